// How one cited work looks: its citation, its reference strings with the fields coloured, its marks.

function colouredText(runs) {
  const pieces = runs.map(([part, text]) =>
    part === "other" ? text : el("mark", { class: `part-${part}`, title: part }, text),
  );
  return el("p", { class: "reference-text" }, pieces);
}

function legend() {
  const items = DATA.parts
    .filter((part) => part !== "other")
    .map((part) => el("li", {}, el("mark", { class: `part-${part}` }, part)));
  return el("ul", { class: "legend", "aria-label": "Colours of the fields in the reference strings" }, items);
}

const FLAG_LABELS = {
  retracted: "retracted",
  concern: "expression of concern",
  conflict: "conflict",
  link: "wrong link",
  duplicate: "possible duplicate",
  in_folder: "saved article",
  abstract: "abstract",
};

function badges(entry) {
  const names = entry.flags.map((flag) => [flag, FLAG_LABELS[flag]]);
  if (isDoubtful(entry)) names.unshift(["doubtful", "low confidence"]);
  if (entry.corrected.length) names.push(["corrected", "corrected"]);
  const decision = describeDecision(entry);
  if (decision) names.push(["decided", decision]);
  return names.map(([name, label]) => el("span", { class: `badge badge-${name}` }, label));
}

function citation(entry) {
  const { authors, editors, container_title: container, volume, issue, pages } = entry.fields;
  const number = [volume, issue ? `(${issue})` : ""].join("");
  const locator = [number, pages].filter(Boolean).join(":");
  return [
    el("p", { class: "work-title" }, titleOf(entry)),
    el(
      "p",
      { class: "work-source" },
      [authors || editors, container, locator]
        .filter(Boolean)
        .map((text) => text.replace(/\.$/, ""))
        .join(". "),
    ),
  ];
}

function textsOf(entry) {
  const omitted = entry.omitted_texts
    ? el("p", { class: "hint" }, `and ${plural(entry.omitted_texts, "other wording")}`)
    : null;
  return [entry.runs.map(colouredText), omitted];
}

const PAGES_LISTED = 10;

function citingPages(entry) {
  const pages = entry.pages.map((at) => DATA.pages[at]);
  const items = pages
    .slice(0, PAGES_LISTED)
    .map((page) => el("li", {}, pageLink(page), page.title ? ` ${page.title}` : ""));
  if (pages.length > PAGES_LISTED)
    items.push(el("li", {}, `and ${number(pages.length - PAGES_LISTED)} others`));
  return el(
    "details",
    {},
    el("summary", {}, `cited by ${plural(pages.length, "article")}`),
    el("ul", {}, items),
  );
}
