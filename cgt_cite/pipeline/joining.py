"""Join what was found in the blocks of a file, as if the file had been read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.pages.slices import problems_of
from cgt_cite.pages.xml.reading import Tally
from cgt_cite.problems import Problem

from .blocks import Tallied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ProblemJoiner:
    """The problems of blocks, in order; those of a divided document follow its last slice.

    Of a problem that is found twice in succession the first is kept: both an archive and the page inside can
    be truncated.
    """

    def __init__(self) -> None:
        self._tally = Tally()  # of the current document
        self._last: Problem | None = None

    def join(self, found: Iterable[Problem | Tallied]) -> Iterator[Problem]:
        """The problems of the next block."""
        for item in found:
            yield from self._new([item] if isinstance(item, Problem) else self._of_slice(item))

    def _of_slice(self, tallied: Tallied) -> Iterator[Problem]:
        self._tally += tallied.tally
        if tallied.slice.records.is_last:
            yield from problems_of(tallied.slice, self._tally)
            self._tally = Tally()

    def _new(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        for problem in problems:
            if not self._last or (problem.kind, problem.where) != (self._last.kind, self._last.where):
                yield problem
            self._last = problem
