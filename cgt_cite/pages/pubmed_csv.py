"""Read PubMed's CSV exports (`Save > CSV`), one article per row: current columns and those before 2020."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.fields.text import clean
from cgt_cite.model import Page, Work
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

# our names for the columns, by their titles in lower case
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
_REQUIRED = frozenset(("pmid", "title", "citation"))
_SEPARATOR = lazy_compile(
    r"\A\ufeff?sep=(.)\s+"
)  # the optional first line that declares the separator to Excel
_SEPARATORS = (",", ";", "\t")
_TRUNCATED = "unexpected end of data"
_DECIMAL = ".0"  # how spreadsheets write integers in a column with empty cells
csv.field_size_limit(SIZE_LIMIT)  # a cell may list thousands of authors
_REMEDY = "save the results in PubMed format instead"

Row = dict[str, str]


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield an article for each row; a problem if the table is not from PubMed or is damaged."""
    text = data.decode("utf-8", "replace")
    error_text = _csv_error(text)
    columns: list[str] = []
    broken_rows = 0
    for cells in _rows(text, strict=not error_text or error_text.startswith(_TRUNCATED)):
        header = _header(cells)
        if header or not columns:  # several exports may have been concatenated
            columns = header
            if not columns:
                detail = "this is a table, but not one of PubMed's"
                yield Problem(ProblemKind.NOT_A_PAGE, detail=detail, remedy=_REMEDY)
                return
        elif article := _article(_row(columns, cells)):
            yield Page(article)
        else:
            broken_rows += any(cells)
    if error_text.startswith(_TRUNCATED):
        detail = "it ends in the middle of a row, which was not read"
        yield Problem(ProblemKind.TRUNCATED, detail=detail, remedy=_REMEDY)
    if broken_rows:
        detail = f"{broken_rows} of its rows were not read: their columns are broken"
        yield Problem(ProblemKind.DAMAGED, detail=detail, remedy=_REMEDY)


def _csv_error(text: str) -> str:
    """The standard library's message about wrong quoting in the table, or an empty string."""
    try:
        for _ in _reader(text, strict=True):
            pass
    except csv.Error as error:
        return str(error)
    return ""


def _rows(text: str, *, strict: bool) -> Iterator[list[str]]:
    """The rows; if `strict`, up to the first error in quoting."""
    with suppress(csv.Error):
        yield from _reader(text, strict=strict)


def _reader(text: str, *, strict: bool) -> Iterator[list[str]]:
    """The rows, split at the declared separator or the most frequent one of the first line.

    Raises `csv.Error` while iterating.
    """
    declared = _SEPARATOR.match(text)
    text = text[declared.end() :] if declared else text
    first = text.partition("\n")[0]
    separator = declared[1] if declared else max(_SEPARATORS, key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def _header(cells: list[str]) -> list[str]:
    """Our names for the columns if this is a header row of PubMed's, otherwise an empty list."""
    names = [_COLUMNS.get(clean(cell).strip('"').casefold(), "") for cell in cells]
    return names if names and _REQUIRED.issubset(names) else []


def _row(columns: list[str], cells: list[str]) -> Row:
    """The cells by column; empty if their number does not match (optional columns may be missing)."""
    fits = len(columns) <= len(cells) and not any(cells[len(columns) :])
    missing = [] if fits else columns[len(cells) :]
    if not fits and (len(cells) > len(columns) or not _REQUIRED.isdisjoint(missing)):
        return {}
    return {name: clean(cell) for name, cell in zip(columns, cells, strict=False)}


def _article(row: Row) -> Work | None:
    """The work in a row; None for a broken or empty row."""
    if not row:
        return None
    work = parse_citation(row["citation"])
    identifiers = row.get("identifiers", "")
    found = work._replace(
        title=row["title"].removesuffix("."),
        author=parse_names(row.get("authors", ""), NameForm.INDEX),
        container_title_short=work.container_title_short or _journal(row, work),
        issued=work.issued or parse_date(row.get("year", "")),
        PMID=parse_pmid(row["pmid"].removesuffix(_DECIMAL)) or parse_pmid(identifiers),
        PMCID=parse_pmcid(row.get("pmcid")) or parse_pmcid(identifiers),
        DOI=parse_doi(row.get("doi")) or work.DOI,
    )
    return found if found.title or found.PMID or found.DOI else None


def _journal(row: Row, work: Work) -> str:
    """The journal from its own column; chapters, which have `Book` there, have a container title."""
    return "" if work.container_title else row.get("journal", "")
