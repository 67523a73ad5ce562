"""Merge records that are on disk, with the problems in the order of a run in memory."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from cgt_cite.merge.clusters import holders_of
from cgt_cite.merge.merging import conflict_problem, describe_conflict, merge_clusters

from .database import disk_errors, pack, sortable, text_of
from .entries import EntriesOnDisk

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cgt_cite.merge.merging import Merged
    from cgt_cite.problems import Problem

    from .records import Batch, RecordsOnDisk

_ADD_CONFLICT = (
    "INSERT INTO conflict VALUES (?, ?)"
    " ON CONFLICT (works) DO UPDATE SET location = min(location, excluded.location)"
)


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
        records.join()
        for holders in records.contradictions():
            problems.add_conflict(*describe_conflict(holders))
        for batch in records.batches():
            for first, merged in _merged(batch, records, pmid_by_doi, problems):
                entries.add(first, [one.entry for one in merged])
        problems.report(report)
        entries.assign_keys()
    return entries


def _merged(
    batch: Batch, records: RecordsOnDisk, pmid_by_doi: Mapping[str, str], problems: _Problems
) -> Iterator[tuple[int, list[Merged]]]:
    """The number of the first record of each cluster of a batch, and the entries made of the cluster."""
    found: list[Problem] = []
    shared = holders_of(record.keys for record in batch.records)
    conflicting = set(filter(records.is_conflicting, shared))
    for first, merged in merge_clusters(batch.records, shared, conflicting, pmid_by_doi, found.append):
        yield batch.numbers[first], merged
        problems.add(batch.numbers[first], found)
        found.clear()


class _Problems:
    """The problems of all batches."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute("CREATE TABLE problem (cluster INTEGER, data BLOB)")
        database.execute("CREATE TABLE conflict (works BLOB PRIMARY KEY, location BLOB) WITHOUT ROWID")

    def add(self, cluster: int, problems: Iterable[Problem]) -> None:
        """Add the problems of the cluster whose first record has this number."""
        rows = ((cluster, pack(problem)) for problem in problems)
        self._database.executemany("INSERT INTO problem VALUES (?, ?)", rows)

    def add_conflict(self, works: str, location: str) -> None:
        """Add a conflict between identifiers, each set of works once."""
        self._database.execute(_ADD_CONFLICT, (sortable(works), sortable(location)))

    def report(self, report: Callable[[Problem], None]) -> None:
        """Report them all: conflicts by their works, then those of each cluster in their order."""
        for texts in self._database.execute("SELECT works, location FROM conflict ORDER BY works"):
            report(conflict_problem(*map(text_of, texts)))
        for (data,) in self._database.execute("SELECT data FROM problem ORDER BY cluster, rowid"):
            report(pickle.loads(data))  # noqa: S301 - which this process packed
