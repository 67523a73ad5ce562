// The tab Check: one form for each work, first those to check; decisions are kept and saved as a file.

const FORMS_PER_PAGE = 10;
const SUGGESTIONS = 12;

const CHECK_FILTERS = [
  ["todo", "to check, not decided", (entry) => needsCheck(entry) && !decisions.has(entry)],
  ["check", "to check", needsCheck],
  ["decided", "decided", (entry) => decisions.has(entry)],
  ["corrected", "corrected by an earlier file", (entry) => entry.corrected.length > 0],
  ["all", "all", () => true],
];

// Works to check first, and the least certain ones first among them.
const urgency = (entry) => (needsCheck(entry) ? 0 : 2) + (entry.confidence ?? 1);
const BY_URGENCY = [...DATA.entries].sort((a, b) => urgency(a) - urgency(b) || a.number - b.number);

function reasons(entry) {
  const found = [...entry.notes];
  if (isDoubtful(entry)) {
    const why = entry.doubts.length ? `: ${entry.doubts.join(", ")}` : "";
    const confidence = `Parsed with low confidence (${entry.confidence.toFixed(2)})${why}.`;
    found.unshift(`${confidence} Check each field against the text.`);
  }
  if (entry.duplicate_of) found.push(`May be the same work as ${entry.duplicate_of}.`);
  return found.map((text) => el("p", { class: "reason" }, text));
}

const LONG_FIELDS = ["title", "authors"];

function makeControl(name) {
  if (name === "type") return select(DATA.types.map((type) => [type, type || "unknown"]));
  const attributes = { spellcheck: "false", autocomplete: "off" };
  return LONG_FIELDS.includes(name) ? el("textarea", { rows: 2, ...attributes }) : el("input", attributes);
}

const isCorrected = (entry, name) => entry.corrected.includes(name);

// What later runs would refuse: the pattern that a value must have, and an example of it.
const PATTERNS = {
  date: [/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/, "2019, 2019-03 or 2019-03-05"],
  doi: [/^10\.\d{4,9}[.\d]*\/\S+$/, "10.1038/s41573-019-0020-9"],
  pmid: [/^\d{1,8}$/, "30858502"],
  pmcid: [/^PMC\d{1,8}$/, "PMC123456"],
  url: [/^\S+$/, "https://example.org/"],
};

// Why a value cannot be saved; empty if it can.
function complaint(name, value) {
  const [pattern, example] = PATTERNS[name] ?? [/^/, ""];
  return !value || pattern.test(value) ? "" : `Not saved: write it as ${example}`;
}

// A labelled control, and a function that sets it to what is decided.
function fieldControl(entry, { name, label }) {
  const control = makeControl(name);
  const warning = el("span", { class: "reason", role: "alert", id: `warning-${entry.number}-${name}` });

  function warn(text) {
    warning.textContent = text;
    if (text) control.setAttribute("aria-invalid", true);
    else control.removeAttribute("aria-invalid");
  }

  control.addEventListener("change", () => {
    const value = control.value.replace(/\s+/g, " ").trim();
    warn(complaint(name, value));
    if (!complaint(name, value)) decisions.edit(entry, name, value);
  });

  function refresh() {
    const value = decisions.of(entry).fields[name] ?? entry.fields[name] ?? "";
    if (control.value !== value && !control.hasAttribute("aria-invalid")) control.value = value;
  }

  const text = isCorrected(entry, name) ? `${label} (corrected)` : label;
  const node = field(text, control, { class: `field field-${name}` });
  if (name in PATTERNS) {
    control.setAttribute("aria-describedby", warning.id);
    node.append(warning);
  }
  return { node, refresh };
}

// Choose the entry that this one duplicates, by typing its key or words of its title.
function sameWork(entry) {
  const list = el("datalist", { id: `same-${entry.number}` });
  const input = el("input", {
    list: list.id,
    value: decisions.of(entry).target || entry.duplicate_of,
    oninput: suggest,
    autocomplete: "off",
    spellcheck: "false",
  });
  const message = el("p", { class: "hint", role: "alert" });

  function suggest() {
    const others = matching(DATA.entries, ENTRY_TEXTS, input.value).filter((other) => other !== entry);
    list.replaceChildren(
      ...others
        .slice(0, SUGGESTIONS)
        .map((other) => el("option", { value: other.key, label: `${shortName(other)}: ${titleOf(other)}` })),
    );
  }

  function decide() {
    const target = BY_KEY.get(input.value.trim());
    if (!target || target === entry)
      message.textContent = "Choose the key of another work; type words of its title to find it.";
    else decisions.change(entry, { verdict: "same_as", target: target.key });
  }

  return el(
    "div",
    { class: "same-work" },
    field("Same work as (key, or words of the title)", input),
    list,
    button("Same work", decide),
    message,
  );
}

// The form of a work, and a function that shows what is decided; the controls stay, and so does the focus.
function checkForm(entry) {
  const state = el("p", { class: "decision" });
  const verdict = (name) => () => decisions.change(entry, { verdict: name, target: "" });
  const undo = button("Undo", () => decisions.discard(entry));
  const controls = DATA.fields.map(([name, label]) => fieldControl(entry, { name, label }));
  const form = el(
    "form",
    {
      class: "check",
      "data-entry": entry.number,
      "aria-label": titleOf(entry),
      onsubmit: (event) => event.preventDefault(),
    },
    el("h3", { tabindex: -1 }, titleOf(entry)),
    el("p", { class: "key" }, entry.key, " ", badges(entry)),
    reasons(entry),
    textsOf(entry),
    el(
      "div",
      { class: "fields" },
      controls.map(({ node }) => node),
    ),
    sameWork(entry),
    el(
      "div",
      { class: "actions" },
      button("Accept these fields", verdict("checked"), { class: "primary" }),
      button("Not a reference", verdict("not_a_reference")),
      undo,
    ),
    state,
    el(
      "ul",
      { class: "links" },
      identifierLinks(entry).map((node) => el("li", {}, node)),
    ),
    citingPages(entry),
  );

  function refresh() {
    const decision = describeDecision(entry);
    state.textContent = decision ? `Decided: ${decision}` : "";
    form.classList.toggle("is-decided", Boolean(decision));
    if (document.activeElement === undo && !decision) form.querySelector("h3").focus();
    undo.disabled = !decision;
    controls.forEach((control) => control.refresh());
  }

  refresh();
  return { node: form, refresh };
}

function makeCheck(panel) {
  const query = el("input", { type: "search", oninput: () => show(), autocomplete: "off" });
  const filter = select(choices(CHECK_FILTERS), () => show());
  const hits = el("p", { role: "status", "aria-live": "polite", class: "hits" });
  const list = el("div", { class: "checks" });
  let forms = [];
  let shown = 0;
  let elsewhere = 0; // works that match the search, but not the filter
  const pager = makePager(FORMS_PER_PAGE, "works to check", (entries) => {
    forms = entries.map(checkForm);
    list.replaceChildren(...forms.map(({ node }) => node));
  });
  const save = button("Save corrections.csv", saveCorrections, { class: "primary" });
  const undo = button("Undo last decision", () => decisions.undo());

  function show() {
    const test = testOf(CHECK_FILTERS, filter);
    const words = new Set(matching(DATA.entries, ENTRY_TEXTS, query.value));
    const found = BY_URGENCY.filter((entry) => words.has(entry) && test(entry));
    shown = found.length;
    elsewhere = query.value.trim() ? words.size - shown : 0;
    showCounts();
    pager.set(found);
  }

  function showCounts() {
    const open = DATA.entries.filter(CHECK_FILTERS[0][2]).length;
    const others = elsewhere ? ` (${number(elsewhere)} more among all)` : "";
    hits.textContent = `${plural(shown, "work")} shown${others}; to check and not decided: ${number(open)}`;
  }

  function showDecisions() {
    const made = DATA.entries.filter((entry) => decisions.has(entry)).length;
    const state = made && decisions.saved === correctionsCsv() ? "saved" : "not saved";
    save.textContent = made
      ? `Save corrections.csv (${plural(made, "decision")}, ${state})`
      : "Save corrections.csv";
    save.disabled = !made && !DATA.corrections.length;
    undo.disabled = !decisions.history.length;
  }

  function update() {
    showDecisions();
    showCounts();
    forms.forEach((form) => form.refresh());
  }

  const kept = storage
    ? "Decisions are kept in this browser until you save them."
    : "This browser keeps nothing for pages opened from disk: save your decisions before you close the page.";
  panel.append(
    el(
      "p",
      {},
      kept,
      " Pass the saved file to every later run: ",
      el("code", {}, "cgt-cite extract pages/ --corrections corrections.csv -o refs.bib"),
    ),
    el(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      field("Search", query),
      field("Show", filter),
      save,
      undo,
    ),
    hits,
    legend(),
    list,
    pager.node,
  );
  decisions.listeners.push(update);
  show();
  showDecisions();
  return {
    open(entry) {
      filter.value = "all";
      query.value = "";
      show();
      pager.reveal(entry);
      const form = list.querySelector(`form[data-entry="${entry.number}"]`);
      form.scrollIntoView();
      form.querySelector("h3").focus();
    },
  };
}
