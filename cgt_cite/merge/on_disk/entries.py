"""Keep entries in a temporary database, give them their keys, and read them back in the order of output."""

from __future__ import annotations

import pickle
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from cgt_cite.merge.citekeys import key_of
from cgt_cite.merge.key_assignment import identity, nth_name, with_suffix
from cgt_cite.options import Order

from .database import disk_errors, pack, sortable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from cgt_cite.model import Entry

    Named = tuple[str, bytes, int]  # the plain key, what identifies the work, the entry's number

# keys consist of ASCII characters, whose case SQLite's `lower` knows
_SCHEMA = """
CREATE TABLE entry (number INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE label (number INTEGER PRIMARY KEY, cluster INTEGER, plain TEXT, identity BLOB, citing INTEGER);
CREATE TABLE used_key (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE suffixed (number INTEGER, key TEXT);
CREATE TABLE citation_key (number INTEGER PRIMARY KEY, key TEXT)
"""
_USE_PLAIN_KEYS = "INSERT INTO used_key SELECT DISTINCT lower(plain) FROM label ORDER BY 1"
_BY_PLAIN_KEY = "SELECT plain, identity, number FROM label ORDER BY lower(plain), identity"
_SORT_SUFFIXED = "INSERT INTO citation_key SELECT number, key FROM suffixed ORDER BY number"
_IN_ORDER = """
SELECT ifnull(citation_key.key, plain) AS own, data
FROM label JOIN entry USING (number) LEFT JOIN citation_key USING (number)
ORDER BY {order}
"""
_ORDERS = {Order.KEY: "lower(own)", Order.CITED: "citing DESC, lower(own)"}


class EntriesOnDisk:
    """Merged entries in a temporary database."""

    def __init__(self, database: sqlite3.Connection, template: str) -> None:
        self._database, self._template = database, template
        self._count = 0
        for statement in _SCHEMA.split(";"):
            database.execute(statement)

    def __len__(self) -> int:
        return self._count

    def add(self, cluster: int, entries: Iterable[Entry]) -> None:
        """Add the entries of the cluster whose first record has this number."""
        for entry in entries:
            named = key_of(entry, self._template), sortable(identity(entry)[0])
            label = (self._count, cluster, *named, len(entry.cited_by))
            self._database.execute("INSERT INTO label VALUES (?, ?, ?, ?, ?)", label)
            self._database.execute("INSERT INTO entry VALUES (?, ?)", (self._count, pack(entry)))
            self._count += 1

    def assign_keys(self) -> None:
        """Give entries that would share a key a suffix, as `make_default_keys` does."""
        self._database.execute(_USE_PLAIN_KEYS)
        used_keys = _UsedKeys(self._database)
        rows = self._database.execute(_BY_PLAIN_KEY)
        for _, sharing in groupby(rows, lambda row: row[0].lower()):
            self._add_suffixes(sharing, used_keys)
        self._database.execute(_SORT_SUFFIXED)

    def _add_suffixes(self, sharing: Iterator[Named], used_keys: _UsedKeys) -> None:
        """Give the entries of one plain key, which come sorted by what identifies them, their keys."""
        first, second = next(sharing), next(sharing, None)
        if not second:
            return
        for name, same in groupby(chain((first, second), sharing), itemgetter(1)):
            text = name.decode("utf-8", "surrogatepass")
            entries = self._sorted([(plain, number) for plain, _, number in same])
            for nth, (plain, number) in enumerate(entries):
                row = number, with_suffix(plain, nth_name(text, nth), used_keys)
                self._database.execute("INSERT INTO suffixed VALUES (?, ?)", row)

    def _sorted(self, entries: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Entries that the same values identify, by all that distinguishes them, else by cluster."""
        if len(entries) == 1:  # as most are
            return entries
        return sorted(entries, key=lambda one: self._distinction(one[1]))

    def _distinction(self, number: int) -> tuple[tuple[str, str, str, int], int, int]:
        query = "SELECT cluster, data FROM label JOIN entry USING (number) WHERE number = ?"
        cluster, data = self._database.execute(query, (number,)).fetchone()
        return identity(pickle.loads(data)), cluster, number  # noqa: S301 - which this process packed

    def in_order(self, order: Order) -> Iterator[Entry]:
        """The entries with their keys, sorted."""
        with disk_errors():
            for key, data in self._database.execute(_IN_ORDER.format(order=_ORDERS[order])):
                entry: Entry = pickle.loads(data)  # noqa: S301 - which this process packed
                yield entry._replace(key=key)


class _UsedKeys:
    """The keys that are taken, in lower case."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __contains__(self, key: str) -> bool:
        return self._database.execute("SELECT 1 FROM used_key WHERE key = ?", (key,)).fetchone() is not None

    def add(self, key: str) -> None:
        """Take a key."""
        self._database.execute("INSERT INTO used_key VALUES (?)", (key,))
