"""Read MEDLINE's tagged text (`Save > PubMed`, `Cite > .nbib`, `?format=pubmed`, PMC's `MEDLINE`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import find_article_number, parse_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.names import NameForm, parse_name, split_particle
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.relations import RELATIONS_OF_TAGS
from cgt_cite.model import (
    Fields,
    Identifier,
    Indexing,
    LinkedArticle,
    Name,
    NameList,
    Page,
    Pages,
    PartialDate,
    Work,
    WorkType,
)
from cgt_cite.pages.medline_records import TagLines, is_medline, split_records
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_ET_AL = lazy_compile(r"et al\b.*", re.IGNORECASE)
_LABELLED = lazy_compile(r"(?P<value>.+?) ?\[(?P<label>\w+)\]")
_SUBSTANCE = lazy_compile(r"[\w. -]+\((?P<name>.+)\)")
_DAY = lazy_compile(r"(\d{4})(\d\d)(\d\d)")

Record = dict[str, list[str]]


def fits(data: bytes) -> bool:
    """Whether a text contains MEDLINE records."""
    return is_medline(data)


def read(data: bytes) -> Iterator[Page]:
    """Yield an article for each record."""
    for record in split_records(data):
        yield Page(_article(record))


def _article(lines: TagLines) -> Work:
    record: Record = {}
    for tag, value in lines:
        record.setdefault(tag, []).append(value)
    book, types, title = _first(record, "BTI"), tuple(record.get("PT", ())), _first(record, "TI")
    authors = _without_et_al(_names(lines, "FAU", "AU", "CN"))
    return Work(
        type=_type(title, book, types),
        title=(title or book).removesuffix("."),
        author=authors,
        affiliation=_affiliations(lines, len(authors.names), truncated=authors.truncated),
        editor=_without_et_al(_names(lines, "FED", "ED", "")),
        container_title=_first(record, "JT") or (book.removesuffix(".") if title else ""),
        container_title_short=_first(record, "TA"),
        collection_title=_first(record, "CTI"),
        indexing=_indexing(record, types)._replace(linked=tuple(_linked(lines))),
        **_dates(record),
        **_identifiers(record),
        **_text_fields(record),
    )


def _type(title: str, book: str, types: tuple[str, ...]) -> WorkType:
    if book:
        return WorkType.CHAPTER if title else WorkType.BOOK
    return WorkType.ARTICLE if "Preprint" in types else WorkType.ARTICLE_JOURNAL


def _first(record: Record, tag: str) -> str:
    return record.get(tag, [""])[0]


def _text_fields(record: Record) -> Fields:
    return {
        "volume": _first(record, "VI"),
        "issue": _first(record, "IP"),
        "page": parse_pages(_first(record, "PG")) or _article_number(record),
        "edition": _first(record, "EN"),
        "publisher": _first(record, "PB"),
        "publisher_place": _first(record, "PL") if "PB" in record else "",  # else the journal's country
        "language": ", ".join(map(language_code, record.get("LA", ()))),
    }


def _article_number(record: Record) -> Pages | None:
    """The article number after the colon in the source line, or else the publisher's identifier (pii)."""
    located = (_LABELLED.fullmatch(value) for value in record.get("LID", ()))
    piis = " ".join(f"pii: {match['value']}" for match in located if match and match["label"] == "pii")
    return parse_citation(_first(record, "SO")).page or find_article_number(piis)


def _dates(record: Record) -> Fields:
    """The dates; the source line has the one that PubMed displays, and `DEP` is the online date.

    A chapter has its own date, `CTDT`.
    """
    source_line = parse_citation(_first(record, "SO"))
    status = _first(record, "PST")
    online = _compact_date(_first(record, "DEP")) if status != "epublish" else None
    return {
        "issued": source_line.issued
        or _compact_date(_first(record, "CTDT"))
        or parse_date(_first(record, "DP")),
        "epub": source_line.epub or online,
        "status": "ahead of print" if status == "aheadofprint" else "",
    }


def _compact_date(text: str) -> PartialDate | None:
    match = _DAY.fullmatch(text)
    return parse_date("-".join(match.groups())) if match else None


def _identifiers(record: Record) -> Fields:
    labelled = [match for value in _all(record, "AID", "LID") if (match := _LABELLED.fullmatch(value))]
    dois = (parse_doi(match["value"]) for match in labelled if match["label"] == "doi")
    serials = [value.partition(" ") for value in record.get("IS", ())]
    return {
        "PMID": parse_pmid(_first(record, "PMID")),
        "PMCID": parse_pmcid(_first(record, "PMC")),
        "DOI": next(filter(None, dois), ""),
        "ISSN": next((number for number, _, kind in serials if kind != "(Linking)"), ""),
        "ISBN": _first(record, "ISBN").partition(" ")[0],
        "other_ids": (
            *map(_registration, record.get("SI", ())),
            *(
                Identifier("Bookshelf ID", match["value"])
                for match in labelled
                if match["label"] == "bookaccession"
            ),
        ),
    }


def _registration(value: str) -> Identifier:
    """`ClinicalTrials.gov/NCT01234567` as an identifier."""
    bank, slash, number = value.partition("/")
    return Identifier(bank, number) if slash else Identifier("", value)


def _all(record: Record, *tags: str) -> Iterator[str]:
    for tag in tags:
        yield from record.get(tag, ())


def _indexing(record: Record, types: tuple[str, ...]) -> Indexing:
    substances = (_SUBSTANCE.fullmatch(value) for value in record.get("RN", ()))
    named = [match["name"] for match in substances if match]
    return Indexing(
        abstract=_first(record, "AB"),
        keyword=tuple(value.strip("*") for value in record.get("OT", ())),
        mesh=tuple(term for value in record.get("MH", ()) for term in _terms(value)),
        substance=(*named, *record.get("NM", ())),
        publication_type=types,
        grant=tuple(record.get("GR", ())),
        conflict_of_interest=_first(record, "COIS"),
    )


def _terms(heading: str) -> Iterator[str]:
    """`*Neoplasms/drug therapy/*genetics` as PubMed's pages list it: `Neoplasms* / drug therapy`, ..."""
    descriptor, *qualifiers = (_starred(part.strip()) for part in heading.split("/"))
    yield from (f"{descriptor} / {qualifier}" for qualifier in qualifiers)
    if not qualifiers:
        yield descriptor


def _starred(term: str) -> str:
    return f"{term.strip('*')}*" if "*" in term else term


def _names(lines: TagLines, full_tag: str, index_tag: str, group_tag: str) -> Iterator[Name]:
    """Read names; each full name is followed by its index form, and either may be missing."""
    full = ""
    for tag, value in lines:
        if full and tag != index_tag:
            yield parse_name(full)
            full = ""
        if tag == full_tag:
            full = value
        elif tag == index_tag:
            yield _name(full, value)
            full = ""
        elif tag == group_tag:
            yield Name(literal=value)
    if full:
        yield parse_name(full)


def _without_et_al(names: Iterator[Name]) -> NameList:
    """The names without `et al.`, which ends a truncated list."""
    listed = list(names)
    persons = tuple(name for name in listed if not _ET_AL.fullmatch(name.literal))
    return NameList(persons, truncated=len(persons) < len(listed))


def _name(full: str, indexed: str) -> Name:
    """Combine a full name, `van der Berg, Jan A Jr`, with its index form, `van der Berg JA Jr`."""
    family, comma, given = full.partition(", ")
    name = parse_name(indexed, NameForm.INDEX)
    if not comma:
        return name
    if name.suffix:
        given = given.removesuffix(name.suffix).rstrip(", ")
    if indexed.endswith(f" {given}"):  # initials here as well
        given = name.given or given
    particle, family = split_particle(family)
    return name._replace(family=family, given=given, particle=particle, literal="")


def _affiliations(lines: TagLines, authors: int, *, truncated: bool) -> tuple[tuple[str, ...], ...]:
    """The affiliations after each author; old records give the first author's before all authors."""
    found: list[list[str]] = []
    first: list[str] = []
    owner, previous = first, ""
    for tag, value in lines:
        if tag in ("FAU", "CN") or (tag == "AU" and previous != "FAU"):
            found.append(owner := [])
        elif tag in ("FED", "ED"):
            owner = []  # the affiliations of editors are not kept
        elif tag == "AD":
            owner.append(value)
        previous = tag
    if found:
        found[0] = first + found[0]
    complete = len(found) == authors + truncated  # `et al.` is one of them
    return tuple(map(tuple, found[:authors])) if any(found) and complete else ()


def _linked(lines: TagLines) -> Iterator[LinkedArticle]:
    for tag, value in lines:
        if relation := RELATIONS_OF_TAGS.get(tag):
            yield LinkedArticle(relation, value, parse_citation(value)._replace(PMID=parse_pmid(value)))
