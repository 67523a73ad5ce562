"""PubMed's spreadsheets (`Save > CSV`): a row for each article; the columns of 2020, and those before."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.index_names import index_names
from cgt_cite.fields.text import clean
from cgt_cite.model import Page, Work
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "pubmed_csv"
# what each column holds, by its name in lower case
_COLUMNS = {
    "pmid": "pmid",
    "entrezuid": "pmid",
    "title": "title",
    "authors": "authors",
    "description": "authors",
    "citation": "citation",
    "details": "citation",
    "journal/book": "journal",
    "publication year": "year",
    "pmcid": "pmcid",
    "doi": "doi",
    "identifiers": "identifiers",
}
_NEEDED = frozenset(("pmid", "title", "citation"))
_SEPARATOR = lazy_compile(r"\A\ufeff?sep=(.)\s+")  # the first line of what Excel shall read
_SEPARATORS = (",", ";", "\t")
_CUT = "unexpected end of data"
_DECIMAL = ".0"  # what becomes of numbers in a column with gaps
csv.field_size_limit(SIZE_LIMIT)  # thousands of authors are one cell
_REMEDY = "save the results in PubMed format instead"

Row = dict[str, str]


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """An article for each row; a problem where the table is another one, or is damaged."""
    text = data.decode("utf-8", "replace")
    fault = _fault(text)
    columns: list[str] = []
    short = 0
    for cells in _rows(text, strict=not fault or fault.startswith(_CUT)):
        header = _header(cells)
        if header or not columns:  # files are appended to one another
            columns = header
            if not columns:
                yield Problem(Kind.NOT_A_PAGE, source, "this is a table, but none of PubMed's", _REMEDY)
                return
        elif article := _article(_row(columns, cells)):
            yield Page(layout=LAYOUT, source=source, article=article)
        else:
            short += any(cells)
    if fault.startswith(_CUT):
        yield Problem(Kind.TRUNCATED, source, "it stops within a row, which was not read", _REMEDY)
    if short:
        yield Problem(
            Kind.DAMAGED, source, f"{short} of its rows were not read: their columns are broken", _REMEDY
        )


def _fault(text: str) -> str:
    """What is wrong with the quotes of the table, in the words of the standard library; or nothing."""
    try:
        for _ in _reader(text, strict=True):
            pass
    except csv.Error as error:
        return str(error)
    return ""


def _rows(text: str, *, strict: bool) -> Iterator[list[str]]:
    """The rows, where `strict` up to the one in which the text ends."""
    with suppress(csv.Error):
        yield from _reader(text, strict=strict)


def _reader(text: str, *, strict: bool) -> Iterator[list[str]]:
    """The rows by the separator that the first line uses most; raises `csv.Error`."""
    stated = _SEPARATOR.match(text)
    text = text[stated.end() :] if stated else text
    first = text.partition("\n")[0]
    separator = stated[1] if stated else max(_SEPARATORS, key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def _header(cells: list[str]) -> list[str]:
    """What each column holds, where the row names PubMed's columns; nothing for a row of data."""
    names = [_COLUMNS.get(clean(cell).strip('"').casefold(), "") for cell in cells]
    return names if names and _NEEDED.issubset(names) else []


def _row(columns: list[str], cells: list[str]) -> Row:
    """The cells by what they hold; nothing where they are not as many as the columns."""
    fits = len(columns) <= len(cells) and not any(cells[len(columns) :])
    lacking = [] if fits else columns[len(cells) :]
    if not fits and (len(cells) > len(columns) or not _NEEDED.isdisjoint(lacking)):
        return {}
    return {name: clean(cell) for name, cell in zip(columns, cells, strict=False)}


def _article(row: Row) -> Work | None:
    """The work of a row; None for a row that is broken or empty."""
    if not row:
        return None
    work = parse_citation(row["citation"])
    authors, cut = index_names(row.get("authors", ""))
    identifiers = row.get("identifiers", "")
    found = work._replace(
        title=row["title"].removesuffix("."),
        author=authors,
        author_truncated=cut,
        container_title_short=work.container_title_short or _journal(row, work),
        issued=work.issued or parse_date(row.get("year", "")),
        PMID=parse_pmid(row["pmid"].removesuffix(_DECIMAL)) or parse_pmid(identifiers),
        PMCID=parse_pmcid(row.get("pmcid")) or parse_pmcid(identifiers),
        DOI=parse_doi(row.get("doi")) or work.DOI,
    )
    return found if found.title or found.PMID or found.DOI else None


def _journal(row: Row, work: Work) -> str:
    """The journal's own column, which holds `Book` for a chapter."""
    return "" if work.container_title else row.get("journal", "")
