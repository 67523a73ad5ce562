"""Count what a run reads and writes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import LOW_CONFIDENCE
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cgt_cite.model import Entry, Page


class PageStats(NamedTuple):
    """The counts of one page, with what identifies it.

    `shown` references are on the page, `stated` is how many the article has according to it.  One article may
    be saved several times, or in several layouts (as HTML, as text, as a record of PubMed's).
    """

    article_name: str  # `Page.name`: PMID, DOI or file name
    doi: str
    source: str
    layout: str
    shown: int
    stated: int
    with_doi: int
    with_pmid: int
    low_confidence: int
    may_be_incomplete: bool  # the list may be longer than the page states
    title: str = ""  # of the article

    @property
    def is_complete(self) -> bool:
        """Whether it shows the whole list."""
        return self.shown >= self.stated and not self.may_be_incomplete


def page_stats(page: Page) -> PageStats:
    """Count the references of a page."""
    references = [reference for reference in page.references if reference.is_known]
    return PageStats(
        article_name=page.name,
        doi=page.article.DOI.casefold(),
        source=page.source,
        layout=page.layout,
        shown=len(references),
        stated=page.reference_count or len(references),
        with_doi=sum(bool(reference.work.DOI or reference.parsed.DOI) for reference in references),
        with_pmid=sum(bool(reference.work.PMID or reference.parsed.PMID) for reference in references),
        low_confidence=sum(
            reference.confidence is not None and reference.confidence < LOW_CONFIDENCE
            for reference in references
        ),
        may_be_incomplete=page.may_be_incomplete,
        title=page.article.title,
    )


class Incomplete(NamedTuple):
    """An article of which no saved page shows the whole reference list, as far as is known."""

    article_name: str  # its PMID, DOI or file name
    source: str
    shown: int
    stated: int

    @property
    def address(self) -> str:
        """The page that has the whole list; empty if the PMID is not known."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.article_name}/" if self.article_name.isdigit() else ""

    @property
    def missing(self) -> int:
        """How many references are missing, as far as the pages state it."""
        return self.stated - self.shown

    def problem(self) -> Problem:
        """The problem to report."""
        if not self.missing:
            return Problem(ProblemKind.MAY_BE_INCOMPLETE, self.source, f"it lists {self.shown}")
        page = self.address or "the page"
        remedy = f"open {page}, press 'Show all {self.stated} references', and save it again"
        return Problem(ProblemKind.INCOMPLETE, self.source, f"{self.shown} of {self.stated}", remedy)


def incomplete_csv(incomplete: Iterable[Incomplete]) -> Iterator[str]:
    """CSV of incomplete articles: a header, then a line for each."""
    yield "article,shown,stated,missing,address,source\r\n"
    for one in incomplete:
        numbers = (one.shown, one.stated, one.missing)
        source = '"' + one.source.replace('"', '""') + '"'
        yield ",".join((one.article_name, *map(str, numbers), one.address, source)) + "\r\n"


class Statistics:
    """Counts of one run.

    The references of an article count once, however many of its pages are read: those of the page that shows
    most of them.
    """

    def __init__(self) -> None:
        self.pages = self.merged = self.written = self.low_confidence = 0
        self.looked_up: Counter[str] = Counter()  # references completed from records, by method
        self.rejected = 0  # references whose records disagree with them
        self.incomplete: list[Incomplete] = []
        self._fullest: dict[str, PageStats] = {}  # by article
        self._first_saved: dict[tuple[str, str], str] = {}  # by article and layout: the source
        self._not_complete: list[PageStats] = []

    def add(self, page: PageStats) -> str:
        """Count a page; the result is the source of an earlier save of it in the same layout, if any."""
        self.pages += 1
        if not page.is_complete:
            self._not_complete.append(page)
        if page.shown > self._fullest.setdefault(page.article_name, page).shown:
            self._fullest[page.article_name] = page
        first = self._first_saved.setdefault((page.article_name, page.layout), page.source)
        return first if first != page.source else ""

    def finish(self, pmid_by_doi: Mapping[str, str]) -> None:
        """Find the incomplete articles after all pages are counted.

        `pmid_by_doi` maps the DOI by which some pages name an article to its PMID, by which others do.
        """
        found: dict[str, Incomplete] = {}
        for page in sorted(self._not_complete, key=lambda page: page.shown == page.stated):
            article = pmid_by_doi.get(page.article_name, page.article_name)
            shown = max(self._shown(name) for name in (article, page.doi))
            if shown < page.stated or shown <= page.shown:
                found.setdefault(article, Incomplete(article, page.source, shown, page.stated))
        self.incomplete = list(found.values())
        self.low_confidence = sum(page.low_confidence for page in self._fullest.values())

    def add_look_ups(self, found_by: Mapping[str, int], rejected: int) -> None:
        """Count references that were completed from records, by method, and those whose records disagree."""
        self.looked_up.update(found_by)
        self.rejected += rejected

    def _shown(self, article: str) -> int:
        page = self._fullest.get(article)
        return page.shown if page else 0

    @property
    def references(self) -> int:
        """The number of references."""
        return sum(page.shown for page in self._fullest.values())

    @property
    def with_doi(self) -> int:
        """The number of references with a DOI."""
        return sum(page.with_doi for page in self._fullest.values())

    @property
    def with_pmid(self) -> int:
        """The number of references with a PMID."""
        return sum(page.with_pmid for page in self._fullest.values())

    @property
    def missing(self) -> int:
        """The number of references missing from incomplete articles."""
        return sum(one.missing for one in self.incomplete)

    def count_written(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count them."""
        for entry in entries:
            self.written += 1
            yield entry

    def count_low_confidence(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count those whose fields are uncertain."""
        for entry in entries:
            self.low_confidence += entry.has_low_confidence
            yield entry
