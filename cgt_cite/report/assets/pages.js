// The tab Pages: each saved article with what it shows of its list, and where to get the rest; and the files
// that could not be read.

const missingOf = (page) => page.stated - page.shown;

const PAGE_COLUMNS = [
  {
    label: "Article",
    sort: (page) => fold(pageTitle(page)),
    cell: (page) => [
      el("p", { class: "work-title" }, pageTitle(page)),
      page.files.map((file) => el("p", { class: "file" }, file)),
    ],
  },
  { label: "PMID", class: "links", sort: (page) => Number(page.name) || 0, cell: pageLink },
  {
    label: "Shown",
    class: "number",
    sort: (page) => page.shown,
    first: "descending",
    cell: (page) => number(page.shown),
  },
  {
    label: "Stated",
    class: "number",
    sort: (page) => page.stated,
    first: "descending",
    cell: (page) => number(page.stated),
  },
  {
    label: "Missing",
    class: "number",
    sort: missingOf,
    first: "descending",
    cell: (page) => number(missingOf(page)),
  },
  {
    label: "Doubtful",
    class: "number",
    sort: (page) => page.doubtful,
    first: "descending",
    cell: (page) => number(page.doubtful),
  },
  { label: "What to do", class: "wide", cell: remedy },
];

const UNREAD = "Files that could not be read";
const UNREAD_COLUMNS = [
  { label: "File", class: "wide", sort: ({ file }) => fold(file), cell: ({ file }) => file },
  { label: "Problem", class: "wide", cell: ({ what }) => what },
  { label: "What to do", class: "wide", cell: ({ remedy }) => remedy },
];

function remedy(page) {
  if (!page.incomplete) return page.stated ? "complete" : "no list on this page";
  if (!missingOf(page)) return "may be incomplete: check whether the article has more references";
  const where = page.address ? link(page.address, page.address) : "the page";
  return ["Open ", where, `, press “Show all ${number(page.stated)} references”, and save it again.`];
}

function makePages(panel) {
  const query = el("input", { type: "search", oninput: () => show(), autocomplete: "off" });
  const incomplete = el("input", { type: "checkbox", onchange: () => show() });
  const hits = el("p", { role: "status", "aria-live": "polite", class: "hits" });
  const table = makeTable("Pages", PAGE_COLUMNS);

  function show() {
    const found = matching(DATA.pages, PAGE_TEXTS, query.value).filter(
      (page) => !incomplete.checked || page.incomplete,
    );
    const missing = found.reduce((sum, page) => sum + missingOf(page), 0);
    hits.textContent = `${number(found.length)} of ${plural(DATA.pages.length, "article")}, ${plural(missing, "reference")} missing`;
    table.show(found);
  }

  panel.append(
    el(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      field("Search", query),
      field("Incomplete lists only", incomplete),
    ),
    hits,
    table.node,
  );
  table.sortBy("Missing", true);
  show();
  const unread = makeTable(UNREAD, UNREAD_COLUMNS);
  unread.show(DATA.unread);
  const files = el("section", {}, el("h2", {}, UNREAD), unread.node);
  if (DATA.unread.length) panel.append(files);
  return {
    filter(name) {
      if (name === "unread") {
        files.scrollIntoView();
        return;
      }
      incomplete.checked = true;
      show();
    },
  };
}
