"""Merge more records than memory holds: the same entries with the same keys, by sorting on disk.

Records influence each other only if a chain of shared match keys joins them, of keys that do not conflict.
So they are put into a temporary database, and the records of one such component after another are read back
and merged as usual.  Memory holds seven bytes for each record, the names of the articles in the output, the
caches of the database, and the largest component.
"""

from __future__ import annotations

from .entries import EntriesOnDisk
from .merging import merge_on_disk
from .records import RecordsOnDisk

__all__ = ["EntriesOnDisk", "RecordsOnDisk", "merge_on_disk"]
