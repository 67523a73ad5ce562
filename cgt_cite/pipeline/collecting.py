"""The records of all files, with what a second pass over some of them adds to the works that they name."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cgt_cite.merge.match_keys import identifier_keys
from cgt_cite.merge.records import Record
from cgt_cite.parallel import each, in_order

from .digest import digest_of_crash, related
from .reading import is_rereadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.problems import Problem
    from cgt_cite.sources.walk import File

    from .digest import Digest


def _problems_of_crash(file: File) -> list[Record | Problem]:
    return [*digest_of_crash(file).problems]


class RecordCollector:
    """Records as they come, and for each file the match keys of the works that its other lists describe."""

    def __init__(self, files: Sequence[File], jobs: int) -> None:
        self._files, self._jobs = files, jobs
        self._records: list[Record] = []
        self._mentioned: list[list[str]] = []

    def add(self, found: Digest) -> None:
        """Keep what the next file holds."""
        self._records += found.records
        self._mentioned.append(found.mentioned)

    def complete(self) -> list[Record]:
        """All records, and those of related works that a listed record names by an identifier.

        The first pass has reported what is wrong with the files.
        """
        listed = (record.identifiers for record in self._records if record.listed)
        named = frozenset(chain.from_iterable(map(identifier_keys, listed)))
        by_file = zip(self._files, self._mentioned, strict=True)
        files = [file for file, keys in by_file if not named.isdisjoint(keys) and is_rereadable(file)]
        work = partial(each, partial(related, cited=named))
        for found in in_order(work, files, self._jobs, _problems_of_crash):
            self._records += (item for item in found if isinstance(item, Record))
        return self._records
