"""What the report keeps of a run: its entries, its counts and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.problem_log import ProblemLog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem
    from cgt_cite.statistics import Statistics


class KeepingLog(ProblemLog):
    """A log that keeps the problems, with the places as outputs name them."""

    def __init__(self, report: Callable[[Problem], None]) -> None:
        super().__init__(report)
        self.problems: list[Problem] = []

    def add(self, problem: Problem) -> None:
        """Keep, count and report a problem."""
        self.problems.append(problem)
        super().add(problem)


class Results(NamedTuple):
    """The results of a run."""

    entries: Sequence[Entry]
    statistics: Statistics
    log: KeepingLog
