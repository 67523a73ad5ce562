// The tab Graph: who cites what, as a picture and as a table.

const ARTICLE_SIZE = 9;
const WHOLE = [-60, -40, 1820, 1080]; // the view that shows everything, labels included
const LABELLED = 30; // cited works that have their name beside them
const ZOOM_STEP = 1.4;
const LEAST_OF_OTHERS = 2; // articles that cite a work which is not itself saved

DATA.graph.nodes.forEach((node, number) => {
  node.number = number;
  node.citing = [];
});
for (const [citing, cited] of DATA.graph.edges) DATA.graph.nodes[cited].citing.push(DATA.graph.nodes[citing]);

function nodeName(node) {
  if (node.entry >= 0) return shortName(DATA.entries[node.entry]);
  const page = DATA.pages[node.page];
  return page.title.length > 40 ? `${page.title.slice(0, 38)}…` : pageTitle(page);
}

const nodeTitle = (node) =>
  node.entry >= 0 ? titleOf(DATA.entries[node.entry]) : pageTitle(DATA.pages[node.page]);
const isArticle = (node) => node.page >= 0;

function drawNode(node, labelled, choose) {
  const [x, y] = node.place;
  const size = isArticle(node) ? ARTICLE_SIZE : 6 + 3 * Math.sqrt(node.degree);
  const shape = isArticle(node)
    ? svg("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size })
    : svg("circle", { cx: x, cy: y, r: size });
  const label = labelled ? svg("text", { x: x + size + 3, y: y + 4 }, nodeName(node)) : null;
  const group = svg(
    "g",
    {
      class: isArticle(node) ? "node article" : "node work",
      "data-node": node.number,
      onclick: () => choose(node),
    },
    shape,
    label ?? "",
  );
  group.append(svg("title", {}, `${nodeTitle(node)} (cited by ${number(node.degree)})`));
  return group;
}

function makeDrawing(choose) {
  const lines = svg("g", { class: "edges" });
  const points = svg("g");
  const view = [...WHOLE];
  const node = svg(
    "svg",
    { class: "graph", role: "img", "aria-label": "Graph of citations; the table below has the same content" },
    lines,
    points,
  );
  const look = () => node.setAttribute("viewBox", view.join(" "));

  function zoom(factor) {
    const [x, y, width, height] = view;
    view.splice(
      0,
      4,
      x + (width * (1 - factor)) / 2,
      y + (height * (1 - factor)) / 2,
      width * factor,
      height * factor,
    );
    look();
  }

  function draw(nodes) {
    const shown = new Set(nodes);
    const edges = DATA.graph.edges
      .map(([citing, cited]) => [DATA.graph.nodes[citing], DATA.graph.nodes[cited]])
      .filter((edge) => edge.every((end) => shown.has(end)));
    const ranked = nodes.filter((one) => one.degree).sort((a, b) => b.degree - a.degree);
    const labelled = new Set(ranked.slice(0, LABELLED));
    lines.replaceChildren(
      ...edges.map(([a, b]) =>
        svg("line", {
          x1: a.place[0],
          y1: a.place[1],
          x2: b.place[0],
          y2: b.place[1],
          "data-ends": `${a.number} ${b.number}`,
        }),
      ),
    );
    points.replaceChildren(...nodes.map((one) => drawNode(one, labelled.has(one), choose)));
  }

  function highlight(chosen) {
    const near = new Set([String(chosen.number)]);
    for (const line of lines.children) {
      const ends = line.dataset.ends.split(" ");
      line.classList.toggle("chosen", ends.includes(String(chosen.number)));
      if (ends.includes(String(chosen.number))) ends.forEach((end) => near.add(end));
    }
    for (const point of points.children) point.classList.toggle("faded", !near.has(point.dataset.node));
  }

  look();
  const reset = () => (view.splice(0, 4, ...WHOLE), look());
  return { node, draw, highlight, zoomIn: () => zoom(1 / ZOOM_STEP), zoomOut: () => zoom(ZOOM_STEP), reset };
}

function makeGraph(panel, open) {
  const { nodes } = DATA.graph;
  if (!nodes.length) {
    panel.append(
      el("p", {}, "No work is cited by two of the saved articles, and none of them cites another."),
    );
    return;
  }
  const chosen = el("p", { role: "status", "aria-live": "polite", class: "hits" });
  const choose = (node) => {
    drawing.highlight(node);
    chosen.textContent = `${nodeTitle(node)}: cited by ${plural(node.degree, "article")}`;
  };
  const drawing = makeDrawing(choose);
  const lowest = nodes.reduce((least, { degree }) => Math.min(least, degree || least), LEAST_OF_OTHERS);
  const least = el("input", { type: "number", min: lowest, value: lowest, oninput: () => show() });
  const table = makeTable("Cited works in the graph", [
    {
      label: "Work",
      sort: (node) => fold(nodeTitle(node)),
      cell: (node) => button(nodeTitle(node), () => choose(node), { class: "as-link" }),
    },
    {
      label: "Cited by",
      class: "number",
      first: "descending",
      sort: (node) => node.degree,
      cell: (node) => number(node.degree),
    },
    {
      label: "Articles that cite it",
      cell: (node) => node.citing.map(({ page }) => DATA.pages[page].name).join(", "),
    },
    {
      label: "Reference",
      cell: (node) =>
        node.entry >= 0
          ? button("Show", () => open("key", DATA.entries[node.entry]), {
              "aria-label": `Show ${nodeName(node)}`,
            })
          : "",
    },
  ]);

  function show() {
    const works = nodes.filter((node) => node.degree >= Math.max(lowest, Number(least.value)));
    const ends = new Set(works.flatMap((node) => [node, ...node.citing]));
    const drawn = [...ends].filter((node) => node.place.length);
    drawing.draw(drawn);
    table.show(works);
    const limit =
      drawn.length < ends.size
        ? `; of these, ${number(drawn.length)} are drawn: the works cited most, and the articles that cite most of them`
        : "";
    chosen.textContent = `${plural([...ends].filter(isArticle).length, "article")} and ${plural(works.length, "cited work")}${limit}`;
  }

  panel.append(
    el(
      "p",
      {},
      "Squares are saved articles, circles are works that two or more of them cite.",
      lowest < LEAST_OF_OTHERS ? " A saved article is shown also where only one other cites it." : "",
    ),
    el(
      "div",
      { class: "filters" },
      field("Cited by at least", least),
      button("Zoom in", drawing.zoomIn),
      button("Zoom out", drawing.zoomOut),
      button("Whole graph", drawing.reset),
      button("Save as GraphML", () => download("citations.graphml", "application/xml", graphMl())),
      button("Save as SVG", () => download("citations.svg", "image/svg+xml", standaloneSvg(drawing.node))),
    ),
    chosen,
    drawing.node,
    table.node,
  );
  table.sortBy("Cited by", true);
  show();
}
