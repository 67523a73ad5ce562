// The user's decisions, kept in the browser: by entry, the edited fields and at most one verdict.

const STORAGE_KEY = `cgt-cite report ${location.pathname}`;

function openStorage() {
  try {
    localStorage.setItem(`${STORAGE_KEY} test`, "");
    localStorage.removeItem(`${STORAGE_KEY} test`);
    return localStorage;
  } catch {
    return null; // some browsers keep nothing for pages opened from disk
  }
}

const storage = openStorage();

function readStored() {
  try {
    const found = JSON.parse(storage?.getItem(STORAGE_KEY) ?? "{}");
    return new Map(Object.entries(found.decisions ?? {}));
  } catch {
    return new Map();
  }
}

const decisions = {
  made: readStored(), // by the id of an entry: { fields, verdict, target }
  history: [], // what to undo: the id, and the decision before
  listeners: [],
  saved: "", // the corrections that were saved last

  of(entry) {
    return this.made.get(entry.id) ?? { fields: {}, verdict: "", target: "" };
  },

  has(entry) {
    return this.made.has(entry.id);
  },

  change(entry, change) {
    const before = this.made.get(entry.id);
    const after = { ...this.of(entry), ...change };
    this.history.push([entry.id, before]);
    this.put(entry.id, Object.keys(after.fields).length || after.verdict ? after : undefined);
  },

  edit(entry, name, value) {
    const fields = { ...this.of(entry).fields };
    if (value === (entry.fields[name] ?? "")) delete fields[name];
    else fields[name] = value;
    this.change(entry, { fields });
  },

  discard(entry) {
    this.change(entry, { fields: {}, verdict: "", target: "" });
  },

  undo() {
    const last = this.history.pop();
    if (last) this.put(...last);
  },

  put(id, decision) {
    if (decision) this.made.set(id, decision);
    else this.made.delete(id);
    this.keep();
    this.listeners.forEach((listener) => listener());
  },

  keep() {
    try {
      storage?.setItem(STORAGE_KEY, JSON.stringify({ decisions: Object.fromEntries(this.made) }));
    } catch {
      // the storage is full: the decisions last as long as the page is open
    }
  },
};

const VERDICTS = { checked: "accepted", not_a_reference: "not a reference", same_as: "same work as" };

// What was decided about an entry, in words; empty if nothing was.
function describeDecision(entry) {
  if (!decisions.has(entry)) return "";
  const { fields, verdict, target } = decisions.of(entry);
  const edited = Object.keys(fields).length;
  const words = [
    edited ? `${plural(edited, "field")} edited` : "",
    verdict ? `${VERDICTS[verdict]} ${target}`.trim() : "",
  ];
  return words.filter(Boolean).join(", ");
}
