// The decisions as corrections.csv, which `--corrections` applies to every later run.

const CORRECTION_COLUMNS = ["key", "pmid", "doi", "text", "field", "value"];

function rowsOf(entry) {
  const { fields, verdict, target } = decisions.of(entry);
  const { key, text } = entry;
  const who = { key, pmid: entry.fields.pmid ?? "", doi: entry.fields.doi ?? "", text };
  const row = (name, value) => ({ ...who, field: name, value });
  if (verdict === "not_a_reference") return [row(verdict, "yes")];
  if (verdict === "same_as") return [row(verdict, target)];
  const edits = Object.entries(fields).map(([name, value]) => row(name, value));
  return verdict === "checked" ? [...edits, row(verdict, "yes")] : edits;
}

const isSameEntry = (row, other) =>
  (row.text && row.text === other.text) || (row.key && row.key === other.key);
const replaces = (row, other) => row.field === other.field && isSameEntry(row, other);
const isApplied = (row) =>
  DATA.corrections.some((earlier) => replaces(row, earlier) && row.value === earlier.value);

// The corrections that this report was made with, unless replaced, and the new ones.
function allCorrections() {
  const made = DATA.entries.filter((entry) => decisions.has(entry)).flatMap(rowsOf);
  const kept = DATA.corrections.filter((earlier) => !made.some((row) => replaces(row, earlier)));
  return [...kept, ...made];
}

const quoteCell = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function correctionsCsv() {
  const lines = allCorrections().map((row) =>
    CORRECTION_COLUMNS.map((column) => quoteCell(row[column])).join(","),
  );
  return [CORRECTION_COLUMNS.join(","), ...lines, ""].join("\r\n");
}

function saveCorrections() {
  const text = correctionsCsv();
  download("corrections.csv", "text/csv", text);
  decisions.saved = text;
  decisions.listeners.forEach((listener) => listener());
}

// Decisions that the run has applied need no longer be kept.
for (const entry of DATA.entries.filter((one) => decisions.has(one))) {
  if (rowsOf(entry).every(isApplied)) decisions.made.delete(entry.id);
}
decisions.keep();

if (!storage) {
  addEventListener("beforeunload", (event) => {
    if (decisions.made.size && decisions.saved !== correctionsCsv()) event.preventDefault();
  });
}
