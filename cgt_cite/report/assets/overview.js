// The tab Overview: the numbers of the summary, and charts, each of which is a table as well.

function figureTile(figure, open) {
  const value = el(
    "dd",
    {},
    el("strong", {}, number(figure.value)),
    figure.detail ? el("span", {}, figure.detail) : null,
  );
  const label = figure.filter
    ? button(figure.label, () => open(figure.filter), { class: "as-link" })
    : figure.label;
  return el("div", { class: "figure" }, el("dt", {}, label), value);
}

function figureList(title, figures, open) {
  if (!figures.length) return null;
  return el(
    "section",
    {},
    el("h2", {}, title),
    el(
      "dl",
      { class: "figures" },
      figures.map((figure) => figureTile(figure, open)),
    ),
  );
}

function bar(value, most) {
  const node = el("span", { class: "bar", "aria-hidden": "true" });
  node.style.setProperty("--share", value / most);
  return node;
}

function ranking(chart, open) {
  const most = Math.max(...chart.bars.map(({ value }) => value));
  const rows = chart.bars.map(({ label, value, entry }) => {
    const name =
      entry < 0 ? label : button(label, () => open("key", DATA.entries[entry]), { class: "as-link" });
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, name),
      el("td", { class: "number" }, number(value)),
      el("td", { class: "bar-cell" }, bar(value, most)),
    );
  });
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, chart.label),
    el("th", { scope: "col", class: "number" }, "Number"),
    el("td"),
  );
  return el("table", { class: "ranking" }, el("thead", {}, head), el("tbody", {}, rows));
}

const COLUMN_HEIGHT = 120;
const COLUMN_WIDTH = 14;
const YEARS_LABELLED = 10;

function columns(chart) {
  const most = Math.max(...chart.bars.map(({ value }) => value));
  const width = chart.bars.length * COLUMN_WIDTH;
  const shapes = chart.bars.map(({ label, value }, at) => {
    const height = (COLUMN_HEIGHT * value) / most;
    const shape = svg("rect", {
      class: "column",
      x: at * COLUMN_WIDTH + 1,
      y: COLUMN_HEIGHT - height,
      width: COLUMN_WIDTH - 2,
      height,
    });
    shape.append(svg("title", {}, `${label}: ${number(value)}`));
    const labelled = at % Math.ceil(chart.bars.length / YEARS_LABELLED) === 0;
    return [shape, labelled ? svg("text", { x: at * COLUMN_WIDTH, y: COLUMN_HEIGHT + 14 }, label) : null];
  });
  const drawing = svg(
    "svg",
    {
      class: "columns",
      viewBox: `0 -2 ${width + 20} ${COLUMN_HEIGHT + 22}`,
      role: "img",
      "aria-label": `${chart.title}: at most ${number(most)} in a year`,
    },
    shapes,
  );
  drawing.style.setProperty("max-width", `${2 * width + 40}px`);
  return [drawing, el("details", {}, el("summary", {}, "As a table"), ranking(chart))];
}

function makeOverview(panel, open) {
  const drawn = DATA.charts.map((chart) =>
    el(
      "section",
      { class: `chart chart-${chart.kind}` },
      el("h2", {}, chart.title),
      chart.kind === "columns" ? columns(chart) : ranking(chart, open),
    ),
  );
  const charts = el("div", { class: "charts" }, drawn);
  panel.append(
    figureList("What was found", DATA.figures, open),
    figureList("For the PRISMA 2020 flow diagram", DATA.prisma, open) ?? "",
    charts,
  );
}
