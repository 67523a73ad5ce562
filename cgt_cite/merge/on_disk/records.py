"""Keep records in a temporary database, and read back together those that may be of the same work."""

from __future__ import annotations

import pickle
from contextlib import ExitStack, closing
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.clusters import Evidence, conflict
from cgt_cite.merge.match_keys import IDENTIFIER_TYPES

from .components import ALONE, components
from .database import disk_errors, key_hash, pack, temporary_database

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from cgt_cite.merge.records import Record

    Row = tuple[int, int, bytes]  # the component, the number of the record, the record

_BATCH_SIZE = 1000
_ALONE = "SELECT 0, number, data FROM record WHERE component(number) = ?"
_TABLES = (
    "record (number INTEGER PRIMARY KEY, data BLOB)",
    "match_key (hash INTEGER, number INTEGER, kind TEXT, evidence BLOB)",
    "conflicting (hash INTEGER PRIMARY KEY)",  # match keys that prove nothing, see `clusters`
    "contradiction (hash INTEGER, number INTEGER)",  # the records that have one of them, if an identifier
)
_CONTRADICTING = "SELECT hash, data FROM contradiction JOIN record USING (number) ORDER BY hash, number"
_JOINED = "SELECT component(number), number, data FROM record WHERE component(number) < ? ORDER BY 1, 2"


class Batch(NamedTuple):
    """Records among which are all that one of them may have to be merged with."""

    numbers: list[int]  # of the records, in the order in which they were added
    records: list[Record]


class RecordsOnDisk:
    """Records in a temporary database, each with the number of those added before it.

    Close it to delete the database.  Raises `OutputError` if there is no space for it.  `batch_size` is the
    number of records that are merged together, unless a component is larger.
    """

    def __init__(self, batch_size: int = _BATCH_SIZE) -> None:
        self._batch_size = batch_size
        self.database = temporary_database()
        self._included = bytearray()  # of each record, 1 or 0
        self.articles: set[str] = set()  # that belong in the output
        for table in _TABLES:
            self.database.execute(f"CREATE TABLE {table}")

    def __len__(self) -> int:
        return len(self._included)

    def close(self) -> None:
        """Delete the records, and what was made of them in the same database."""
        self.database.close()

    def extend(self, records: Collection[Record]) -> None:
        """Add the records."""
        first = len(self)
        self._included += bytes(record.included for record in records)
        self.articles.update(
            record.article_name for record in records if record.included and not record.citing_page
        )
        with disk_errors():
            self.database.executemany(
                "INSERT INTO record VALUES (?, ?)",
                ((number, pack(record)) for number, record in enumerate(records, first)),
            )
            self.database.executemany(
                "INSERT INTO match_key VALUES (?, ?, ?, ?)",
                (
                    (key_hash(key), number, key.partition("\t")[0], evidence)
                    for number, record in enumerate(records, first)
                    for evidence in [pack((record.identifiers, record.year, record.locator))]
                    for key in record.keys
                ),
            )

    def cited_among(self, keys: Iterable[str]) -> frozenset[str]:
        """Of these match keys, those of records that belong in the output."""
        by_hash = {key_hash(key): key for key in keys}
        if not by_hash:
            return frozenset()
        rows = self.database.execute("SELECT hash, number FROM match_key")
        return frozenset(
            by_hash[found] for found, number in rows if found in by_hash and self._included[number]
        )

    def mapped(self, change: Callable[[list[Record]], list[Record]], size: int) -> RecordsOnDisk:
        """New records, made of these by a function that takes `size` of them at a time."""
        rows = self.database.execute("SELECT data FROM record ORDER BY number")
        with ExitStack() as stack:
            found = stack.enter_context(closing(RecordsOnDisk(self._batch_size)))
            while block := [pickle.loads(data) for (data,) in islice(rows, size)]:  # noqa: S301 - packed here
                found.extend(change(block))
            stack.pop_all()  # it stays open unless that failed
        return found

    def join(self) -> None:
        """Find which records are merged together, and which match keys conflict."""
        with disk_errors():
            found = components(self._included, self._agreeing())
            self.database.execute("DROP TABLE match_key")
            self.database.create_function("component", 1, found.__getitem__)

    def _agreeing(self) -> Iterator[list[int]]:
        """The records that share a key, for each key that does not conflict; those that do are noted."""
        rows = self.database.execute("SELECT * FROM match_key ORDER BY hash, number")
        for hashed, group in groupby(rows, itemgetter(0)):
            holders = list(group)
            if len(holders) == 1:
                continue
            kind = holders[0][2]
            evidence = [Evidence(*pickle.loads(data)) for *_, data in holders]  # noqa: S301 - packed here
            if not conflict(f"{kind}\t", evidence):
                yield [number for _, number, *_ in holders]
                continue
            self.database.execute("INSERT INTO conflicting VALUES (?)", (hashed,))
            if kind in IDENTIFIER_TYPES:
                self.database.executemany(
                    "INSERT INTO contradiction VALUES (?, ?)", [row[:2] for row in holders]
                )

    def is_conflicting(self, key: str) -> bool:
        """Whether the records that have a match key contradict each other; call `join` before."""
        found = self.database.execute("SELECT 1 FROM conflicting WHERE hash = ?", (key_hash(key),))
        return found.fetchone() is not None

    def contradictions(self) -> Iterator[list[Record]]:
        """For each identifier that conflicts, the records that have it, if any belongs in the output."""
        rows = self.database.execute(_CONTRADICTING)
        for _, group in groupby(rows, itemgetter(0)):
            holders = [pickle.loads(data) for _, data in group]  # noqa: S301 - packed here
            if any(record.included for record in holders):
                yield holders

    def batches(self) -> Iterator[Batch]:
        """The records that belong in the output, with those that may complete them, then none are left.

        Call `join` before.
        """
        with disk_errors():
            rows: list[Row]
            alone = self.database.execute(_ALONE, (ALONE,))
            while rows := list(islice(alone, self._batch_size)):
                yield _batch(rows)
            joined = self.database.execute(_JOINED, (ALONE,))
            rows = []
            for _, component in groupby(joined, itemgetter(0)):
                rows += component
                if len(rows) >= self._batch_size:
                    yield _batch(rows)
                    rows = []
            yield _batch(rows)
            self.database.execute("DROP TABLE record")


def _batch(rows: Iterable[Row]) -> Batch:
    ordered = sorted(rows, key=itemgetter(1))
    records = [pickle.loads(data) for _, _, data in ordered]  # noqa: S301 - which this process packed
    return Batch([number for _, number, _ in ordered], records)
