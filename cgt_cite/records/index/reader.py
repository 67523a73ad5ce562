"""Find the records of cited works in an index, and read them from PubMed's files."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import partial
from itertools import islice
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

from cgt_cite.errors import DamagedInputError, UsageError, os_error_message
from cgt_cite.model import Page
from cgt_cite.pages.pubmed_xml.reader import read
from cgt_cite.parallel import cores, in_order, map_items
from cgt_cite.records.lookup import Candidate, Method

from .brief import read_brief
from .cutting import CHUNK, open_archive
from .keys import citation_keys, identifier_keys
from .layout import LOCATION, PMID_SIZE, ROW_SIZES, Rows, archive_paths, changed, read_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from cgt_cite.model import Work
    from cgt_cite.problems import Problem
    from cgt_cite.records.lookup import Cited

    Progress = Callable[[int, int], None]

_MAX_SHARING = 8  # records with the same key; a key of more identifies none
_MAX_DIGITS = 9  # of a number that fits in a row

_Request = tuple[str, list[bytes]]  # an archive's path, and the locations of the records to read from it


class Index:
    """An index in a file, which is read as it is needed.

    Creating it raises `UsageError` if the file is no index, of another version or damaged, or if its archives
    are missing or were changed.  `jobs` is the number of processes that read archives, where 0 means
    one per core; `progress` is called with the number of archives read, and of all to be read.
    """

    def __init__(self, path: str, jobs: int = 1, progress: Progress = lambda _done, _total: None) -> None:
        self.problems: list[Problem] = []  # none: a record that cannot be read ends the run
        self._jobs, self._progress = jobs or cores(), progress
        data = _map(path)
        directory = read_directory(path, data)
        self._archives = archive_paths(path, directory.archives)
        self._locations, self._keys = (
            Rows(data, *directory.tables[name], ROW_SIZES[name]) for name in ("locations", "keys")
        )

    def __len__(self) -> int:
        """The number of records."""
        return len(self._locations)

    def candidates(self, cited: Sequence[Cited]) -> Iterator[tuple[int, Candidate]]:
        """Candidates for cited works, each with the position in `cited` of its work, archive by archive.

        They are looked up by identifiers, else by citation and title.  Each archive is read once at most.
        Raises `UsageError` if an archive is not what was indexed.
        """
        found: defaultdict[bytes, list[tuple[int, Method]]] = defaultdict(list)
        for position, one in enumerate(cited):
            for location, method in self._find(one.work).items():
                found[location].append((position, method))
        requests = self._requests(found)
        works = in_order(partial(map_items, _read_works), requests, self._jobs, _crashed, chunk_size=1)
        for number, ((_, locations), read_works) in enumerate(zip(requests, works, strict=True), 1):
            self._progress(number, len(requests))
            for location, work in zip(locations, read_works, strict=True):
                if work:
                    yield from ((position, Candidate(work, method)) for position, method in found[location])

    def _requests(self, locations: Iterable[bytes]) -> list[_Request]:
        """The locations by their archive, in the order in which they are in it."""
        by_archive: defaultdict[int, list[bytes]] = defaultdict(list)
        for location in locations:
            by_archive[LOCATION.unpack(location)[1]].append(location)
        return [
            (self._archives[archive], sorted(by_archive[archive], key=_offset))
            for archive in sorted(by_archive)
        ]

    def _find(self, work: Work) -> dict[bytes, Method]:
        """The locations of the records that may be this work, and by what each is found first."""
        found = dict.fromkeys(self._locate(work.PMID), Method.PMID)
        for keys in (identifier_keys, citation_keys):
            if not found:
                for method, key in keys(work):
                    found = dict.fromkeys(self._look_up(key), method) | found
        return found

    def _locate(self, pmid: str) -> Iterator[bytes]:
        """The location of the record of this PMID, if there is one."""
        if pmid.isdecimal() and len(pmid) <= _MAX_DIGITS:
            yield from self._locations.starting_with(int(pmid).to_bytes(PMID_SIZE, "big"))

    def _look_up(self, key: bytes) -> Iterator[bytes]:
        """The locations of the records with this key, unless too many have it."""
        rows = list(islice(self._keys.starting_with(key), _MAX_SHARING + 1))
        for row in rows if len(rows) <= _MAX_SHARING else ():
            yield from self._locations.starting_with(row[-PMID_SIZE:])


def _map(path: str) -> mmap | bytes:
    """The content of a file, of which only what is needed is read; raises `UsageError`."""
    try:
        with open(path, "rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ) if os.fstat(file.fileno()).st_size else b""
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}; check --index") from error


def _offset(location: bytes) -> int:
    offset: int = LOCATION.unpack(location)[2]
    return offset


def _read_works(request: _Request) -> list[Work | None]:
    """The works in an archive at these locations; raises `UsageError` if others are there."""
    path, locations = request
    try:
        with open_archive(path) as stream:
            return [_parse(path, pmid, record) for pmid, record in _records(stream, locations)]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}") from error
    except DamagedInputError as error:
        raise changed(path) from error


def _records(stream: BinaryIO, locations: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """The PMIDs of the records at these locations, and their XML."""
    at = 0
    for location in locations:
        pmid, _, offset, length = LOCATION.unpack(location)
        _skip(stream, offset - at)
        at = offset + length
        yield pmid, stream.read(length)


def _parse(path: str, pmid: int, record: bytes) -> Work | None:
    """The work that a record describes, or None if it is malformed."""
    brief = read_brief(record)
    if not brief or brief.pmid != pmid:
        raise changed(path)
    try:
        page = next(read([record]), None)
    except DamagedInputError:
        return None
    return page.article if isinstance(page, Page) else None


def _skip(stream: BinaryIO, count: int) -> None:
    """Read on, in larger pieces than `seek` does."""
    while count > 0 and (piece := stream.read(min(count, CHUNK))):
        count -= len(piece)


def _crashed(request: _Request) -> list[Work | None]:
    raise UsageError(f"{request[0]}: the process that read it was killed; try again with --jobs 1")
