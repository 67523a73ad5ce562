"""Scan files of PubMed XML for what goes into an index: rows in buckets, each named after its first bytes."""

from __future__ import annotations

import os
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import DamagedInputError, os_error_message
from cgt_cite.problems import Problem, ProblemKind

from .brief import read_brief, read_deleted
from .cutting import cut_records, open_archive
from .keys import record_keys
from .layout import KEY, LOCATION, Archive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from cgt_cite.sources.walk import File

_DOWNLOAD = "download it again"
_OTHER_FILES = "name files of PubMed's baseline"
_FIRST_BYTES = {"locations": 2, "keys": 1}  # a bucket then holds at most some 65,000 or 600,000 rows


class Scan(NamedTuple):
    """What was read from one file."""

    archive: Archive | None = None  # None if nothing of it is indexed
    records: int = 0
    buckets: Mapping[str, bytes] = MappingProxyType({})  # rows by the bucket's name: table and first bytes
    problem: Problem | None = None


def scan_file(numbered: tuple[int, File]) -> Scan:
    """The rows of all records in a file, given with its number; none if not all of it can be read."""
    number, file = numbered
    try:
        size = os.stat(file.path).st_size
        with open_archive(file.path) as stream:
            scan = _scan(stream, number)
    except OSError as error:
        return Scan(problem=Problem(ProblemKind.UNREADABLE, file.source, os_error_message(error)))
    except DamagedInputError as error:
        return Scan(problem=Problem(ProblemKind.DAMAGED, file.source, str(error), _DOWNLOAD))
    if not scan.buckets:
        return Scan(problem=Problem(ProblemKind.NOT_A_PAGE, file.source, "it has no records", _OTHER_FILES))
    return scan._replace(archive=Archive(file.path, size))


def scan_of_crash(numbered: tuple[int, File]) -> Scan:
    """The scan of a file that killed the process reading it."""
    source, detail = numbered[1].source, "the process that read it was killed"
    return Scan(problem=Problem(ProblemKind.DAMAGED, source, detail, _DOWNLOAD))


def _scan(stream: BinaryIO, number: int) -> Scan:
    locations: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    keys: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    records = 0
    for cut in cut_records(stream):
        if cut.deletes:
            for pmid in read_deleted(cut.content):
                _add(locations, "locations", LOCATION.pack(pmid, number, cut.offset, 0))
        elif brief := read_brief(cut.content):
            records += 1
            _add(locations, "locations", LOCATION.pack(brief.pmid, number, cut.offset, len(cut.content)))
            for key in record_keys(brief):
                _add(keys, "keys", KEY.pack(key, brief.pmid))
    buckets = {**_named("locations", locations), **_named("keys", keys)}
    return Scan(records=records, buckets=buckets)


def _add(buckets: defaultdict[bytes, bytearray], table: str, row: bytes) -> None:
    buckets[row[: _FIRST_BYTES[table]]] += row


def _named(table: str, buckets: Mapping[bytes, bytearray]) -> dict[str, bytes]:
    return {f"{table}.{first.hex()}": bytes(rows) for first, rows in buckets.items()}
