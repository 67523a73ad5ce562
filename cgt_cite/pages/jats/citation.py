"""Read one tagged JATS citation into a work, field by field.

A citation's *remarks* are the text outside its fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.dates import RECENT_YEAR, parse_date
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.page_ranges import page_range, parse_pages
from cgt_cite.model import Fields, Pages, Work, WorkType
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.citation_parts import TaggedFields, group_by_tag, parts_of, text_outside_fields
from cgt_cite.pages.jats.dates import access_date_in, date_led_by_words, date_of
from cgt_cite.pages.jats.links import identifiers_of
from cgt_cite.pages.jats.people import people_of
from cgt_cite.pages.jats.text import text_of, title_of
from cgt_cite.pages.xml.dates import date_in_parts
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cgt_cite.model import PartialDate

_VOLUME = lazy_compile(r"\A(?:vol(?:umes?|s)?\b\.?|bd\b\.?|volumen\b)\s*", re.IGNORECASE)
_ISSUE = lazy_compile(r"\A(?:no\b\.?|nr\b\.?|issue\b|iss\b\.?|n[º°]\s?)\s*", re.IGNORECASE)
_VOLUME_AND_ISSUE = lazy_compile(r"(?P<volume>\S+)\s*\((?P<issue>[^()]+)\)")
_PAGES = lazy_compile(
    r"\A(?:pp?\b\.?|pages?\b|pgs?\b\.?|art(?:icle)?\b\.?(?: (?:no|id)\b\.?)?)\s*", re.IGNORECASE
)
_EDITION = lazy_compile(
    r"\b(?:ed|edn|edition|aufl|auflage|édition|edición|edição|edizione)\b\W{0,3}\Z", re.IGNORECASE
)
_MEDIUM = lazy_compile(r" ?\[(?:internet|online|electronic|web)\]\Z", re.IGNORECASE)
_STATUS = lazy_compile(r"\b(?:in press|forthcoming|(?:online )?ahead of print)\b", re.IGNORECASE)
_THESIS = lazy_compile(
    r"\b(?:ph\.?\s?d\.?|m\.?\s?sc\.?|m\.?\s?a\.?|m\.?\s?d\.?|doctoral|master['’]?s?|bachelor['’]?s?|diploma)"
    r"[\s\w'’]{0,12}\b(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_YEAR = lazy_compile(rf"\b{RECENT_YEAR}\b")
_ISBN = lazy_compile(r"(?:97[89][- ]?)?\d[\d -]{7,12}[\dX]")
_ISSN = lazy_compile(r"\d{4}-?\d{3}[\dX]")
_STRAY = " ,;:()[]"
_ACCESS_TYPES = ("", "access-date", "accessed", "access", "cited", "retrieved", "visited")
_SINGLE = ("source", "year", "volume", "article-title", "fpage")
_MIN_REPEATED = 3  # of these must occur more than once; a citation in two languages may repeat two
_NOT_ABOUT_WORK = ("label", "date-in-citation", "annotation", *tags.LINKS)
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")


def read_citation(citation: Element) -> tuple[Work, str]:
    """The cited work and the citation's remarks.

    A citation that names several works, or is not divided into fields, yields identifiers only.
    """
    parts = parts_of(citation)
    fields, remarks = group_by_tag(parts), text_outside_fields(parts)
    known = identifiers_of(citation, remarks)
    if _names_several(fields) or _is_undivided(fields):
        return Work(**known), remarks
    found: Fields = {
        **people_of(parts),
        **_titles(fields),
        **_volume_and_pages(fields),
        **_publisher_fields(fields),
        "issued": _issued(fields),
        "accessed": _accessed(fields) or access_date_in(remarks),
        "status": "" if fields.text("volume") else _status(f"{fields.text('year')} {remarks}"),
        **known,
    }
    kind = _work_type(citation, fields, found)
    return Work(**found | _type_and_title(kind, found) | _type_specific(kind, fields, remarks)), remarks


def is_described(work: Work) -> bool:
    """Whether the tags give more than identifiers and a URL."""
    return bool(work.title or work.container_title or work.author or work.editor)


def _names_several(fields: TaggedFields) -> bool:
    """Whether several single-valued fields are repeated: `(a) ...; (b) ...` in one citation."""
    repeated = sum(len(fields.all(name)) > 1 for name in _SINGLE)
    return repeated >= _MIN_REPEATED


def _is_undivided(fields: TaggedFields) -> bool:
    """Whether a single tag encloses the whole citation, its year included."""
    name, *others = [name for name in fields.elements if name not in _NOT_ABOUT_WORK] or [""]
    return name in (*_TITLES, "source") and not others and bool(_YEAR.search(fields.texts[name]))


def _titles(fields: TaggedFields) -> Fields:
    names = (*_TITLES, "trans-title")
    title = next((element for name in names for element in fields.all(name) if text_of(element)), None)
    language = title.get("xml:lang", "") if title is not None else ""
    return {
        "title": _unquoted(title_of(title).rstrip(_STRAY[:4])),
        "container_title": _trim_name(fields.text("source", "trans-source")),
        "language": language_code(language.partition("-")[0].lower()) if language else "",
        "event_title": _trim_name(fields.text("conf-name")),
        "collection_title": _trim_name(fields.text("series")),
        "collection_number": fields.text("volume-series"),
    }


def _unquoted(title: str) -> str:
    """A title without the quotation marks around it."""
    inner = title.rstrip(".,")
    for opening, closing in ("“”", "‘’", '""', "«»"):
        count = inner.count(opening) + inner.count(closing)
        only_pair = count == 2 * (1 + (opening == closing))
        if only_pair and inner.startswith(opening) and inner.endswith(closing):
            return inner[1:-1].strip(" ,.")
    return title


def _trim_name(text: str) -> str:
    """A name without the punctuation after it; abbreviations of several words keep their final period."""
    text = _MEDIUM.sub("", text.strip(" ,;:."), count=1) if "[" in text else text.strip(" ,;:")
    return text if "." in text[:-1] else text.removesuffix(".")


def _volume_and_pages(fields: TaggedFields) -> Fields:
    volume = _VOLUME.sub("", fields.text("volume").strip(" ,;:."), 1)
    issue = _ISSUE.sub("", fields.text("issue").strip(_STRAY), 1)
    both = None if issue else _VOLUME_AND_ISSUE.fullmatch(volume)
    supplement = fields.text("supplement").strip(_STRAY)
    return {
        "volume": both["volume"] if both else volume.strip(_STRAY),
        "issue": both["issue"] if both else issue,
        "supplement": f"Suppl {supplement}" if supplement.isdigit() else supplement,
        "page": _pages(fields),
    }


def _pages(fields: TaggedFields) -> Pages | None:
    """All page ranges if given, else the first and last page, else the article number."""
    first, last, ranges, number = (
        _PAGES.sub("", fields.text(name).strip(" ,;:.()"), 1)
        for name in ("fpage", "lpage", "page-range", "elocation-id")
    )
    if ranges and (not first or ("," in ranges and ranges.startswith(first))):
        return parse_pages(ranges)
    if first and last and first != last:
        return page_range(first, last)
    return parse_pages(first) if first else parse_pages(number)


def _publisher_fields(fields: TaggedFields) -> Fields:
    isbn, issn = _ISBN.search(fields.text("isbn")), _ISSN.search(fields.text("issn"))
    places = (text_of(element).strip(_STRAY) for element in fields.all("publisher-loc"))
    return {
        "publisher": _trim_name(fields.text("publisher-name")),
        "publisher_place": ", ".join(filter(None, places)),
        "edition": _EDITION.sub("", fields.text("edition").strip(" ,;:")).strip(" ,;:()"),
        "ISBN": isbn[0] if isbn else "",
        "ISSN": issn[0] if issn else "",
    }


def _issued(fields: TaggedFields) -> PartialDate | None:
    year, month, day, season = (fields.text(name) for name in ("year", "month", "day", "season"))
    parts = (text.strip(_STRAY + ".") for text in (year, month, day, season))
    date = next((element for name in ("date", "string-date") for element in fields.all(name)), None)
    return date_in_parts(*parts) or date_of(date)


def _accessed(fields: TaggedFields) -> PartialDate | None:
    dates = (date for date in fields.all("date-in-citation") if date.get("content-type", "") in _ACCESS_TYPES)
    return next(filter(None, (access_date_of(date) for date in dates)), None)


def access_date_of(element: Element) -> PartialDate | None:
    """The date in a `date-in-citation` element, tagged or in words."""
    return (
        (date_of(element) if len(element) else None)
        or date_led_by_words(text_of(element))
        or parse_date(text_of(element))
    )


def _status(text: str) -> str:
    found = _STATUS.search(text)
    return found[0].lower() if found else ""


def _work_type(citation: Element, fields: TaggedFields, found: Fields) -> WorkType:
    """The type that the citation states, unless its fields contradict it; otherwise inferred from them."""
    stated = citation.get("publication-type") or citation.get("citation-type") or ""
    kind = tags.TYPES.get(stated.lower().strip(), WorkType.UNKNOWN)
    in_book = fields.all("chapter-title") or fields.all("part-title")
    if in_book and kind in (WorkType.UNKNOWN, WorkType.BOOK, WorkType.ARTICLE_JOURNAL):
        return WorkType.CHAPTER
    if kind == WorkType.BOOK and found["title"] and found["container_title"]:
        return WorkType.CHAPTER
    if kind in tags.SERIAL and not found["title"] and _looks_like_book(found):
        return WorkType.BOOK
    return kind or _infer_type(fields, found)


def _infer_type(fields: TaggedFields, found: Fields) -> WorkType:
    """The type inferred from the fields alone, or unknown."""
    title, container = found["title"], found["container_title"]
    if fields.all("patent"):
        return WorkType.PATENT
    if fields.all("data-title"):
        return WorkType.DATASET
    if found["event_title"]:
        return WorkType.PAPER_CONFERENCE
    if _looks_like_book(found):
        return WorkType.CHAPTER if title and container else WorkType.BOOK
    if found.get("URL") and not (found["volume"] or found["DOI"] or found["PMID"]):
        return WorkType.WEBPAGE
    return WorkType.ARTICLE_JOURNAL if title and container else WorkType.UNKNOWN


def _looks_like_book(found: Fields) -> bool:
    return bool(found["publisher"] or found["ISBN"] or found["edition"]) and not (
        found["volume"] or found["issue"]
    )


def _type_and_title(kind: WorkType, found: Fields) -> Fields:
    """The type and the title; books and reports have their title tagged as `source`."""
    numbered = not kind and (found["volume"] or found["issue"])
    if found["title"] or kind in tags.SERIAL or numbered:
        return {"type": kind}
    return {"type": kind, "title": found["container_title"], "container_title": ""}


def _type_specific(kind: WorkType, fields: TaggedFields, remarks: str) -> Fields:
    """Fields that only certain types of work have: number, genre, institution."""
    number = fields.text("patent", "gov", "std")
    thesis = _THESIS.search(remarks) if kind == WorkType.THESIS else None
    institution = fields.text("institution") if kind in (WorkType.THESIS, WorkType.REPORT) else ""
    found: Fields = {"number": number.strip(_STRAY)} if number else {}
    if thesis:
        found["genre"] = thesis[0]
    if institution and not fields.text("publisher-name"):
        found["publisher"] = _trim_name(institution)
    return found
