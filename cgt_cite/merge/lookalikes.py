"""Works that may be one, but nothing proves it: they are named, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.merge.identity import SHORTEST_TITLE, hashed
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Entry, Work


def watched(entries: Iterable[Entry], report: Callable[[Problem], None]) -> Iterator[Entry]:
    """Pass the entries on; report each that has the title, or journal, volume and page, of an earlier one."""
    seen: dict[int, str] = {}
    for entry in entries:
        twins = {seen[mark]: None for mark in _marks(entry.work) if mark in seen}
        for twin in twins:
            report(Problem(Kind.LOOKALIKE, entry.key, f"see {twin}"))
        seen.update((mark, entry.key) for mark in _marks(entry.work) if mark not in seen)
        yield entry


def _marks(work: Work) -> Iterator[int]:
    title = fold(work.title)
    if len(title) >= SHORTEST_TITLE:
        yield hashed("title", title)
    journal = work.container_title_short or work.container_title
    if journal and work.volume and work.page:
        yield hashed("place", fold(journal), fold(work.volume), fold(work.page.first))
