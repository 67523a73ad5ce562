"""Count what the overview draws: years of publication, journals, and the most cited works."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.fields.text import clean
from cgt_cite.journals import Spelling
from cgt_cite.journals.renaming import JournalRenamer
from cgt_cite.report.document import Bar, Chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Entry

_LENGTH = 15  # of a ranking
_YEARS = 60  # of a series; earlier years are one bar


def charts(entries: Sequence[Entry]) -> list[Chart]:
    """The charts of the overview; one without bars is left out."""
    found = (
        Chart(title="Works by year of publication", kind="columns", label="Year", bars=_years(entries)),
        Chart(title="Journals cited most", kind="rows", label="Journal", bars=_journals(entries)),
        Chart(title="Works cited by most articles", kind="rows", label="Work", bars=_most_cited(entries)),
    )
    return [chart for chart in found if chart["bars"]]


def _years(entries: Sequence[Entry]) -> list[Bar]:
    """A bar for each year from the first to the last."""
    counts = Counter(entry.work.issued.year for entry in entries if entry.work.issued)
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - _YEARS)
    earlier = sum(number for year, number in counts.items() if year < first)
    bars = [Bar(label=f"before {first}", value=earlier, entry=-1)] if earlier else []
    return bars + [Bar(label=str(year), value=counts[year], entry=-1) for year in range(first, last + 1)]


def _journals(entries: Sequence[Entry]) -> list[Bar]:
    """The journals in which most works appeared; the forms of one journal's name count together."""
    ranking = sorted(Counter(_journal_names(entries)).items(), key=lambda pair: (-pair[1], pair[0]))
    return [Bar(label=name, value=number, entry=-1) for name, number in ranking[:_LENGTH]]


def _journal_names(entries: Sequence[Entry]) -> Iterator[str]:
    renamer = JournalRenamer(Spelling.ABBREVIATED)
    for entry in entries:
        renamer.learn_entry(entry)
    for entry in entries:
        if entry.work.type in PERIODICAL_TYPES:
            work = renamer.rename(entry.work)
            if name := clean(work.container_title):
                yield name


def _most_cited(entries: Sequence[Entry]) -> list[Bar]:
    """The works that most saved articles cite, at least two."""
    numbered = [(number, entry) for number, entry in enumerate(entries) if len(entry.cited_by) > 1]
    ranking = sorted(numbered, key=lambda pair: (-len(pair[1].cited_by), pair[1].key))
    return [
        Bar(label=clean(entry.work.title) or entry.key, value=len(entry.cited_by), entry=number)
        for number, entry in ranking[:_LENGTH]
    ]
