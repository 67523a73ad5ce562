"""Convert an entry to a CSL-JSON item; what CSL has no variable for goes under `custom`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import (
    all_keywords,
    capitalize_first,
    citation_key,
    cited_by_keywords,
    essential_notes,
    extra_notes,
    work_url,
)
from cgt_cite.formats.options import OutputOptions
from cgt_cite.formats.presentation import adapt_entry
from cgt_cite.formats.reference_texts import ROLES, has_no_title_or_container, texts_to_keep
from cgt_cite.model import Work, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry, LinkedArticle, Match, Name, NameList, PartialDate

    Json = dict[str, object]

_TEXTS = (  # CSL variables with a line of text, and the model's names for them
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
_OTHERS = {"literal": "others"}  # the last name of a truncated list, which pandoc prints as "et al."
_CUSTOM_OF_INDEXING = (
    "keyword",
    "mesh",
    "substance",
    "publication_type",
    "grant",
    "conflict_of_interest",
    "figure",
)
_EMPTY: tuple[object, ...] = ("", [], {}, None)


def entry_as_csl(entry: Entry) -> Json:
    """The item that is written for an entry alone, with the usual options."""
    return csl_item(adapt_entry(entry, OutputOptions(), for_scripts=False), 1)


def csl_item(entry: Entry, number: int, *, for_scripts: bool = False) -> Json:
    """The entry as one CSL item; `number` makes the id of an entry without a key.

    Names are as citation processors and Zotero need them: particles are part of the family name, and a
    truncated list ends with an author called `others`.  `for_scripts`, particles are separate, and only
    `custom.author_truncated` marks a truncated list.
    """
    work = entry.work
    item: Json = {"id": citation_key(entry, number), "type": str(work.type or WorkType.DOCUMENT)}
    item |= _names(work, for_scripts=for_scripts)
    item |= _variables(work, cited_by_keywords(entry), for_scripts=for_scripts)
    if url := clean(work.URL if for_scripts else work_url(work)):
        item["URL"] = url
    if note := "\n".join(dict.fromkeys(_note(entry))):
        item["note"] = note
    if custom := _custom(entry):
        item["custom"] = custom
    return item


def _names(work: Work, *, for_scripts: bool = False) -> Json:
    found: Json = {}
    for role in ROLES:
        people: NameList = getattr(work, role)
        if names := list(filter(None, (_name(name, for_scripts=for_scripts) for name in people.names))):
            found[role] = [*names, _OTHERS] if people.truncated and not for_scripts else names
    return found


def _variables(work: Work, cited_by: Iterable[str] = (), *, for_scripts: bool = False) -> Json:
    found: Json = {variable: _date(date) for variable, field in _DATES if (date := getattr(work, field))}
    for variable, field in _TEXTS:
        if text := clean(str(getattr(work, field) or "")):
            found[variable] = capitalize_first(text) if field == "genre" and not for_scripts else text
    if words := [*all_keywords(work), *cited_by]:
        found["keyword"] = "; ".join(words)
    if paragraphs := "\n".join(filter(None, map(clean, work.indexing.abstract.split("\n")))):
        found["abstract"] = paragraphs
    return found


def _name(name: Name, *, for_scripts: bool) -> Json:
    if literal := clean(name.literal):
        return {"literal": literal}
    family = name.family if for_scripts else f"{name.particle} {name.family}"  # Zotero ignores particles
    particle = name.particle if for_scripts else ""
    parts = (
        ("family", family),
        ("given", name.given),
        ("non-dropping-particle", particle),
        ("suffix", name.suffix),
    )
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
    lines = [
        *essential_notes(entry),
        *extra_notes(entry),
        *(texts_to_keep(entry) if has_no_title_or_container(work) else ()),
    ]
    if work.type != WorkType.ARTICLE_JOURNAL:  # for other types Zotero keeps a PMID only in such a line
        lines += [f"{name}: {clean(value)}" for name, value in _identifiers(work) if value]
    return lines


def _identifiers(work: Work) -> tuple[tuple[str, str], ...]:
    return (("PMID", work.PMID), ("PMCID", work.PMCID), ("arXiv", work.arxiv))


def _custom(entry: Entry) -> Json:
    work = entry.work
    found: Json = {
        "author_truncated": work.author.truncated,
        "affiliation": _as_json(work.affiliation),
        "editor_truncated": work.editor.truncated,
        "arxiv": clean(work.arxiv),
        "other_ids": [clean(str(identifier)) for identifier in work.other_ids],
    }
    found |= {field: _as_json(getattr(work.indexing, field)) for field in _CUSTOM_OF_INDEXING}
    found["linked"] = [_linked(link) for link in work.indexing.linked]
    found["retracted"] = work.retracted
    found |= {
        "aliases": _as_json(entry.aliases),
        "cited_by": _as_json(entry.cited_by),
        "cited_by_count": entry.cited_by_count,
        "source": [clean(sighting.source) for sighting in entry.sightings],
        "position": [sighting.position for sighting in entry.sightings],
        "heading": _as_json(entry.headings),
        "text": _as_json(entry.text),
        "confidence": entry.confidence,
        "sources": {clean(field): clean(origin) for field, origin in entry.origins},
        "match": _match(entry.match) if entry.match else {},
        "in_folder": entry.in_folder,
        "work_id": clean(entry.work_id),
    }
    return {field: value for field, value in found.items() if value is not False and value not in _EMPTY}


def _as_json(value: object) -> object:
    """A value of the model as JSON: tuples as lists, text cleaned."""
    if isinstance(value, str):
        return clean(value)
    return [_as_json(part) for part in value] if isinstance(value, tuple) else value


def _match(match: Match) -> Json:
    return {"found_by": clean(match.found_by), "agreement": match.agreement}


def _linked(link: LinkedArticle) -> Json:
    return {
        "relation": clean(link.relation),
        "text": clean(link.text),
        **(
            {"type": str(link.work.type or WorkType.DOCUMENT), **_names(link.work), **_variables(link.work)}
            if link.work != Work()
            else {}
        ),
    }
