"""The temporary database, and how values are kept in it."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING

from cgt_cite.errors import InstallationError, OutputError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_HASH_BYTES = 8  # as many as SQLite's integers have
_SETTINGS = (  # nothing is to survive the run, so nothing is journalled
    "page_size = 16384",
    "cache_size = -32768",  # KiB, of the database and again of each sorter
    "temp_store = FILE",
    "journal_mode = OFF",
    "synchronous = OFF",
)


def temporary_database() -> sqlite3.Connection:
    """A database that is empty, private and gone when it is closed or the process ends, however it ends.

    SQLite puts it into the folder that `SQLITE_TMPDIR` or `TMPDIR` names, else into `/var/tmp`, where the
    system keeps large temporary files; on Windows into the folder of temporary files.  Raises
    `InstallationError` if Python was built without SQLite.
    """
    try:
        import sqlite3
    except ImportError as error:
        raise InstallationError("Python's module sqlite3 is missing: install SQLite for Python") from error
    connection = sqlite3.connect("", isolation_level=None)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")  # one transaction, since each would write to the disk when it ends
    return connection


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn an error of the database, such as a full disk, into an `OutputError`."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(
            f"temporary files cannot be written: {error}; they take up to 4 KB a reference: "
            "name a folder with more space in the environment variable SQLITE_TMPDIR"
        ) from error


def pack(value: object) -> bytes:
    """A value as bytes.  Compressing them would take twice as long as merging and save a third."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def key_hash(key: str) -> int:
    """An integer for a match key, the same in every process."""
    digest = blake2b(sortable(key), digest_size=_HASH_BYTES).digest()
    return int.from_bytes(digest, "little", signed=True)


def sortable(text: str) -> bytes:
    """Bytes in the order in which Python sorts strings, undecodable names of files among them."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """The text of sortable bytes."""
    return data.decode("utf-8", "surrogatepass")
