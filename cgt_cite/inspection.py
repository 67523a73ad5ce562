"""Print what was read from pages, for people: the article and a row for each reference."""

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
_COLUMNS = ("#", "confidence", "type", "authors", "year", "title", "venue", "identifiers")
_MAX_WIDTH = 60  # characters of a cell in a pipe


class PageSummary(NamedTuple):
    """One page: lines about the article, and a row for each reference."""

    head: list[str]
    rows: list[tuple[str, ...]]


def summarize(page: Page) -> PageSummary:
    """Summarise what was read from a page."""
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
    return PageSummary([clean(line) for line in head], [_row(reference) for reference in page.references])


def _row(reference: Reference) -> tuple[str, ...]:
    work = _combined(reference)
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


def _combined(reference: Reference) -> Work:
    """The fields parsed from the text, and those that the page gives, which prevail."""
    fields = zip(Work._fields, reference.work, strict=True)
    given: Fields = {name: value for name, value in fields if value}
    return reference.parsed._replace(**given)


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


def show(summaries: Iterable[PageSummary], *, color: bool) -> None:
    """Print summaries on standard output: tables on a terminal, lines with tabs in a pipe.

    Raises `OutputError`.
    """
    draw = _tables if sys.stdout and sys.stdout.isatty() else _lines
    write(draw(summaries, color=color))


def _lines(summaries: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    del color  # a pipe gets none
    for page in summaries:
        yield "\n".join(page.head) + "\n"
        for row in page.rows:
            yield "  " + "\t".join(cell[:_MAX_WIDTH] or "-" for cell in row) + "\n"
        yield "\n"


def _tables(summaries: Iterable[PageSummary], *, color: bool) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(no_color=not color)
    for page in summaries:
        table = Table(*_COLUMNS, title=Text("\n".join(page.head)), title_justify="left")
        for row in page.rows:
            table.add_row(*map(Text, row))
        with console.capture() as captured:
            console.print(table)
        yield captured.get()
