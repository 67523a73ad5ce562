"""CSV: one row an entry, for scripts by default and for spreadsheets with `excel`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import earlier_keys, essential_notes, extra_notes, keywords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Name
    from cgt_cite.problems import Problem


def _names(names: tuple[Name, ...], *, cut: bool = False) -> str:
    return "; ".join([*map(str, names), *(("et al.",) if names and cut else ())])


def _notes(entry: Entry) -> str:
    """Notices and remarks, and what has no column of its own."""
    work = entry.work
    further = (
        ("Translators", _names(work.translator)),
        ("Series", " ".join(filter(None, (work.collection_title, work.collection_number)))),
        ("Conference", work.event_title),
        ("Number", work.number),
        ("Genre", work.genre),
        ("arXiv", work.arxiv),
        ("Listed under", ", ".join(dict.fromkeys(entry.heading))),
    )
    shown = (f"{label}: {text}" for label, text in further if text)
    return "; ".join([*essential_notes(entry), *shown, *extra_notes(entry), *earlier_keys(entry)])


_COLUMNS: tuple[tuple[str, Callable[[Entry], object]], ...] = (
    ("key", lambda entry: entry.key),
    ("type", lambda entry: entry.work.type),
    ("title", lambda entry: entry.work.title),
    ("authors", lambda entry: _names(entry.work.author, cut=entry.work.author_truncated)),
    ("editors", lambda entry: _names(entry.work.editor, cut=entry.work.editor_truncated)),
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
    ("abstract", lambda entry: entry.work.abstract),
    ("keywords", lambda entry: "; ".join(keywords(entry.work))),
    ("note", _notes),
    ("cited_by", lambda entry: "; ".join(entry.cited_by)),
    ("source", lambda entry: "; ".join(entry.source)),
    ("position", lambda entry: "; ".join(map(str, entry.position))),
    ("confidence", lambda entry: "" if entry.confidence is None else f"{entry.confidence:.3f}"),
    ("text", lambda entry: "; ".join(entry.text)),
)


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """A header, then a row an entry: no cell holds a line end, so a line is a row for every tool."""
    del warn  # every entry fits
    yield "\ufeff" if options.excel else ""
    yield ",".join(name for name, _ in _COLUMNS) + "\r\n"
    guard = _escape_formula if options.excel else str
    for entry in entries:
        cells = (clean(str(value or "")) for value in (column(entry) for _, column in _COLUMNS))
        yield ",".join(_quoted(guard(cell)) for cell in cells) + "\r\n"


def _escape_formula(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell
