"""The records of all files, with what a second look at some files tells of the works that they name."""

from __future__ import annotations

from array import array
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cgt_cite.merge.identity import joined
from cgt_cite.merge.records import Packed
from cgt_cite.parallel import each, in_order
from cgt_cite.problems import Kind, Problem

from .digest import articles, crashed, mentions
from .opening import is_lasting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cgt_cite.sources.walk import File
    from cgt_cite.tally import Tally

    from .digest import Digest


def _killed(file: File) -> list[Packed | Problem]:
    return [*crashed(file).problems]


class Gathering:
    """The records as they come, and by file the hashes of what a second look would tell more of."""

    def __init__(self, files: Sequence[File], tally: Tally, jobs: int) -> None:
        self._files, self._tally, self._jobs = files, tally, jobs
        self._packed: list[Packed] = []
        self._outlined: list[list[array[int]]] = []
        self._mentioned: list[array[int]] = []
        self._told: set[tuple[Kind, str]] = set()  # the problems that the first look has found

    def add(self, found: Digest) -> None:
        """Keep what the next file holds."""
        self._keep(found.records)
        self._outlined.append([array("Q", proofs) for proofs in found.outlined])
        self._mentioned.append(array("Q", found.mentioned))
        self._told.update((problem.kind, problem.where) for problem in found.problems)

    def complete(self) -> list[Packed]:
        """All records: those of the lists that describe a work that is wanted, and the articles of any."""
        wanted = (record.identifiers for record in self._packed if record.wanted)
        self._look_again(mentions, self._mentioned, frozenset(chain.from_iterable(wanted)) - {0})
        proofs = (record.proofs for record in self._packed)
        hanging_together = joined(chain.from_iterable(self._outlined), proofs)
        self._look_again(articles, map(chain.from_iterable, self._outlined), hanging_together)
        return self._packed

    def _look_again(
        self,
        look: Callable[..., list[Packed | Problem]],
        told: Iterable[Iterable[int]],
        wanted: frozenset[int],
    ) -> None:
        """Keep what a second look finds in the files that have `told` of something wanted."""
        by_file = zip(self._files, told, strict=True)
        again = [file for file, hashes in by_file if not wanted.isdisjoint(hashes) and is_lasting(file)]
        work = partial(each, partial(look, wanted=wanted))
        for found in in_order(work, again, self._jobs, _killed):
            self._keep(found)

    def _keep(self, found: Iterable[Packed | Problem]) -> None:
        for item in found:
            if isinstance(item, Packed):
                self._packed.append(item)
            elif (item.kind, item.where) not in self._told:
                self._tally.add(item)
