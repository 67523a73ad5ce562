// The tab References: all works in a table, to search, sort and filter.

const CONFIDENCE_FILTERS = [
  ["", "any", () => true],
  ["low", "low (below 0.5)", isDoubtful],
  [
    "medium",
    "0.5 to 0.9",
    ({ confidence }) => confidence !== null && confidence >= DATA.low_confidence && confidence < 0.9,
  ],
  ["high", "0.9 or more", ({ confidence }) => confidence !== null && confidence >= 0.9],
  ["none", "not parsed", ({ confidence }) => confidence === null],
];
const MISSING_FILTERS = [
  ["", "any", () => true],
  ["doi", "DOI", ({ fields }) => !fields.doi],
  ["pmid", "PMID", ({ fields }) => !fields.pmid],
  ["both", "DOI and PMID", ({ fields }) => !fields.doi && !fields.pmid],
];
const STATUS_FILTERS = [
  ["", "any", () => true],
  ["retracted", "retracted", (entry) => has(entry, "retracted")],
  ["concern", "expression of concern", (entry) => has(entry, "concern")],
  ["conflict", "conflict", (entry) => has(entry, "conflict")],
  ["link", "wrong link", (entry) => has(entry, "link")],
  ["duplicate", "possible duplicate", (entry) => has(entry, "duplicate")],
  ["in_folder", "saved article", (entry) => has(entry, "in_folder")],
  ["corrected", "corrected", (entry) => entry.corrected.length > 0],
];

const lastName = (entry) => fold(entry.fields.authors || entry.fields.editors || "\uffff");

const REFERENCE_COLUMNS = [
  {
    label: "Work",
    sort: (entry) => fold(titleOf(entry)),
    cell: (entry) => [citation(entry), textsOf(entry), badges(entry), citingPages(entry)],
  },
  {
    label: "Author",
    class: "narrow",
    sort: lastName,
    cell: (entry) => shortName(entry).replace(/ \d+$/, ""),
  },
  {
    label: "Year",
    class: "number",
    sort: yearOf,
    first: "descending",
    cell: (entry) => entry.fields.year ?? "",
  },
  {
    label: "Cited by",
    class: "number",
    sort: (entry) => entry.pages.length,
    first: "descending",
    cell: (entry) => number(entry.pages.length),
  },
  {
    label: "Confidence",
    class: "number",
    sort: ({ confidence }) => confidence ?? 2,
    cell: ({ confidence }) => (confidence === null ? "" : confidence.toFixed(2)),
  },
  {
    label: "Links",
    cell: (entry) =>
      el(
        "ul",
        { class: "links" },
        identifierLinks(entry).map((node) => el("li", {}, node)),
      ),
  },
];

const choices = (filters) => filters.map(([value, label]) => [value, label]);
const testOf = (filters, control) => filters.find(([value]) => value === control.value)[2];

function makeReferences(panel, check) {
  const update = () => show();
  const query = el("input", { type: "search", oninput: update, autocomplete: "off", spellcheck: "false" });
  const types = [...new Set(DATA.entries.map(({ fields }) => fields.type ?? ""))].sort();
  const type = select([["", "any"], ...types.filter(Boolean).map((name) => [name, name])], update);
  const confidence = select(choices(CONFIDENCE_FILTERS), update);
  const missing = select(choices(MISSING_FILTERS), update);
  const status = select(choices(STATUS_FILTERS), update);
  const atLeast = el("input", { type: "number", min: 1, value: 1, oninput: update });
  const page = el("input", {
    type: "text",
    oninput: update,
    list: "page-names",
    placeholder: "PMID, title or file",
  });
  const names = el(
    "datalist",
    { id: "page-names" },
    DATA.pages
      .filter(({ shown }) => shown)
      .slice(0, 500)
      .map(({ name, title }) => el("option", { value: name }, title)),
  );
  const hits = el("p", { role: "status", "aria-live": "polite", class: "hits" });
  const table = makeTable("References", [
    ...REFERENCE_COLUMNS,
    {
      label: "Check",
      class: "screen-only",
      cell: (entry) => button("Check", () => check(entry), { "aria-label": `Check ${shortName(entry)}` }),
    },
  ]);

  function found() {
    const tests = [
      testOf(CONFIDENCE_FILTERS, confidence),
      testOf(MISSING_FILTERS, missing),
      testOf(STATUS_FILTERS, status),
    ];
    const least = Number(atLeast.value) || 0;
    if (least > 1) tests.push((entry) => entry.pages.length >= least);
    if (type.value) tests.push(({ fields }) => fields.type === type.value);
    if (page.value.trim()) {
      const pages = new Set(matching(DATA.pages, PAGE_TEXTS, page.value).map((one) => one.number));
      tests.push((entry) => entry.pages.some((at) => pages.has(at)));
    }
    return matching(DATA.entries, ENTRY_TEXTS, query.value).filter((entry) =>
      tests.every((test) => test(entry)),
    );
  }

  function show() {
    const entries = found();
    hits.textContent = `${number(entries.length)} of ${plural(DATA.entries.length, "work")}`;
    table.show(entries);
  }

  const controls = [query, confidence, type, missing, status, atLeast, page];
  function reset() {
    controls.forEach((control) => (control.value = control === atLeast ? 1 : ""));
    show();
  }

  const labels = [
    "Search",
    "Confidence",
    "Type",
    "Missing",
    "Status",
    "Cited by at least",
    "Cited by article",
  ];
  panel.append(
    el(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      controls.map((control, at) => field(labels[at], control)),
      names,
      button("Reset filters", reset),
    ),
    hits,
    legend(),
    table.node,
  );
  show();
  decisions.listeners.push(() => table.refresh());
  return {
    filter(name, entry) {
      reset();
      if (name === "doubtful") confidence.value = "low";
      else if (name === "key") query.value = entry.key;
      else if (name !== "all") status.value = name;
      show();
    },
  };
}
