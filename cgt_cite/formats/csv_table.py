"""Write CSV: one row per entry, for scripts by default and for spreadsheets with `excel`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.dates import month_number
from cgt_cite.fields.text import clean
from cgt_cite.formats.common import all_keywords, earlier_key_notes, essential_notes, extra_notes
from cgt_cite.formats.rendering import Frame
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, NameList
    from cgt_cite.problems import Problem

_NUMBERS = ("volume", "issue", "pages")  # columns in which nothing is a date
_LIKE_DATE = lazy_compile(
    r"\d{1,2}[-/]\d{1,4}|\d{4}[-/]\d{1,2}|\d{1,4}(?:[-/]\d{1,4}){2}"
    r"|\d{1,2}[-/][^\W\d_]+|[^\W\d_]+[-/]\d{1,4}"
)
_WORD = lazy_compile(r"[^\W\d_]+")
_HYPHEN = lazy_compile(r"[-/]")
_EN_DASH = "–"


def _join_names(people: NameList) -> str:
    return "; ".join([*map(str, people.names), *(("et al.",) if people and people.truncated else ())])


def _notes(entry: Entry) -> str:
    """Notes, and the values that have no column."""
    work = entry.work
    without_column = (
        ("Translators", _join_names(work.translator)),
        ("Series", " ".join(filter(None, (work.collection_title, work.collection_number)))),
        ("Conference", work.event_title),
        ("Number", work.number),
        ("Genre", work.genre),
        ("arXiv", work.arxiv),
        (note_labels.LISTED_UNDER, ", ".join(entry.headings)),
    )
    labelled = (f"{label}: {text}" for label, text in without_column if text)
    notes = (*essential_notes(entry), *labelled, *extra_notes(entry), *earlier_key_notes(entry))
    return note_labels.SEPARATOR.join(notes)


_COLUMNS: tuple[tuple[str, Callable[[Entry], object]], ...] = (
    ("key", lambda entry: entry.key),
    ("type", lambda entry: entry.work.type),
    ("title", lambda entry: entry.work.title),
    ("authors", lambda entry: _join_names(entry.work.author)),
    ("editors", lambda entry: _join_names(entry.work.editor)),
    ("container_title", lambda entry: entry.work.container_title),
    ("container_title_short", lambda entry: entry.work.container_title_short),
    ("year", lambda entry: f"{entry.work.issued.year:04d}" if entry.work.issued else ""),
    ("date", lambda entry: entry.work.issued),
    ("volume", lambda entry: entry.work.volume),
    ("issue", lambda entry: entry.work.issue or entry.work.supplement),
    ("pages", lambda entry: entry.work.page),
    ("doi", lambda entry: entry.work.DOI),
    ("pmid", lambda entry: entry.work.PMID),
    ("pmcid", lambda entry: entry.work.PMCID),
    ("issn", lambda entry: entry.work.ISSN),
    ("isbn", lambda entry: entry.work.ISBN),
    ("url", lambda entry: entry.work.URL),
    ("accessed", lambda entry: entry.work.accessed),
    ("publisher", lambda entry: entry.work.publisher),
    ("publisher_place", lambda entry: entry.work.publisher_place),
    ("edition", lambda entry: entry.work.edition),
    ("language", lambda entry: entry.work.language),
    ("abstract", lambda entry: entry.work.indexing.abstract),
    ("keywords", lambda entry: "; ".join(all_keywords(entry.work))),
    ("note", _notes),
    ("cited_by", lambda entry: "; ".join(entry.cited_by)),
    ("source", lambda entry: "; ".join(sighting.source for sighting in entry.sightings)),
    ("position", lambda entry: "; ".join(str(sighting.position) for sighting in entry.sightings)),
    ("confidence", lambda entry: "" if entry.confidence is None else f"{entry.confidence:.3f}"),
    ("text", lambda entry: "; ".join(entry.text)),
    ("in_folder", lambda entry: "yes" if entry.in_folder else ""),
    ("cited_by_count", lambda entry: "" if entry.cited_by_count is None else str(entry.cited_by_count)),
    ("work_id", lambda entry: entry.work_id),
)


def cells(entry: Entry) -> dict[str, str]:
    """The text of each cell of an entry's row, by column."""
    return {name: clean(str(column(entry) or "")) for name, column in _COLUMNS}


def frame(options: OutputOptions) -> Frame:
    """A header, then one row per entry."""
    return Frame(csv_header((name for name, _ in _COLUMNS), excel=options.excel))


def render(entry: Entry, number: int, options: OutputOptions, warn: Callable[[Problem], None]) -> str:
    """The row of an entry."""
    del number, warn  # every entry fits
    found = cells(entry)
    if options.excel:
        found |= {name: _without_date(found[name]) for name in _NUMBERS}
    return csv_line(found.values(), excel=options.excel)


def csv_header(names: Iterable[str], *, excel: bool) -> str:
    """The names of the columns as the first line, after a BOM if it is for spreadsheets."""
    return ("\ufeff" if excel else "") + ",".join(names) + "\r\n"


def csv_line(row: Iterable[str], *, excel: bool) -> str:
    """A line with these cells, which are clean: none contains a line end, so each line is a row."""
    return ",".join(map(_quote, map(_escape_formula, row) if excel else row)) + "\r\n"


def _escape_formula(cell: str) -> str:
    """The cell, with a leading `'` if a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _without_date(cell: str) -> str:
    """The cell, with an en dash if spreadsheets take it for a date: `3-4`, `3/4`, `2019-3`, `Mar-5`."""
    words = map(month_number, _WORD.findall(cell))
    return _HYPHEN.sub(_EN_DASH, cell) if _LIKE_DATE.fullmatch(cell) and all(words) else cell


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell
