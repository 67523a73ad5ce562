"""The fields that entities fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import doi_of_url, parse_pmcid, pmid_of_link
from cgt_cite.fields.languages import language_code
from cgt_cite.model import Identifier
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.model import PartialDate, Work

    from .entities import Entity

IDENTIFIERS = {
    "doi": "DOI",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arxiv",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_OTHER_IDENTIFIERS = ("trial", "urn")
_UNSPACED = ("url", "pmcid", "isbn")
_ARXIV_URL = lazy_compile(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})")
_VERSION = lazy_compile(r"v\d+\Z")
_HYPHENS = str.maketrans("‐–", "--")
_ORDINAL = lazy_compile(r"(?<=\d)(?:st|nd|rd|th|º|er)\b(?: of\b)?")
_HYPHENATED = lazy_compile(r"(\d{1,2})-([^\W\d_]{3,12})-(\d{4})")
_CJK_DATE = lazy_compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_LETTERS = 2  # at most, of GB/T 7714's codes, which are types and not media


def add_entities(work: Work, entities: Sequence[Entity]) -> Work:
    """The work with what its entities say; the first identifier of a type fills its field."""
    if not entities:
        return work
    identifiers, others = _identifiers(entities)
    url = identifiers.get("URL", "")
    found = _ARXIV_URL.search(url)
    accessed, epub = _date(entities, "accessed"), _date(entities, "epub")
    ahead = any(entity.type == "epub" and not entity.value for entity in entities)
    return work._replace(
        DOI=identifiers.get("DOI") or doi_of_url(url),
        URL=url,
        PMID=identifiers.get("PMID") or (pmid_of_link(url) if "pubmed" in url else ""),
        PMCID=identifiers.get("PMCID")
        or (parse_pmcid(url) if "/articles/" in url and "ncbi." in url else ""),
        arxiv=identifiers.get("arxiv") or (found[1] if found else ""),
        ISBN=identifiers.get("ISBN", "").translate(_HYPHENS),
        ISSN=identifiers.get("ISSN", "").translate(_HYPHENS),
        other_ids=tuple(Identifier("", value) for value in others),
        accessed=accessed,
        epub=epub,
        issued=work.issued or epub,  # what has appeared online only
        status=work.status or ("ahead of print" if ahead else ""),
        language=language_code(_first(entities, "language")),
        medium=_medium(entities),
    )


def _identifiers(entities: Sequence[Entity]) -> tuple[dict[str, str], list[str]]:
    """The first identifier of each type by its field, and all further ones."""
    first: dict[str, str] = {}
    others: list[str] = []
    for entity in entities:
        name = IDENTIFIERS.get(entity.type, "")
        if not entity.value or not (name or entity.type in _OTHER_IDENTIFIERS):
            continue
        value = _VERSION.sub("", entity.value) if entity.type == "arxiv" else entity.value
        value = "".join(value.split()) if entity.type in _UNSPACED else value
        if name and name not in first:
            first[name] = value
        elif value != first.get(name, "") and value not in others:
            others.append(value)
    return first, others


def _first(entities: Sequence[Entity], type_: str) -> str:
    return next((entity.value for entity in entities if entity.type == type_), "")


def _medium(entities: Sequence[Entity]) -> str:
    """The first medium; what only states the type is none."""
    media = (entity.value for entity in entities if entity.type == "medium")
    return next((value for value in media if len(value) > _LETTERS and value.lower() != "preprint"), "")


def _date(entities: Sequence[Entity], type_: str) -> PartialDate | None:
    dates = (entity.value for entity in entities if entity.type == type_ and not entity.value.isdigit())
    return next((date for value in dates if (date := parse_date(_in_common_form(value)))), None)


def _in_common_form(date: str) -> str:
    """A date without ordinals and hyphens: `5th of March 2020`, `5-Mar-2020`, `2020年5月1日`."""
    date = _HYPHENATED.sub(r"\1 \2 \3", _ORDINAL.sub("", date))
    found = _CJK_DATE.fullmatch(date)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else date
