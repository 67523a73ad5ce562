// The graph as files: GraphML with all nodes, for Gephi, yEd or networkx, and the picture as SVG.

const GRAPHML = "http://graphml.graphdrawing.org/xmlns";
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const GRAPHML_KEYS = [
  ["label", "string", nodeName],
  ["title", "string", nodeTitle],
  ["kind", "string", (node) => (isArticle(node) ? "article" : "work")],
  ["key", "string", (node) => DATA.entries[node.entry]?.key],
  [
    "year",
    "int",
    (node) => (DATA.entries[node.entry] ? yearOf(DATA.entries[node.entry]) || undefined : undefined),
  ],
  [
    "pmid",
    "string",
    (node) =>
      DATA.entries[node.entry]?.fields.pmid ??
      (/^\d+$/.test(DATA.pages[node.page]?.name ?? "") ? DATA.pages[node.page].name : undefined),
  ],
  ["doi", "string", (node) => DATA.entries[node.entry]?.fields.doi],
  ["cited_by_count", "int", (node) => node.degree],
];

function graphMl() {
  const file = document.implementation.createDocument(GRAPHML, "graphml");
  const make = (tag, attributes, ...children) =>
    fill(file.createElementNS(GRAPHML, tag), attributes, children);
  const keys = GRAPHML_KEYS.map(([name, type]) =>
    make("key", { id: name, for: "node", "attr.name": name, "attr.type": type }),
  );
  const nodes = DATA.graph.nodes.map((node) => {
    const values = GRAPHML_KEYS.map(([name, , value]) => [name, value(node)]).filter(
      ([, value]) => value !== undefined,
    );
    return make(
      "node",
      { id: `n${node.number}` },
      values.map(([name, value]) => make("data", { key: name }, String(value))),
    );
  });
  const edges = DATA.graph.edges.map(([citing, cited]) =>
    make("edge", { source: `n${citing}`, target: `n${cited}` }),
  );
  file.documentElement.append(...keys, make("graph", { edgedefault: "directed" }, nodes, edges));
  return XML_HEAD + new XMLSerializer().serializeToString(file);
}

const STYLED = ["fill", "stroke", "stroke-width", "font-family", "font-size", "opacity"];

// A copy that looks the same without the page's style.
function standaloneSvg(drawing) {
  const copy = drawing.cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(" ");
  fill(copy, { xmlns: SVG, width, height }, []);
  const shapes = "line, rect, circle, text";
  const originals = drawing.querySelectorAll(shapes);
  copy.querySelectorAll(shapes).forEach((shape, at) => {
    const style = getComputedStyle(originals[at]);
    STYLED.forEach((name) => shape.setAttribute(name, style.getPropertyValue(name)));
  });
  return XML_HEAD + new XMLSerializer().serializeToString(copy);
}
