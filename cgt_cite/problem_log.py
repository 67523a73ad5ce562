"""Pass on the problems of a run as they arise, and count them by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cgt_cite.paths import quoted
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class ProblemLog:
    """The problems of one run.

    Outputs name a file by its source, which does not depend on where the command was run; messages name it
    by a path that can be pasted into a shell.
    """

    def __init__(self, report: Callable[[Problem], None]) -> None:
        self.counts: Counter[ProblemKind] = Counter()
        self.paths: dict[str, str] = {}  # by source
        self._report = report

    def add(self, problem: Problem) -> None:
        """Count a problem and report it."""
        self.counts[problem.kind] += 1
        self._report(problem._replace(where=self.path_of(problem.where)))

    def add_all(self, problems: Iterable[Problem]) -> None:
        """Count several problems and report them."""
        for problem in problems:
            self.add(problem)

    def failed_files(self) -> int:
        """The number of problems with files that could not be read; an archive may have several."""
        return sum(count for kind, count in self.counts.items() if kind.is_failure)

    def path_of(self, source: str) -> str:
        """The path of a source, which may be inside an archive, or of a reference in it: `page.html #12`."""
        page, mark, position = source.rpartition(" #")
        if page and position.isdecimal() and source not in self.paths:
            return f"{self.path_of(page)}{mark}{position}"
        file, inner = source, ""
        while file not in self.paths and "/" in file:
            file, _, name = file.rpartition("/")
            inner = f"/{name}{inner}"
        return quoted(self.paths[file], inner) if file in self.paths else source
