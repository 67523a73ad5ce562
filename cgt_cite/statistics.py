"""What a run met, counted as files go by."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import ExitStatus
from cgt_cite.problems import Kind, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cgt_cite.model import Entry, Page

LOW_CONFIDENCE = 0.5  # confidence below which a parsed reference is worth a look
_WITHOUT_BUTTONS = ("pubmed_text", "markdown")  # layouts from which it may have been left out
_SHOWN_WITHOUT_BUTTON = 5  # what PubMed shows of a longer list


class PageStats(NamedTuple):
    """What the tally has to know of a page."""

    article: str  # the page's name: one article may be saved in several forms
    doi: str
    source: str
    layout: str
    shown: int
    stated: int
    with_doi: int
    with_pmid: int
    doubtful: int
    may_be_truncated: bool  # a text dump, which does not show whether there are more


def page_stats(page: Page) -> PageStats:
    """Count what a page shows."""
    references = [reference for reference in page.references if reference.is_known]
    return PageStats(
        article=page.name,
        doi=page.article.DOI.casefold(),
        source=page.source,
        layout=page.layout,
        shown=len(references),
        stated=page.reference_count or len(references),
        with_doi=sum(bool(reference.work.DOI or reference.parsed.DOI) for reference in references),
        with_pmid=sum(bool(reference.work.PMID or reference.parsed.PMID) for reference in references),
        doubtful=sum((1.0 if r.confidence is None else r.confidence) < LOW_CONFIDENCE for r in references),
        may_be_truncated=_lost_its_button(page),
    )


class Incomplete(NamedTuple):
    """An article of which no page shows the whole reference list."""

    article: str  # its PMID, DOI or file
    source: str
    shown: int
    stated: int

    @property
    def address(self) -> str:
        """Where the whole list is to be had."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.article}/" if self.article.isdigit() else ""

    def problem(self) -> Problem:
        """What the user is told of it."""
        if self.shown == self.stated:
            return Problem(Kind.PERHAPS_INCOMPLETE, self.source, f"{self.shown} references")
        page = self.address or "the page"
        remedy = f"open {page}, press 'Show all {self.stated} references', and save it again"
        return Problem(Kind.INCOMPLETE, self.source, f"{self.shown} of {self.stated} references", remedy)


def incomplete_pages(found: Iterable[Incomplete]) -> Iterator[str]:
    """CSV of the articles of which some references are missing: a header, then a line for each."""
    yield "article,shown,stated,missing,address,source\r\n"
    for one in found:
        numbers = (one.shown, one.stated, one.stated - one.shown)
        source = '"' + one.source.replace('"', '""') + '"'
        yield ",".join((one.article, *map(str, numbers), one.address, source)) + "\r\n"


def _lost_its_button(page: Page) -> bool:
    """Whether the page may have had more references than it shows without saying so."""
    unsaid = page.layout in _WITHOUT_BUTTONS and page.reference_count is None
    return unsaid and len(page.references) == _SHOWN_WITHOUT_BUTTON


class Statistics:
    """Counts of one run, and the problems in it; `tell` hears of each problem as it comes."""

    def __init__(self, tell: Callable[[Problem], None]) -> None:
        self.tell = tell
        self.pages = self.missing = self.merged = self.written = self.doubtful = 0
        self.problems: dict[Kind, int] = {}
        self.names: dict[str, str] = {}  # of the articles that some page names by DOI: the PMID
        self.paths: Mapping[str, str] = {}  # by the source that names a file in the output: its path
        self.incomplete: list[Incomplete] = []
        self._fullest: dict[str, PageStats] = {}  # of each article the page that shows most
        self._saved: dict[tuple[str, str], str] = {}  # by article and layout: the source of its first page
        self._short: list[PageStats] = []

    def add(self, problem: Problem) -> None:
        """Count a problem and tell of it."""
        self.problems[problem.kind] = self.problems.get(problem.kind, 0) + 1
        self.tell(problem._replace(where=self._path(problem.where)))

    def _path(self, source: str) -> str:
        """The path of a source, which may lie in an archive, in a form that can be pasted into a shell."""
        file, inner = source, ""
        while file not in self.paths and "/" in file:
            file, _, name = file.rpartition("/")
            inner = f"/{name}{inner}"
        return quote(self.paths[file] + inner) if file in self.paths else source

    def count(self, pages: Iterable[PageStats], problems: Iterable[Problem]) -> None:
        """Count what a file held."""
        for problem in problems:
            self.add(problem)
        for page in pages:
            self.pages += 1
            self._count_references(page)
            if page.shown < page.stated or page.may_be_truncated:
                self._short.append(page)
            if page.doi and page.doi != page.article:
                self.names[page.doi] = page.article

    def _count_references(self, page: PageStats) -> None:
        """Count the references of an article once, however many of its pages were saved."""
        first = self._saved.setdefault((page.article, page.layout), page.source)
        if first != page.source:
            self.add(Problem(Kind.SAVED_TWICE, page.source, self._path(first)))
        before = self._fullest.setdefault(page.article, page)
        if page.shown > before.shown:
            self._fullest[page.article] = page

    def total(self, count: str) -> int:
        """The sum of one of the counts of `PageFacts` over all articles, of each the page that shows most."""
        return sum(getattr(page, count) for page in self._fullest.values())

    def finish(self) -> None:
        """List the articles that are incomplete: another page of the same one may have the whole list."""
        listed: set[str] = set()
        for page in sorted(self._short, key=lambda page: page.shown == page.stated):
            article = self.names.get(page.article, page.article)
            fullest = max(self._shown(name) for name in (article, page.doi))
            if article not in listed and (fullest < page.stated or fullest <= page.shown):
                listed.add(article)
                found = Incomplete(article, page.source, fullest, page.stated)
                self.missing += page.stated - fullest
                self.incomplete.append(found)
                self.add(found.problem())
        self.doubtful = self.total("doubtful")

    def _shown(self, article: str) -> int:
        page = self._fullest.get(article)
        return page.shown if page else 0

    def entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count them."""
        for entry in entries:
            self.written += 1
            yield entry

    def count_low_confidence(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count those that are worth a look."""
        for entry in entries:
            self.doubtful += (1.0 if entry.confidence is None else entry.confidence) < LOW_CONFIDENCE
            yield entry

    def failed_files(self) -> int:
        """How many files could not be read; that there are none at all is another thing."""
        of_files = self.problems.keys() - {Kind.EMPTY}
        return sum(self.problems[kind] for kind in of_files if kind.severity is Severity.ERROR)

    def _short_of_pages(self) -> bool:
        return Kind.INCOMPLETE in self.problems or Kind.TRUNCATED in self.problems

    def status(self, *, strict: bool) -> ExitStatus:
        """How the run ended, for the shell."""
        if not self.pages:
            return ExitStatus.FAILED
        if self.failed_files() or Kind.NOT_IN_FORMAT in self.problems or (strict and self._short_of_pages()):
            return ExitStatus.PARTLY
        return ExitStatus.OK
