"""Read the cells of our CSV back: the columns that can be corrected, each with the field that it fills.

This is the inverse of `formats.csv_table`.  A parser takes a cell that is not empty and the work to correct,
and raises `ValueError`, with what is wrong, for a cell that its column cannot hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.dates import make_date, parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.initials import space_initials
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.names import NameForm, parse_name
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.text import clean
from cgt_cite.model import Indexing, Name, NameList, PartialDate, Work, WorkType
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.model import Fields, Pages

    Parser = Callable[[str, Work], object]

_SEPARATOR = "; "
_TRUNCATED = "et al."
_YEAR = lazy_compile(r"\d{4}")
_ISO_DATE = lazy_compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DOI = lazy_compile(r"10\.\d{4,9}[.\d]*/\S+")
_ISSN = lazy_compile(r"\d{4}-?\d{3}[\dXx]")
_ISBN = lazy_compile(r"(?:\d[ -]?){9}(?:(?:\d[ -]?){3}\d|[\dXx])")


class Column(NamedTuple):
    """A column: the field of `Work` or `Indexing` that it fills, and how its cells are read."""

    field: str
    parse: Parser


def _text(text: str, work: Work) -> str:
    del work
    return text


def _type(text: str, work: Work) -> WorkType:
    del work
    try:
        return WorkType(text)
    except ValueError:
        raise ValueError(f"is not a type; use one of {', '.join(filter(None, WorkType))}") from None


def _names_of(role: str) -> Parser:
    def parse(text: str, work: Work) -> NameList:
        """`Family, Given; Organisation; et al.`; a name that is there already keeps its parts."""
        known: NameList = getattr(work, role)
        parts = {form: name for name in known.names for form in (str(name), _with_spaced_initials(name))}
        texts = list(filter(None, map(str.strip, text.split(_SEPARATOR.strip()))))
        truncated = texts[-1:] == [_TRUNCATED]
        names = texts[:-1] if truncated else texts
        return NameList(tuple(parts.get(name) or _name(name) for name in names), truncated)

    return parse


def _with_spaced_initials(name: Name) -> str:
    return str(name._replace(given=space_initials(name.given, name.family)))


def _name(text: str) -> Name:
    """A person if there is a comma, else an organisation; in braces, an organisation with a comma."""
    if "," not in text or text.startswith("{"):
        return Name(literal=text.strip("{}"))
    return parse_name(text, NameForm.INVERTED)


def _year(text: str, work: Work) -> PartialDate:
    """The date of the work in another year, without the end of a range."""
    if not _YEAR.fullmatch(text):
        raise ValueError("is not a year of four digits")
    return (work.issued or PartialDate(0))._replace(year=int(text), end=None)


def _date(text: str, work: Work) -> PartialDate:
    """`2019-03-05`, `2019-03/2019-04`, or any form that reference lists print."""
    del work
    start, slash, end = text.partition("/")
    first, last = _iso_date(start), _iso_date(end)
    if first and (last or not slash):
        return first._replace(end=last)
    if found := parse_date(text):
        return found
    raise ValueError("is not a date; write it as 2019, 2019-03 or 2019-03-05")


def _iso_date(text: str) -> PartialDate | None:
    match = _ISO_DATE.fullmatch(text)
    return make_date(*match.groups()) if match else None


def _pages(text: str, work: Work) -> Pages:
    del work
    if found := parse_pages(text):
        return found
    raise ValueError("is not a range of pages")


def _doi(text: str, work: Work) -> str:
    del work
    return text if _DOI.fullmatch(text) else _required(parse_doi(text), "is not a DOI")


def _pmid(text: str, work: Work) -> str:
    del work
    return _required(parse_pmid(text), "is not a PMID")


def _pmcid(text: str, work: Work) -> str:
    del work
    return _required(parse_pmcid(text), "is not a PMCID")


def _required(found: str, what: str) -> str:
    if not found:
        raise ValueError(what)
    return found


def _matching(pattern: re.Pattern[str], what: str) -> Parser:
    def parse(text: str, work: Work) -> str:
        del work
        return _required(text if pattern.fullmatch(text) else "", what)

    return parse


def _url(text: str, work: Work) -> str:
    del work
    return _required("" if " " in text else text, "is not a URL: it contains spaces")


def _language(text: str, work: Work) -> str:
    del work
    return language_code(text)


def _keywords(text: str, work: Work) -> tuple[str, ...]:
    del work
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.split(_SEPARATOR.strip())))))


COLUMNS = {
    "type": Column("type", _type),
    "title": Column("title", _text),
    "authors": Column("author", _names_of("author")),
    "editors": Column("editor", _names_of("editor")),
    "container_title": Column("container_title", _text),
    "container_title_short": Column("container_title_short", _text),
    "year": Column("issued", _year),
    "date": Column("issued", _date),  # after the year: where both are corrected, it says more
    "volume": Column("volume", _text),
    "issue": Column("issue", _text),
    "pages": Column("page", _pages),
    "doi": Column("DOI", _doi),
    "pmid": Column("PMID", _pmid),
    "pmcid": Column("PMCID", _pmcid),
    "issn": Column("ISSN", _matching(_ISSN, "is not an ISSN")),
    "isbn": Column("ISBN", _matching(_ISBN, "is not an ISBN")),
    "url": Column("URL", _url),
    "accessed": Column("accessed", _date),
    "publisher": Column("publisher", _text),
    "publisher_place": Column("publisher_place", _text),
    "edition": Column("edition", _text),
    "language": Column("language", _language),
    "abstract": Column("abstract", _text),
    "keywords": Column("keyword", _keywords),
}


def parse_cell(column: str, text: str, work: Work) -> object:
    """The value of the column's field; that of an unknown one for an empty cell.  Raises `ValueError`."""
    field, text = COLUMNS[column].field, clean(text)
    defaults = Indexing._field_defaults if field in Indexing._fields else Work._field_defaults
    return COLUMNS[column].parse(text, work) if text else defaults[field]


def with_cell(work: Work, column: str, text: str) -> Work:
    """The work with the field of a column as the cell says; raises `ValueError`, as the parsers do."""
    field, value = COLUMNS[column].field, parse_cell(column, text, work)
    changes: Fields = {field: value}
    if field not in Indexing._fields:
        return _consistent(work._replace(**changes), work, column)
    indexing = work.indexing._replace(**changes)
    if column == "keywords":
        indexing = indexing._replace(mesh=_kept_terms(indexing))
    return work._replace(indexing=indexing)


def _consistent(work: Work, before: Work, column: str) -> Work:
    """The work without values that belong to the field as it was."""
    if column == "issue":
        return work._replace(supplement="")  # which shares the column
    if column == "authors" and len(work.author.names) != len(before.author.names):
        return work._replace(affiliation=())  # one for each author
    return work


def _kept_terms(indexing: Indexing) -> tuple[str, ...]:
    """The MeSH terms that are still among the keywords."""
    return tuple(term for term in indexing.mesh if term.replace("*", "") in indexing.keyword)
