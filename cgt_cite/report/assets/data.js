// The document, and what the tabs ask of its entries and pages.

const DATA = JSON.parse(document.getElementById("document").textContent);

DATA.entries.forEach((entry, number) => {
  entry.number = number;
  entry.runs = entry.texts.map((text) => {
    const runs = [];
    for (let at = 0; at < text.length; at += 2) runs.push([DATA.parts[text[at]], text[at + 1]]);
    return runs;
  });
  entry.text = entry.runs.length ? entry.runs[0].map(([, text]) => text).join("") : "";
});

DATA.pages.forEach((page, number) => (page.number = number));

const BY_KEY = new Map(DATA.entries.map((entry) => [entry.key, entry]));

const has = (entry, flag) => entry.flags.includes(flag);
const isDoubtful = (entry) => entry.confidence !== null && entry.confidence < DATA.low_confidence;
const needsCheck = (entry) => isDoubtful(entry) || has(entry, "conflict") || has(entry, "duplicate");
const yearOf = (entry) => Number(entry.fields.year || 0);
const titleOf = (entry) => entry.fields.title || entry.text || entry.key;
const pageTitle = (page) => page.title || page.name;

// `Smith 2019`: how a work is named where there is little room.
function shortName(entry) {
  const people = entry.fields.authors || entry.fields.editors || "";
  const family = people.split(/[,;]/)[0] || titleOf(entry).slice(0, 30);
  return `${family} ${entry.fields.year || ""}`.trim();
}

function identifierLinks(entry) {
  const { doi, pmid, pmcid, url } = entry.fields;
  const found = [];
  if (doi) found.push(link(`https://doi.org/${encodeURIComponent(doi).replaceAll("%2F", "/")}`, "DOI"));
  if (pmid) found.push(link(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`, "PubMed"));
  if (pmcid) found.push(link(`https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(pmcid)}/`, "PMC"));
  if (url) found.push(link(/^www\./.test(url) ? `http://${url}` : url, "URL"));
  return found;
}

const pageLink = (page) =>
  page.address ? link(page.address, `PMID ${page.name}`) : el("span", {}, page.name);
