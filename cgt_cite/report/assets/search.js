// Search: every entry and page has a folded text, in which all words of a query must occur.

const fold = (text) =>
  (/[^\x00-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{M}/gu, "") : text).toLowerCase();

const ENTRY_TEXTS = DATA.entries.map((entry) =>
  fold(
    [
      entry.key,
      ...Object.values(entry.fields),
      ...entry.runs.map((runs) => runs.map(([, text]) => text).join("")),
    ].join("\n"),
  ),
);
const PAGE_TEXTS = DATA.pages.map((page) => fold([page.name, page.title, ...page.files].join("\n")));

// The items whose texts contain all words of the query.
function matching(items, texts, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return items;
  return items.filter((_, number) => words.every((word) => texts[number].includes(word)));
}
