"""The records of all files, with what a second look at some files tells of the works that they name."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cgt_cite.merge.clusters import reachable_keys
from cgt_cite.merge.match_keys import identifier_keys
from cgt_cite.merge.records import Record
from cgt_cite.parallel import each, in_order
from cgt_cite.problems import Kind, Problem

from .digest import articles, crashed, related
from .opening import is_lasting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cgt_cite.sources.walk import File
    from cgt_cite.tally import Tally

    from .digest import Digest


def _killed(file: File) -> list[Record | Problem]:
    return [*crashed(file).problems]


class Gathering:
    """The records as they come, and by file the match keys of what a second look would add to."""

    def __init__(self, files: Sequence[File], tally: Tally, jobs: int) -> None:
        self._files, self._tally, self._jobs = files, tally, jobs
        self._records: list[Record] = []
        self._outlined: list[list[tuple[str, ...]]] = []
        self._mentioned: list[list[str]] = []
        self._told: set[tuple[Kind, str]] = set()  # the problems that the first look has found

    def add(self, found: Digest) -> None:
        """Keep what the next file holds."""
        self._keep(found.records)
        self._outlined.append(found.outlined)
        self._mentioned.append(found.mentioned)
        self._told.update((problem.kind, problem.where) for problem in found.problems)

    def complete(self) -> list[Record]:
        """All records: those of the lists that describe a work that is wanted, and the articles of any."""
        keys = chain.from_iterable(
            identifier_keys(record.identifiers) for record in self._records if record.listed
        )
        self._look_again(related, self._mentioned, frozenset(keys))
        connected = reachable_keys(
            chain.from_iterable(self._outlined), (record.keys for record in self._records)
        )
        self._look_again(articles, map(chain.from_iterable, self._outlined), connected)
        return self._records

    def _look_again(
        self,
        look: Callable[..., list[Record | Problem]],
        keys_of_files: Iterable[Iterable[str]],
        wanted: frozenset[str],
    ) -> None:
        """Keep what a second look finds in the files that have one of the match keys `wanted`."""
        by_file = zip(self._files, keys_of_files, strict=True)
        again = [file for file, keys in by_file if not wanted.isdisjoint(keys) and is_lasting(file)]
        work = partial(each, partial(look, wanted=wanted))
        for found in in_order(work, again, self._jobs, _killed):
            self._keep(found)

    def _keep(self, found: Iterable[Record | Problem]) -> None:
        for item in found:
            if isinstance(item, Record):
                self._records.append(item)
            elif (item.kind, item.where) not in self._told:
                self._tally.add(item)
