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
    from collections.abc import Callable, Iterable

    from cgt_cite.merge.on_disk import RecordsOnDisk
    from cgt_cite.sources.walk import File

    from .digest import Digest

    Spill = Callable[[list[Record]], RecordsOnDisk | None]


def _stay_in_memory(_: list[Record]) -> None:
    """Spill nothing."""


class RecordCollector:
    """The records of the blocks read so far: in memory or, once `spill` moves them there, on disk."""

    def __init__(self, jobs: int, spill: Spill = _stay_in_memory) -> None:
        self.in_memory: list[Record] = []
        self.on_disk: RecordsOnDisk | None = None
        self._jobs, self._spill = jobs, spill
        self._related_keys: list[tuple[File, list[str]]] = []  # match keys of each file's related works

    def release(self) -> list[Record]:
        """The records in memory, which are no longer kept here."""
        records, self.in_memory = self.in_memory, []
        return records

    def close(self) -> None:
        """Delete what is on disk."""
        if self.on_disk is not None:
            self.on_disk.close()

    def collect(self, digests: Iterable[Digest]) -> None:
        """Collect the records of all blocks, and those of related works that an included record cites.

        The latter are cited by an identifier.  Problems of this second pass over files were reported by the
        first one.
        """
        for digest in digests:
            self._add(digest.records)
            if digest.related_keys:
                self._related_keys.append((digest.file, digest.related_keys))
        cited = self._cited()
        found = (file for file, keys in self._related_keys if not cited.isdisjoint(keys))
        files = [file for file in dict.fromkeys(found) if is_rereadable(file)]
        task = partial(map_items, partial(related_records, cited=cited))
        for related in in_order(task, files, self._jobs, _no_records):
            self._add(related)

    def _add(self, records: list[Record]) -> None:
        if self.on_disk is not None:
            self.on_disk.extend(records)
            return
        self.in_memory += records
        self.on_disk = self._spill(self.in_memory)
        if self.on_disk is not None:
            self.in_memory = []

    def _cited(self) -> frozenset[str]:
        """The match keys of identifiers by which included records cite works; on disk, of related works."""
        if self.on_disk is not None:
            return self.on_disk.cited_among(chain.from_iterable(keys for _, keys in self._related_keys))
        included = (record.identifiers for record in self.in_memory if record.included)
        return frozenset(chain.from_iterable(map(identifier_keys, included)))


def _no_records(file: File) -> list[Record]:
    del file  # the first pass has reported it
    return []
