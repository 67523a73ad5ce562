"""Build an index from PubMed's yearly XML files, in memory that does not grow with their number.

The rows of all files are first collected by their first bytes in temporary files, called buckets; then each
bucket is sorted in memory and appended to the index.  Sorting also makes the index the same, whatever the
number of processes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import OutputError, UsageError, os_error_message
from cgt_cite.output import replace_atomically
from cgt_cite.parallel import cores, in_order, map_items

from .layout import KEY, LOCATION, MAX_ARCHIVES, PMID_SIZE, Archive, write_index
from .scan import scan_file, scan_of_crash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cgt_cite.sources.walk import File

    from .scan import Scan

_MAX_SORTING = 4  # processes, each with a bucket of some 600,000 rows in memory


class Built(NamedTuple):
    """How large a new index is."""

    articles: int
    size: int  # in bytes


def build_index(
    files: Sequence[File], output: str, jobs: int, on_scan: Callable[[Scan], None]
) -> Built | None:
    """Write an index of files, of which later ones replace records of earlier ones.

    `on_scan` is called with what was read from each.  `jobs` is the number of processes, where 0 means one
    per core.  If no record is found, nothing is written.  Raises `OutputError` and `UsageError`.
    """
    if len(files) > MAX_ARCHIVES:
        raise UsageError(f"an index holds at most {MAX_ARCHIVES:,} files: join smaller ones")
    output = os.path.realpath(output)
    folder, name = os.path.split(output)
    jobs = min(jobs or cores(), len(files))
    try:
        with TemporaryDirectory(".part", f".{name[:200]}.", folder) as buckets:
            archives = _fill_buckets(buckets, files, jobs, on_scan)
            return _write(buckets, [_relative(archive, folder) for archive in archives], output, jobs)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {os_error_message(error)}") from error


def _fill_buckets(
    folder: str, files: Sequence[File], jobs: int, on_scan: Callable[[Scan], None]
) -> list[Archive | None]:
    """Write the rows of all files to buckets; return the archives by their numbers."""
    archives = []
    task = partial(map_items, scan_file)
    for scan in in_order(task, list(enumerate(files)), jobs, scan_of_crash, chunk_size=1):
        for bucket, rows in scan.buckets.items():
            with open(os.path.join(folder, bucket), "ab") as stream:
                stream.write(rows)
        archives.append(scan.archive)
        on_scan(scan)
    return archives


def _relative(archive: Archive | None, folder: str) -> Archive | None:
    """The archive with its path relative to the index, unless it is on another drive."""
    if not archive:
        return None
    path = os.path.realpath(archive.path)
    with suppress(ValueError):
        path = os.path.relpath(path, folder).replace(os.sep, "/")  # also for other systems
    return Archive(path, archive.size)


def _write(folder: str, archives: list[Archive | None], output: str, jobs: int) -> Built | None:
    """Write the index, unless nothing was found."""
    if not any(archives):
        return None
    with replace_atomically(output) as stream:
        tables = {table: _sorted_rows(folder, table, jobs) for table in _SORT}
        placed = write_index(stream, archives, tables)
    return Built(placed["locations"].rows, os.stat(output).st_size)


def _sorted_rows(folder: str, table: str, jobs: int) -> Iterator[bytes]:
    """The rows of a table in order, bucket by bucket."""
    names = sorted(name for name in os.listdir(folder) if name.startswith(f"{table}."))
    task = partial(map_items, _SORT[table])
    paths = [os.path.join(folder, name) for name in names]
    return in_order(task, paths, min(jobs, _MAX_SORTING), _not_sorted, chunk_size=1)


def _not_sorted(path: str) -> bytes:
    raise OutputError(f"{path}: the process that sorted it was killed; try again with --jobs 1")


def _sort_locations(path: str) -> bytes:
    """The rows of a bucket of locations: the latest for each PMID, unless that deletes the record."""
    latest = {row[:PMID_SIZE]: row for row in sorted(_read_rows(path, LOCATION.size))}
    return b"".join(row for row in latest.values() if LOCATION.unpack(row)[-1])


def _sort_keys(path: str) -> bytes:
    """The rows of a bucket of keys, each once."""
    return b"".join(dict.fromkeys(sorted(_read_rows(path, KEY.size))))


def _read_rows(path: str, size: int) -> Iterator[bytes]:
    with open(path, "rb") as stream:
        data = stream.read()
    return (data[at : at + size] for at in range(0, len(data), size))


_SORT = {"locations": _sort_locations, "keys": _sort_keys}
