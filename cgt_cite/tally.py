"""What a run met, counted as files go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import ExitStatus
from cgt_cite.problems import Kind, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Entry, Page

DOUBTFUL = 0.5  # confidence below which a parsed reference is worth a look
_WITHOUT_BUTTONS = ("pubmed_text", "markdown")  # layouts from which it may have been left out
_SHOWN_WITHOUT_BUTTON = 5  # what PubMed shows of a longer list


class PageFacts(NamedTuple):
    """What the tally has to know of a page."""

    article: str  # the page's name: one article may be saved in several forms
    doi: str
    source: str
    shown: int
    stated: int
    with_doi: int
    with_pmid: int
    doubtful: int
    button_lost: bool  # a text dump, which does not show whether there are more


def facts(page: Page) -> PageFacts:
    """Count what a page shows."""
    references = page.references
    return PageFacts(
        article=page.name,
        doi=page.article.DOI.casefold(),
        source=page.source,
        shown=len(references),
        stated=page.references_stated or len(references),
        with_doi=sum(bool(reference.work.DOI or reference.parsed.DOI) for reference in references),
        with_pmid=sum(bool(reference.work.PMID or reference.parsed.PMID) for reference in references),
        doubtful=sum((1.0 if r.confidence is None else r.confidence) < DOUBTFUL for r in references),
        button_lost=_lost_its_button(page),
    )


def _lost_its_button(page: Page) -> bool:
    """Whether the page may have had more references than it shows without saying so."""
    unsaid = page.layout in _WITHOUT_BUTTONS and page.references_stated is None
    return unsaid and len(page.references) == _SHOWN_WITHOUT_BUTTON


class Tally:
    """Counts of one run, and the problems in it; `tell` hears of each problem as it comes."""

    def __init__(self, tell: Callable[[Problem], None]) -> None:
        self.tell = tell
        self.pages = self.references = self.with_doi = self.with_pmid = self.doubtful = 0
        self.missing = self.merged = self.written = 0
        self.problems: dict[Kind, int] = {}
        self.names: dict[str, str] = {}  # of the articles that some page names by DOI: the PMID
        self._fullest: dict[str, int] = {}  # references shown of an article, at most
        self._short: list[PageFacts] = []

    def add(self, problem: Problem) -> None:
        """Count a problem and tell of it."""
        self.problems[problem.kind] = self.problems.get(problem.kind, 0) + 1
        self.tell(problem)

    def count(self, pages: Iterable[PageFacts], problems: Iterable[Problem]) -> None:
        """Count what a file held."""
        for problem in problems:
            self.add(problem)
        for page in pages:
            self.pages += 1
            self.references += page.shown
            self.with_doi += page.with_doi
            self.with_pmid += page.with_pmid
            self.doubtful += page.doubtful
            if page.shown < page.stated or page.button_lost:
                self._short.append(page)
            self._fullest[page.article] = max(page.shown, self._fullest.get(page.article, 0))
            if page.doi and page.doi != page.article:
                self.names[page.doi] = page.article

    def finish(self) -> None:
        """Tell which articles are incomplete: another page of the same one may have had the whole list."""
        told: set[str] = set()
        for page in sorted(self._short, key=lambda page: page.shown == page.stated):
            article = self.names.get(page.article, page.article)
            fullest = max(self._fullest.get(name, 0) for name in (article, page.doi))
            if article not in told and (fullest < page.stated or fullest <= page.shown):
                told.add(article)
                self.missing += page.stated - fullest
                self.add(_incomplete(page, fullest))

    def entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count them."""
        for entry in entries:
            self.written += 1
            self.merged += max(0, len(entry.source) - 1)
            yield entry

    def doubts(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count those that are worth a look."""
        for entry in entries:
            self.doubtful += (1.0 if entry.confidence is None else entry.confidence) < DOUBTFUL
            yield entry

    def unread(self) -> int:
        """How many files could not be read; that there are none at all is another thing."""
        of_files = self.problems.keys() - {Kind.EMPTY}
        return sum(self.problems[kind] for kind in of_files if kind.severity is Severity.ERROR)

    def _short_of_pages(self) -> bool:
        return Kind.INCOMPLETE in self.problems or Kind.TRUNCATED in self.problems

    def status(self, *, strict: bool) -> ExitStatus:
        """How the run ended, for the shell."""
        if not self.pages:
            return ExitStatus.FAILED
        if self.unread() or Kind.NOT_IN_FORMAT in self.problems or (strict and self._short_of_pages()):
            return ExitStatus.PARTLY
        return ExitStatus.OK


def _incomplete(page: PageFacts, fullest: int) -> Problem:
    if fullest == page.stated:
        return Problem(Kind.PERHAPS_INCOMPLETE, page.source, f"{page.shown} references")
    address = f"https://pubmed.ncbi.nlm.nih.gov/{page.article}/" if page.article.isdigit() else "the page"
    remedy = f"open {address}, press 'Show all {page.stated} references', and save it again"
    return Problem(Kind.INCOMPLETE, page.source, f"{fullest} of {page.stated} references", remedy)
