"""What a run met, counted as pages go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgt_cite.errors import ExitStatus
from cgt_cite.problems import Kind, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Entry, Page

DOUBTFUL = 0.5  # confidence below which a parsed reference is worth a look


@dataclass(slots=True)
class Tally:
    """Counts of one run, and the problems in it."""

    pages: int = 0
    references: int = 0
    with_doi: int = 0
    with_pmid: int = 0
    doubtful: int = 0
    missing: int = 0
    recorded: int = 0  # what entries are made of
    written: int = 0
    problems: list[Problem] = field(default_factory=list)

    def pages_of(self, found: Iterable[Page | Problem], tell: Callable[[Problem], None]) -> Iterator[Page]:
        """Pass the pages on, count them, and hand the problems to `tell`."""
        for item in found:
            if isinstance(item, Problem):
                tell(item)
            else:
                self._count(item)
                yield item

    def entries_of(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on and count them."""
        for entry in entries:
            self.recorded += len(entry.source)
            self.written += 1
            yield entry

    def add(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)

    def _count(self, page: Page) -> None:
        self.pages += 1
        self.missing += page.references_missing
        for reference in page.references:
            self.references += 1
            self.with_doi += bool(reference.work.DOI or reference.parsed.DOI)
            self.with_pmid += bool(reference.work.PMID or reference.parsed.PMID)
            self.doubtful += reference.confidence is not None and reference.confidence < DOUBTFUL

    def count_of(self, kind: Kind) -> int:
        """How many problems of one kind there are."""
        return Counter(problem.kind for problem in self.problems)[kind]

    def status(self, *, strict: bool) -> ExitStatus:
        """How the run ended, for the shell."""
        unread = any(problem.kind.severity is Severity.ERROR for problem in self.problems)
        if not self.pages:
            return ExitStatus.FAILED
        if unread or (strict and self.count_of(Kind.INCOMPLETE)):
            return ExitStatus.PARTLY
        return ExitStatus.OK
