"""Merge records that are on disk, with the problems in the order of a run in memory."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from cgt_cite.merge.merging import merge_clusters

from .database import disk_errors, pack, sortable
from .entries import EntriesOnDisk

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from cgt_cite.problems import Problem

    from .records import Batch, RecordsOnDisk

_OF_ALL = -1  # in place of a cluster: problems that are reported before those of clusters


def merge_on_disk(
    records: RecordsOnDisk,
    pmid_by_doi: Mapping[str, str],
    template: str,
    report: Callable[[Problem], None],
) -> EntriesOnDisk:
    """The entries that `merge` makes of the records, with the keys that `assign_keys` gives them.

    The records are used up; their database holds the entries.  `pmid_by_doi` and `report` are those of
    `merge`, `template` that of `assign_keys`.  Raises `OutputError` if there is no space left.
    """
    entries = EntriesOnDisk(records.database, template)
    problems = _Problems(records.database)
    with disk_errors():
        for batch in records.batches():
            _merge(batch, pmid_by_doi, entries, problems)
        problems.report(report)
        entries.assign_keys()
    return entries


def _merge(batch: Batch, pmid_by_doi: Mapping[str, str], entries: EntriesOnDisk, problems: _Problems) -> None:
    found: list[Problem] = []
    clusters = merge_clusters(batch.records, pmid_by_doi, found.append)
    problems.add(_OF_ALL, found)
    found.clear()
    for first, merged in clusters:
        entries.add(batch.numbers[first], [one.entry for one in merged])
        problems.add(batch.numbers[first], found)
        found.clear()


class _Problems:
    """The problems of all batches."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("CREATE TABLE problem (cluster INTEGER, detail BLOB, data BLOB)")

    def add(self, cluster: int, problems: Iterable[Problem]) -> None:
        """Add the problems of the cluster whose first record has this number."""
        for problem in problems:
            detail = sortable(problem.detail) if cluster == _OF_ALL else b""
            self._database.execute("INSERT INTO problem VALUES (?, ?, ?)", (cluster, detail, pack(problem)))

    def report(self, report: Callable[[Problem], None]) -> None:
        """Report them all: those of a cluster in their order, others by detail."""
        rows = self._database.execute("SELECT data FROM problem ORDER BY cluster, detail, rowid")
        for (data,) in rows:
            report(pickle.loads(data))  # noqa: S301 - which this process packed
