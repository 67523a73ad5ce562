"""What was understood of a page, for people to look at: rows of text, as a table or plain."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Work
from cgt_cite.output import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.model import NameList, Page, Reference

_MAX_AUTHORS = 2
_COLUMNS = ("#", "sure", "type", "authors", "year", "title", "where", "identifiers")
_PLAIN_WIDTH = 60  # of a cell that is text


class PageSummary(NamedTuple):
    """One page: lines about the article, and a row for each reference."""

    head: list[str]
    rows: list[tuple[str, ...]]


def summarize(page: Page) -> PageSummary:
    """What was understood of one page."""
    work = page.article
    authors = _authors(work.author).rstrip(".")
    head = [
        f"{page.source} ({page.layout})",
        f"{authors}. {work.title or '(no title)'}. {_where(work)}",
        _identifiers(work) or "no identifiers",
    ]
    if work.retracted:
        head.append("RETRACTED")
    head += [f"{link.relation}: {link.text}" for link in work.indexing.linked]
    shown = len(page.references)
    head.append(f"{shown} of {page.reference_count or shown} references")
    return PageSummary([clean(line) for line in head], [_row(reference) for reference in page.references])


def _row(reference: Reference) -> tuple[str, ...]:
    work = _understood(reference)
    sure = "" if reference.confidence is None else f"{reference.confidence:.2f}"
    return tuple(
        clean(cell)
        for cell in (
            str(reference.position),
            sure,
            work.type,
            _authors(work.author),
            str(work.issued.year) if work.issued else "",
            work.title or reference.text,
            _where(work),
            _identifiers(reference.work) or _identifiers(work),
        )
    )


def _understood(reference: Reference) -> Work:
    """What the page proves, and beside that what the text says."""
    fields = zip(Work._fields, reference.work, strict=True)
    proved: Fields = {name: value for name, value in fields if value}
    return reference.parsed._replace(**proved)


def _authors(people: NameList) -> str:
    first = "; ".join(map(str, people.names[:_MAX_AUTHORS]))
    return f"{first} et al." if people.truncated or len(people.names) > _MAX_AUTHORS else first


def _where(work: Work) -> str:
    container = work.container_title_short or work.container_title or work.publisher
    number = f"{work.volume}({work.issue})" if work.issue else work.volume
    return " ".join(
        part for part in (container, ":".join(filter(None, (number, str(work.page or ""))))) if part
    )


def _identifiers(work: Work) -> str:
    named = (("DOI", work.DOI), ("PMID", work.PMID), ("PMCID", work.PMCID), ("arXiv", work.arxiv))
    return " ".join(f"{kind}:{value}" for kind, value in named if value)


def show(sheets: Iterable[PageSummary], *, color: bool) -> None:
    """Print sheets on standard output: tables on a terminal, lines parted by tabs in a pipe.

    Raises `OutputError`.
    """
    draw = _tables if sys.stdout and sys.stdout.isatty() else _lines
    write(draw(sheets, color=color))


def _lines(sheets: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    del color  # a pipe gets none
    for page in sheets:
        yield "\n".join(page.head) + "\n"
        for row in page.rows:
            yield "  " + "\t".join(cell[:_PLAIN_WIDTH] or "-" for cell in row) + "\n"
        yield "\n"


def _tables(sheets: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(no_color=not color)
    for page in sheets:
        table = Table(*_COLUMNS, title=Text("\n".join(page.head)), title_justify="left")
        for row in page.rows:
            table.add_row(*map(Text, row))
        with console.capture() as captured:
            console.print(table)
        yield captured.get()
