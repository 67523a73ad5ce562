"""An entry as a CSL-JSON item; what CSL has no variable for stands under `custom`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import address, as_sentence, citing, keywords, label, notices, remarks
from cgt_cite.formats.unaccounted import is_bare, unaccounted
from cgt_cite.model import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry, LinkedArticle, Name, PartialDate

    Json = dict[str, object]

_TEXTS = (  # CSL variables that are one line of text, and the model's names for them
    ("title", "title"),
    ("container-title", "container_title"),
    ("container-title-short", "container_title_short"),
    ("collection-title", "collection_title"),
    ("collection-number", "collection_number"),
    ("event-title", "event_title"),
    ("publisher", "publisher"),
    ("publisher-place", "publisher_place"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("supplement-number", "supplement"),
    ("page", "page"),
    ("number", "number"),
    ("genre", "genre"),
    ("medium", "medium"),
    ("status", "status"),
    ("DOI", "DOI"),
    ("PMID", "PMID"),
    ("PMCID", "PMCID"),
    ("ISSN", "ISSN"),
    ("ISBN", "ISBN"),
    ("language", "language"),
)
_DATES = (("issued", "issued"), ("available-date", "epub"), ("accessed", "accessed"))
_NAMES = (("author", "author_cut"), ("editor", "editor_cut"), ("translator", ""))
_OTHERS = {"literal": "others"}  # of a list that is cut: pandoc prints "et al." for it
_CUSTOM_OF_WORK = (
    "author_cut",
    "affiliation",
    "editor_cut",
    "arxiv",
    "other_ids",
    "keyword",
    "mesh",
    "substance",
    "publication_type",
    "grant",
    "conflict_of_interest",
    "figure",
)
_NOTHING: tuple[object, ...] = ("", [], {}, None)
_CUSTOM_OF_ENTRY = ("aliases", "cited_by", "source", "position", "heading", "text", "confidence")


def item(entry: Entry, number: int) -> Json:
    """The entry as one CSL item; `number` names it where it has no key."""
    work = entry.work
    found = {"id": label(entry, number), "type": work.type or "document", **_variables(work, citing(entry))}
    if note := "\n".join(dict.fromkeys(_note(entry))):
        found["note"] = note
    if custom := _custom(entry):
        found["custom"] = custom
    return found


def _variables(work: Work, citing: Iterable[str] = ()) -> Json:
    found: Json = {}
    for role, cut in _NAMES:
        if names := [name for name in map(_name, getattr(work, role)) if name]:
            found[role] = [*names, _OTHERS] if cut and getattr(work, cut) else names
    found |= {variable: _date(date) for variable, field in _DATES if (date := getattr(work, field))}
    for variable, field in _TEXTS:
        if text := clean(str(getattr(work, field) or "")):
            found[variable] = as_sentence(text) if field == "genre" else text
    if url := clean(address(work)):
        found["URL"] = url
    if words := [*keywords(work), *citing]:
        found["keyword"] = "; ".join(words)
    if paragraphs := "\n".join(filter(None, map(clean, work.abstract.split("\n")))):
        found["abstract"] = paragraphs
    return found


def _name(name: Name) -> Json:
    if literal := clean(name.literal):
        return {"literal": literal}
    family = f"{name.particle} {name.family}"  # in one: Zotero drops a particle that stands by itself
    parts = (("family", family), ("given", name.given), ("suffix", name.suffix))
    return {part: text for part, value in parts if (text := clean(value))}


def _date(date: PartialDate) -> Json:
    ends = (date, date.end) if date.end else (date,)
    found: Json = {"date-parts": [_parts(end) for end in ends]}
    if date.season:
        found["season"] = date.season
    return found


def _parts(date: PartialDate) -> list[int]:
    if not date.month:
        return [date.year]
    return [date.year, date.month, date.day] if date.day else [date.year, date.month]


def _note(entry: Entry) -> list[str]:
    work = entry.work
    lines = [*notices(entry), *remarks(entry), *(unaccounted(entry) if is_bare(work) else ())]
    if work.type != "article-journal":  # Zotero keeps a PMID of other types only in lines like these
        lines += [f"{name}: {clean(value)}" for name, value in _identifiers(work) if value]
    return lines


def _identifiers(work: Work) -> tuple[tuple[str, str], ...]:
    return (("PMID", work.PMID), ("PMCID", work.PMCID), ("arXiv", work.arxiv))


def _custom(entry: Entry) -> Json:
    found = {field: _plain(getattr(entry.work, field)) for field in _CUSTOM_OF_WORK}
    found["linked"] = [_linked(link) for link in entry.work.linked]
    found["retracted"] = entry.work.retracted
    found |= {field: _plain(getattr(entry, field)) for field in _CUSTOM_OF_ENTRY}
    found["sources"] = {clean(field): clean(origin) for field, origin in entry.origins}
    return {field: value for field, value in found.items() if value is not False and value not in _NOTHING}


def _plain(value: object) -> object:
    """A value of the model as JSON has it: tuples as lists, text clean."""
    if isinstance(value, str):
        return clean(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _linked(link: LinkedArticle) -> Json:
    return {
        "relation": clean(link.relation),
        "text": clean(link.text),
        **({"type": link.work.type or "document", **_variables(link.work)} if link.work != Work() else {}),
    }
