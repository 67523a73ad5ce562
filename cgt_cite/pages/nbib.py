"""MEDLINE's tagged text (`Save > PubMed`, `Cite > Download .nbib`, `?format=pubmed`).

A tag fills four columns, `- ` two more; what does not fit on a line goes on behind six blanks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import pmcid, pmid, whole_doi
from cgt_cite.fields.index_names import index_name, split_particle
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.names import parse_name
from cgt_cite.fields.pages import parse_pages
from cgt_cite.fields.relations import RELATIONS_OF_TAGS
from cgt_cite.fields.text import clean
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, LinkedArticle, Name, Page, PartialDate, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAYOUT = "nbib"
_LINE = lazily(r"(?=.{4}- )(?P<tag>[A-Z][A-Z0-9]{1,3}) *- (?P<value>.*)")
_FIRST_TAG = "PMID"
_LABELLED = lazily(r"(?P<value>.+?) ?\[(?P<label>\w+)\]")
_SUBSTANCE = lazily(r"[\w. -]+\((?P<name>.+)\)")
_DAY = lazily(r"(\d{4})(\d\d)(\d\d)")

Record = dict[str, list[str]]


def read(source: str, data: bytes) -> Iterator[Page]:
    """An article for each record."""
    for lines in _records(data.decode("utf-8", "replace").splitlines()):
        yield Page(layout=LAYOUT, source=source, article=_article(lines))


def _records(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Tags and whole values of each record."""
    record: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        if match and match["tag"] == _FIRST_TAG and record:
            yield _whole(record)
            record = []
        if match:
            record.append((match["tag"], [match["value"]]))
        elif record and line.strip():
            record[-1][1].append(line)
    if record:
        yield _whole(record)


def _whole(record: list[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    return [(tag, clean(" ".join(lines))) for tag, lines in record]


def _article(lines: list[tuple[str, str]]) -> Work:
    record: Record = {}
    for tag, value in lines:
        record.setdefault(tag, []).append(value)
    book, kinds = _first(record, "BTI"), tuple(record.get("PT", ()))
    title = _first(record, "TI") or _first(record, "CTI")
    return Work(
        type=_type(title, book, kinds),
        title=(title or book).removesuffix("."),
        author=(authors := tuple(_names(lines, "FAU", "AU", "CN"))),
        affiliation=_affiliations(lines, len(authors)),
        editor=tuple(_names(lines, "FED", "ED", "")),
        container_title=_first(record, "JT") or (book.removesuffix(".") if title else ""),
        container_title_short=_first(record, "TA"),
        linked=tuple(_linked(lines)),
        publication_type=kinds,
        **_dates(record),
        **_identifiers(record),
        **_plain(record),
        **_indexing(record),
    )


def _type(title: str, book: str, kinds: tuple[str, ...]) -> str:
    if book:
        return "chapter" if title else "book"
    return "article" if "Preprint" in kinds else "article-journal"


def _first(record: Record, tag: str) -> str:
    return record.get(tag, [""])[0]


def _plain(record: Record) -> Fields:
    return {
        "volume": _first(record, "VI"),
        "issue": _first(record, "IP"),
        "page": parse_pages(_first(record, "PG")),
        "edition": _first(record, "EN"),
        "publisher": _first(record, "PB"),
        "publisher_place": _first(record, "PL") if "PB" in record else "",  # else the journal's country
        "language": ", ".join(map(language_code, record.get("LA", ()))),
        "abstract": _first(record, "AB"),
        "conflict_of_interest": _first(record, "COIS"),
    }


def _dates(record: Record) -> Fields:
    """The source line cites the date that PubMed shows; `DEP` is when the article came online."""
    shown = parse_citation(_first(record, "SO"))
    status = _first(record, "PST")
    online = _online(_first(record, "DEP")) if status != "epublish" else None
    return {
        "issued": shown.issued or parse_date(_first(record, "DP")),
        "epub": shown.epub or online,
        "status": "ahead of print" if status == "aheadofprint" else "",
    }


def _online(text: str) -> PartialDate | None:
    match = _DAY.fullmatch(text)
    return parse_date("-".join(match.groups())) if match else None


def _identifiers(record: Record) -> Fields:
    labelled = [match for value in _all(record, "AID", "LID") if (match := _LABELLED.fullmatch(value))]
    dois = (whole_doi(match["value"]) for match in labelled if match["label"] == "doi")
    serials = [value.partition(" ") for value in record.get("IS", ())]
    return {
        "PMID": pmid(_first(record, "PMID")),
        "PMCID": pmcid(_first(record, "PMC")),
        "DOI": next(filter(None, dois), ""),
        "ISSN": next((number for number, _, kind in serials if kind != "(Linking)"), ""),
        "ISBN": _first(record, "ISBN").partition(" ")[0],
        "other_ids": tuple(value.replace("/", ":", 1) for value in record.get("SI", ())),
    }


def _all(record: Record, *tags: str) -> Iterator[str]:
    for tag in tags:
        yield from record.get(tag, ())


def _indexing(record: Record) -> Fields:
    substances = (_SUBSTANCE.fullmatch(value) for value in record.get("RN", ()))
    named = [match["name"] for match in substances if match]
    return {
        "keyword": tuple(value.strip("*") for value in record.get("OT", ())),
        "mesh": tuple(term for value in record.get("MH", ()) for term in _terms(value)),
        "substance": (*named, *record.get("NM", ())),
        "grant": tuple(record.get("GR", ())),
    }


def _terms(heading: str) -> Iterator[str]:
    """`*Neoplasms/drug therapy/*genetics` as PubMed's pages list it: `Neoplasms* / drug therapy`, ..."""
    descriptor, *qualifiers = (_starred(part.strip()) for part in heading.split("/"))
    yield from (f"{descriptor} / {qualifier}" for qualifier in qualifiers)
    if not qualifiers:
        yield descriptor


def _starred(term: str) -> str:
    return f"{term.strip('*')}*" if "*" in term else term


def _names(lines: list[tuple[str, str]], full_tag: str, index_tag: str, group_tag: str) -> Iterator[Name]:
    """A full name and its index form follow one another; either may be missing."""
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


def _name(full: str, indexed: str) -> Name:
    """`van der Berg, Jan A Jr`, indexed as `van der Berg JA Jr`."""
    family, comma, given = full.partition(", ")
    name = index_name(indexed)
    if not comma:
        return name
    if name.suffix:
        given = given.removesuffix(name.suffix).rstrip(", ")
    particle, family = split_particle(family.split())
    return name._replace(family=family, given=given, particle=particle, literal="")


def _affiliations(lines: list[tuple[str, str]], authors: int) -> tuple[tuple[str, ...], ...]:
    """The affiliations after each author; old records have those of the first before all authors."""
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
    return tuple(map(tuple, found)) if any(found) and len(found) == authors else ()


def _linked(lines: list[tuple[str, str]]) -> Iterator[LinkedArticle]:
    for tag, value in lines:
        if relation := RELATIONS_OF_TAGS.get(tag):
            yield LinkedArticle(relation, value, parse_citation(value)._replace(PMID=pmid(value)))
