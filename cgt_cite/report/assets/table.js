// A table that is sorted by the headers of its columns and shown a page at a time.
// A column has a label, `cell` (what to show), and perhaps `sort` (the value to sort by) and `first` (descending).

const ROWS_PER_PAGE = 50;

function makeTable(caption, columns, row = {}) {
  let items = [];
  let sorted = { column: null, descending: false };
  const body = el("tbody");
  const headers = columns.map((column) =>
    el(
      "th",
      { scope: "col", class: column.class },
      column.sort ? button(column.label, () => sortBy(column)) : column.label,
    ),
  );
  const pager = makePager(ROWS_PER_PAGE, caption.toLowerCase(), (shown) =>
    body.replaceChildren(...shown.map(makeRow)),
  );
  const table = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, headers)), body);

  function makeRow(item) {
    const cells = columns.map((column) => {
      const content = column.cell(item);
      return el("td", { class: column.class, "data-label": column.label }, content);
    });
    return el("tr", row.attributes?.(item) ?? {}, cells);
  }

  function sortBy(column, descending = null) {
    const first = column.first === "descending";
    sorted = { column, descending: descending ?? (sorted.column === column ? !sorted.descending : first) };
    headers.forEach((header, at) => {
      if (columns[at] === column)
        header.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    });
    pager.set(inOrder());
  }

  function inOrder() {
    if (!sorted.column) return items;
    const direction = sorted.descending ? -1 : 1;
    const values = items.map((item, at) => [sorted.column.sort(item), at]);
    values.sort(([a, i], [b, j]) => (a < b ? -direction : a > b ? direction : i - j));
    return values.map(([, at]) => items[at]);
  }

  return {
    node: el(
      "div",
      { class: "table" },
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, table),
      pager.node,
    ),
    sortBy: (label, descending) =>
      sortBy(
        columns.find((column) => column.label === label),
        descending,
      ),
    show(found) {
      items = found;
      pager.set(inOrder());
    },
    reveal: (item) => pager.reveal(item),
    refresh: () => pager.refresh(),
  };
}
