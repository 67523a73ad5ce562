"""Print what was read from pages, for people: the article and a row for each reference."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UsageError
from cgt_cite.fields.text import clean, fold
from cgt_cite.formats import OutputOptions
from cgt_cite.formats.csv_table import cells
from cgt_cite.formats.presentation import adapt_entry
from cgt_cite.model import LOW_CONFIDENCE, Entry, Work
from cgt_cite.output import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.table import Table

    from cgt_cite.model import NameList, Page, Reference

_MAX_AUTHORS = 2
_COLUMNS = ("#", "confidence", "type", "authors", "year", "title", "venue", "identifiers")
_NARROW = ("#", "confidence", "year")  # whose heads and cells are never broken on a terminal
_MIN_COLUMN = 14  # the characters that a column of a table needs on a terminal
_DOUBT_COLUMNS = ("because", "text")
_MAX_DOUBTS = 3
_MAX_WIDTH = 60  # characters of a cell in a pipe
# The columns of our CSV that a reference alone has.
FIELDS = tuple(
    name
    for name in cells(Entry(Work()))
    if name not in ("key", "cited_by", "source", "position", "in_folder", "cited_by_count", "work_id")
)


class View(NamedTuple):
    """What to show of each page.

    `match` is folded: without case and accents.
    """

    doubtful: bool = False  # only references parsed with low confidence, with their texts and the reasons
    match: str = ""  # only references whose text contains this
    field: str = ""  # only this column of our CSV
    match_as_given: str = ""  # before folding, for messages

    @classmethod
    def checked(cls, *, doubtful: bool, match: str, field: str) -> View:
        """The view that the user asks for; raises `UsageError` if there is no such field."""
        if field and field not in FIELDS:
            raise UsageError(f"--field {field!r} is not one of {', '.join(FIELDS)}")
        return cls(doubtful, fold(match), field, match)

    def shows(self, reference: Reference) -> bool:
        """Whether it shows a reference."""
        is_doubtful = reference.confidence is not None and reference.confidence < LOW_CONFIDENCE
        return (is_doubtful or not self.doubtful) and self.match in fold(reference.text)

    @property
    def is_partial(self) -> bool:
        """Whether it leaves references out."""
        return bool(self.doubtful or self.match)

    @property
    def empty_message(self) -> str:
        """What to say if no reference is shown; empty if all are shown."""
        if not self.is_partial:
            return ""
        if not self.doubtful:
            return f"no reference matches {self.match_as_given!r}"
        that_matches = f" that matches {self.match_as_given!r}" if self.match else ""
        return f"no reference{that_matches} was parsed with low confidence"


class PageSummary(NamedTuple):
    """One page: lines about the article, and a row for each reference."""

    head: list[str]
    rows: Sequence[tuple[str, ...]]
    columns: tuple[str, ...] = _COLUMNS


def summarize(page: Page, view: View, doubts: Callable[[str], Sequence[str]]) -> PageSummary:
    """Summarise what was read from a page; `doubts` says why a text is parsed with low confidence."""
    references = [reference for reference in page.references if view.shows(reference)]
    if view.field:
        fields = [(str(one.position), clean(_field(one, view.field))) for one in references]
        return PageSummary(_head(page, references, view), fields, ("#", view.field))
    rows = [_row(reference) for reference in references]
    if not view.doubtful:
        return PageSummary(_head(page, references, view), rows)
    pairs = zip(rows, references, strict=True)
    explained = [(*row, ", ".join(doubts(one.text)[:_MAX_DOUBTS]), clean(one.text)) for row, one in pairs]
    return PageSummary(_head(page, references, view), explained, (*_COLUMNS, *_DOUBT_COLUMNS))


def _head(page: Page, shown: Sequence[Reference], view: View) -> list[str]:
    """Lines about the article; if the view leaves references out, those that name it and count them."""
    work = page.article
    authors = _authors(work.author).rstrip(".")
    head = [
        f"{page.source} ({page.layout})",
        f"{authors}. {work.title or '(no title)'}. {_venue(work)}",
        _identifiers(work) or "no identifiers",
    ]
    if work.retracted:
        head.append("RETRACTED")
    head += [f"{link.relation}: {link.text}" for link in work.indexing.linked]
    count = len(page.references)
    head.append(f"{count} of {page.reference_count or count} references")
    if view.is_partial:
        head.append(f"{len(shown)} of them shown")
    return [clean(line) for line in head]


def _field(reference: Reference, name: str) -> str:
    """One cell of the row that the reference alone would have in our CSV."""
    return cells(adapt_entry(reference.to_entry(), OutputOptions(), for_scripts=True))[name]


def _row(reference: Reference) -> tuple[str, ...]:
    work = reference.cited_work
    confidence = "" if reference.confidence is None else f"{reference.confidence:.2f}"
    return tuple(
        clean(cell)
        for cell in (
            str(reference.position),
            confidence,
            work.type,
            _authors(work.author),
            str(work.issued.year) if work.issued else "",
            work.title or reference.text,
            _venue(work),
            _identifiers(reference.work) or _identifiers(work),
        )
    )


def _authors(people: NameList) -> str:
    first = "; ".join(map(str, people.names[:_MAX_AUTHORS]))
    return f"{first} et al." if people.truncated or len(people.names) > _MAX_AUTHORS else first


def _venue(work: Work) -> str:
    container = work.container_title_short or work.container_title or work.publisher
    number = f"{work.volume}({work.issue})" if work.issue else work.volume
    return " ".join(
        part for part in (container, ":".join(filter(None, (number, str(work.page or ""))))) if part
    )


def _identifiers(work: Work) -> str:
    named = (("DOI", work.DOI), ("PMID", work.PMID), ("PMCID", work.PMCID), ("arXiv", work.arxiv))
    return " ".join(f"{kind}:{value}" for kind, value in named if value)


def show(summaries: Iterable[PageSummary], *, color: bool) -> bool:
    """Print summaries on standard output: tables on a terminal, lines with tabs in a pipe.

    Returns whether there are any; raises `OutputError`.
    """
    draw = _tables if sys.stdout and sys.stdout.isatty() else _lines
    remaining = iter(summaries)
    first = next(remaining, None)
    if first:
        write(draw(chain([first], remaining), color=color))
    return first is not None


def _lines(summaries: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    del color  # a pipe gets none
    for page in summaries:
        yield "\n".join(page.head) + "\n"
        for row in page.rows:
            yield "  " + "\t".join(_cut(row, page.columns)) + "\n"
        yield "\n"


def _cut(row: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    """The cells of a row in a pipe; those beyond the usual columns are whole."""
    is_usual = columns[: len(_COLUMNS)] == _COLUMNS
    for number, cell in enumerate(row):
        yield (cell[:_MAX_WIDTH] if is_usual and number < len(_COLUMNS) else cell) or "-"


def _tables(summaries: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    from rich.console import Console
    from rich.text import Text

    console = Console(color_system="auto" if color else None)  # without, no styles either
    for page in summaries:
        draw = _table if console.width >= _MIN_COLUMN * len(page.columns) else _records
        with console.capture() as captured:
            console.print(Text("\n".join(page.head), style="italic"))
            console.print(draw(page))
        yield captured.get()


def _table(page: PageSummary) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in page.columns:
        table.add_column(name, no_wrap=name in _NARROW, overflow="fold")
    for row in page.rows:
        table.add_row(*map(Text, row))
    return table


def _records(page: PageSummary) -> Table:
    """For a narrow terminal: each reference as lines with labels, without the empty ones."""
    from rich.table import Table
    from rich.text import Text

    lines = Table.grid(padding=(0, 1))
    lines.add_column(style="bold", no_wrap=True)
    lines.add_column(overflow="fold")
    for row in page.rows:
        for name, cell in zip(page.columns, row, strict=True):
            if cell:
                lines.add_row(name, Text(cell))
        lines.add_row()
    return lines
