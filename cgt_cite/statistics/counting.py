"""Count pages, references and works while a run reads and writes them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from .incomplete import Incomplete
from .pages import PageCounts
from .totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cgt_cite.model import Entry

    from .pages import PageStats


class Statistics:
    """Counts of one run.

    The references of an article count once, however many of its pages are read: those of the page that shows
    most of them.
    """

    def __init__(self) -> None:
        self.pages = self.merged = self.written = 0
        self.corrected = self.checked = 0  # entries that the corrections change, or mark as checked
        self.not_references = 0  # cited works that the corrections remove
        self.deduplicated = True  # whether each cited work is one entry of the output
        self.looked_up: Counter[str] = Counter()  # references completed from records, by method
        self.rejected = 0  # references whose records disagree with them
        self.incomplete: list[Incomplete] = []
        self._saved: dict[str, list[PageStats]] = {}  # the pages of each article
        self._accepted: Counter[tuple[str, str]] = Counter()  # doubtful references that the user accepts
        self._cited = self._without_identifier = self._low_confidence = 0  # entries
        self._retracted: set[str] = set()

    def add(self, page: PageStats) -> str:
        """Count a page; the result is the source of an earlier save of it in the same layout, if any."""
        self.pages += 1
        saved = self._saved.setdefault(page.article_name, [])
        first = next((earlier.source for earlier in saved if earlier.layout == page.layout), page.source)
        saved.append(page)
        return first if first != page.source else ""

    def finish(self, pmid_by_doi: Mapping[str, str]) -> None:
        """Unite the pages of each article and find the incomplete ones, after all pages are counted.

        `pmid_by_doi` maps the DOI by which some pages name an article to its PMID, by which others do.
        """
        if not pmid_by_doi.keys().isdisjoint(self._saved):
            saved: dict[str, list[PageStats]] = {}
            for name, pages in self._saved.items():
                saved.setdefault(pmid_by_doi.get(name, name), []).extend(pages)
            self._saved = saved
        self.incomplete = [one for name, pages in self._saved.items() for one in _incomplete(name, pages)]
        self.incomplete.sort(key=lambda one: not one.missing)

    def add_look_ups(self, found_by: Mapping[str, int], rejected: int) -> None:
        """Count references that were completed from records, by method, and those whose records disagree."""
        self.looked_up.update(found_by)
        self.rejected += rejected

    def accept(self, article_name: str, source: str) -> None:
        """Count a reference that was parsed with low confidence as accepted by the user.

        `article_name` and `source` are those of the citing page.
        """
        self._accepted[article_name, source] += 1

    @cached_property
    def _fullest(self) -> list[PageStats]:
        """Of each article, the page that shows most references; available when all pages are counted."""
        return [max(pages, key=attrgetter("shown")) for pages in self._saved.values()]

    @property
    def references(self) -> int:
        """The number of references."""
        return sum(page.shown for page in self._fullest)

    @property
    def articles(self) -> int:
        """The number of articles, whatever pages of them are saved."""
        return len(self._saved)

    @property
    def files(self) -> int:
        """The number of files that the pages are in, each of which may contain several."""
        return len({page.source for pages in self._saved.values() for page in pages})

    @property
    def with_doi(self) -> int:
        """The number of references with a DOI."""
        return sum(page.with_doi for page in self._fullest)

    @property
    def with_pmid(self) -> int:
        """The number of references with a PMID."""
        return sum(page.with_pmid for page in self._fullest)

    @property
    def without_list(self) -> int:
        """The number of articles of which nothing that is saved shows a reference list."""
        return len(self._without_list())

    @property
    def has_lists_to_fetch(self) -> bool:
        """Whether one of these articles has a PMID, and no record of PubMed's that is saved."""
        return any(
            _first("pmid", pages) and not any(page.is_record for page in pages)
            for pages in self._without_list()
        )

    def _without_list(self) -> list[list[PageStats]]:
        """The pages of each article without a list."""
        incomplete = {one.article_name for one in self.incomplete}
        saved = zip(self._saved.items(), self._fullest, strict=True)
        return [pages for (name, pages), fullest in saved if not fullest.shown and name not in incomplete]

    @property
    def missing(self) -> int:
        """The number of references missing from incomplete articles."""
        return sum(one.missing for one in self.incomplete)

    @property
    def doubtful(self) -> int:
        """The number of references or entries parsed with low confidence."""
        return self._low_confidence + sum(map(self._doubtful_on, self._fullest))

    def _doubtful_on(self, page: PageStats) -> int:
        return max(0, page.doubtful - self._accepted[page.article_name, page.source])

    def page_counts(self) -> list[PageCounts]:
        """The counts of each article, in the order in which its first page was read."""
        incomplete = {one.article_name: one for one in self.incomplete}
        saved = zip(self._saved.items(), self._fullest, strict=True)
        return [self._counts(pages, best, incomplete.get(name)) for (name, pages), best in saved]

    def _counts(self, pages: list[PageStats], fullest: PageStats, gap: Incomplete | None) -> PageCounts:
        return PageCounts(
            pmid=_first("pmid", pages),
            doi=_first("doi", pages),
            title=_first("title", pages),
            files=tuple(dict.fromkeys(page.source for page in pages)),
            shown=fullest.shown,
            stated=gap.stated if gap else max(page.stated for page in pages),
            missing=gap.missing if gap else 0,
            complete=gap is None if fullest.shown or gap else None,
            doubtful=self._doubtful_on(fullest),
            without_identifier=fullest.without_identifier,
        )

    def totals(self) -> Totals:
        """The totals, after all entries are counted."""
        removed = self.not_references
        return Totals(
            files=self.files,
            pages=self.pages,
            articles=self.articles,
            without_list=self.without_list,
            incomplete=sum(bool(one.missing) for one in self.incomplete),
            missing=self.missing,
            records_identified=self.references,
            duplicates_removed=max(0, self.references - removed - self._cited) if self.deduplicated else None,
            removed_for_other_reasons=removed,
            records_after_deduplication=self._cited if self.deduplicated else None,
            records_without_identifier=self._without_identifier,
            retracted=len(self._retracted),
            doubtful=self.doubtful,
            without_identifier=sum(page.without_identifier for page in self._fullest),
        )

    def count_written(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count them, and the cited works among them."""
        for entry in entries:
            self.written += 1
            if entry.cited_by:
                self._cited += 1
                self._without_identifier += not entry.work.has_identifier
                if entry.work.retracted:
                    self._retracted.add(entry.work.PMID or entry.work.DOI.casefold() or entry.key)
            yield entry

    def count_edges(self, lines: Iterable[str]) -> Iterator[str]:
        """Pass the lines of edges on and count them."""
        for line in lines:
            self.written += 1
            yield line

    def count_low_confidence(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count those whose fields are uncertain."""
        for entry in entries:
            self._low_confidence += entry.has_low_confidence
            yield entry


def _incomplete(name: str, pages: list[PageStats]) -> Iterator[Incomplete]:
    """The article if no page shows its whole list; what a page states outweighs that it may be incomplete."""
    shown = max(page.shown for page in pages)
    whole = max((page.shown for page in pages if page.is_complete), default=0)
    for page in sorted(pages, key=lambda page: page.shown == page.stated):
        if not page.is_complete and (shown < page.stated or page.shown == shown > whole):
            yield Incomplete(name, page.source, shown, page.stated)
            return


def _first(field: str, pages: list[PageStats]) -> str:
    """The first value of a field that one of the pages has."""
    return next((value for page in pages if (value := str(getattr(page, field)))), "")
