"""Collect the records of all files, and add what a second pass finds about the works that they cite.

Match keys are the values by which `merge` recognises records of the same work; a page's related works are
those that it lists as similar, citing or linked.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cgt_cite.merge.match_keys import identifier_keys
from cgt_cite.merge.records import Record
from cgt_cite.parallel import in_order, map_items

from .digest import related_records
from .reading import is_rereadable

if TYPE_CHECKING:
    from cgt_cite.sources.walk import File

    from .digest import Digest


class RecordCollector:
    """The records of the blocks read so far, and the match keys of each file's related works."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._records: list[Record] = []
        self._related_keys: list[tuple[File, list[str]]] = []

    def add(self, digest: Digest) -> None:
        """Add the digest of the next block."""
        self._records += digest.records
        if digest.related_keys:
            self._related_keys.append((digest.file, digest.related_keys))

    def with_related_records(self) -> list[Record]:
        """All records, and those of related works that an included record cites by an identifier.

        Problems of this second pass over files were reported by the first one.
        """
        included = (record.identifiers for record in self._records if record.included)
        cited = frozenset(chain.from_iterable(map(identifier_keys, included)))
        found = (file for file, keys in self._related_keys if not cited.isdisjoint(keys))
        files = [file for file in dict.fromkeys(found) if is_rereadable(file)]
        task = partial(map_items, partial(related_records, cited=cited))
        for related in in_order(task, files, self._jobs, _no_records):
            self._records += related
        return self._records


def _no_records(file: File) -> list[Record]:
    del file  # the first pass has reported it
    return []
