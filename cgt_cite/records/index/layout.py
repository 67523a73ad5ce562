"""The file format of an index, which is the same on all machines.

    head       magic, version, and where the directory is: offset, length and CRC-32
    locations  a row for each record, sorted: PMID (4 bytes), archive's number (2), offset (8), length (4)
    keys       a row for each key, sorted: hash (8 bytes), PMID (4)
    directory  JSON: the archives, with paths relative to the index and sizes, and where the tables are

All numbers are big-endian, so that rows sort as bytes.  An offset is that of a record in its decompressed
archive.  A key leads to a PMID, and that to the latest version of its record, or nowhere if it was deleted.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UsageError, os_error_message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap
    from typing import BinaryIO

LOCATION = struct.Struct(">IHQI")
KEY = struct.Struct(">8sI")
ROW_SIZES = {"locations": LOCATION.size, "keys": KEY.size}  # in bytes
PMID_SIZE = 4  # bytes
MAX_ARCHIVES = 1 << 16
_MAGIC = b"cgtindex"
_VERSION = 1
_HEAD = struct.Struct(">8sIQQI")
_REBUILD = "build the index again"
_MOVE = "keep the index and the files together, or build it again"


class Archive(NamedTuple):
    """A file of PubMed XML."""

    path: str  # relative to the folder of the index
    size: int  # in bytes, by which a changed file is recognised


class Place(NamedTuple):
    """Where a table is."""

    offset: int  # in bytes
    rows: int


class Directory(NamedTuple):
    """What an index holds."""

    archives: list[Archive | None]  # by number; none where nothing of a file was indexed
    tables: dict[str, Place]


class Rows:
    """The rows of a table, read from the file when they are needed."""

    def __init__(self, data: mmap | bytes, start: int, count: int, size: int) -> None:
        self._data, self._start, self._count, self._size = data, start, count, size

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> bytes:
        at = self._start + number * self._size
        return self._data[at : at + self._size]

    def starting_with(self, prefix: bytes) -> Iterator[bytes]:
        """The rows that start with these bytes, in order."""
        number = bisect_left(self, prefix)
        while number < self._count and (row := self[number]).startswith(prefix):
            yield row
            number += 1


def write_index(
    stream: BinaryIO, archives: list[Archive | None], tables: dict[str, Iterator[bytes]]
) -> dict[str, Place]:
    """Write an index, whose tables are sorted rows in pieces of any number; return where they are."""
    places: dict[str, Place] = {}
    at = stream.write(bytes(_HEAD.size))
    for name, pieces in tables.items():
        size = sum(map(stream.write, pieces))
        places[name] = Place(at, size // ROW_SIZES[name])
        at += size
    directory = json.dumps({"archives": archives, "tables": places}, separators=(",", ":")).encode()
    stream.write(directory)
    stream.seek(0)
    stream.write(_HEAD.pack(_MAGIC, _VERSION, at, len(directory), zlib.crc32(directory)))
    return places


def is_index(path: str) -> bool:
    """Whether a file begins as an index does, of any version; raises `OSError`."""
    with open(path, "rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def read_directory(path: str, data: mmap | bytes) -> Directory:
    """The directory of an index, whose whole content is `data`; raises `UsageError` if it is not intact."""
    head = data[: _HEAD.size]
    if not head.startswith(_MAGIC):
        raise UsageError(f"{path}: is not an index; name a file that `cgt-cite index` wrote")
    if len(head) < _HEAD.size:
        raise _damaged(path)
    _, version, offset, length, checksum = _HEAD.unpack(head)
    if version != _VERSION:
        raise UsageError(f"{path}: is an index of another version of cgt-cite; {_REBUILD}")
    content = data[offset : offset + length]
    if offset + length != len(data) or zlib.crc32(content) != checksum:
        raise _damaged(path)
    found = json.loads(content)
    archives = [archive and Archive(*archive) for archive in found["archives"]]
    return Directory(archives, {name: Place(*place) for name, place in found["tables"].items()})


def _damaged(path: str) -> UsageError:
    return UsageError(f"{path}: is truncated or damaged; {_REBUILD}")


def changed(archive: str) -> UsageError:
    """The error for an archive that is not the file that was indexed."""
    return UsageError(f"{archive}: was changed after it was indexed; {_REBUILD}")


def archive_paths(path: str, archives: list[Archive | None]) -> list[str]:
    """The paths of the archives of an index; raises `UsageError` if one is missing or was changed."""
    folder = os.path.dirname(path)
    return [_check(os.path.join(folder, one.path), one.size) if one else "" for one in archives]


def _check(archive: str, size: int) -> str:
    try:
        found = os.stat(archive).st_size
    except OSError as error:
        what = os_error_message(error)
        raise UsageError(f"{archive}: cannot be read, though it was indexed: {what}; {_MOVE}") from error
    if found != size:
        raise changed(archive)
    return archive
