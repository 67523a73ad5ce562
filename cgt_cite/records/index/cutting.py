"""Cut the records out of a file of PubMed XML, each with its place, without parsing the XML.

Parsing would take most of the time of indexing.  The tags of records occur nowhere else in PubMed's files: it
writes neither comments nor CDATA sections.
"""

from __future__ import annotations

import gzip
import re
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK = 1 << 20  # bytes read at a time
_START = re.compile(rb"<(Pubmed(?:Book)?Article|Delete(?:Citation|Document))[\s>]")
_MAX_START = 32  # bytes that hold the start of a record's tag, or the end of a set's
_SET_START, _SET_END = b"<PubmedArticleSet", b"</PubmedArticleSet>"
_GZIP_MAGIC = b"\x1f\x8b"


class Cut(NamedTuple):
    """An element cut out of a file: a record, or a list of the records that were deleted."""

    offset: int  # in bytes, in the decompressed file
    name: bytes
    content: bytes

    @property
    def deletes(self) -> bool:
        """Whether it lists deleted records."""
        return self.name.startswith(b"Delete")


@contextmanager
def open_archive(path: str) -> Iterator[BinaryIO]:
    """Open a file of PubMed XML, compressed by gzip or not; raises `OSError`.

    Errors in its gzip data, where they are met, are raised as `DamagedInputError`.
    """
    with open(path, "rb") as file:
        is_gzip = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
        file.seek(0)
        try:
            yield gzip.GzipFile(fileobj=file) if is_gzip else file  # type: ignore[misc] # lacks only rare methods
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedInputError(f"its gzip data are broken: {error}") from error


def cut_records(stream: BinaryIO) -> Iterator[Cut]:
    """Every record and list of deleted records in a stream, in order.

    Raises `DamagedInputError` if the stream ends inside a record or a set of records.
    """
    data, base, in_set = b"", 0, False
    while chunk := stream.read(CHUNK):
        data += chunk
        done = 0
        for cut in _cut(data):
            yield cut._replace(offset=base + cut.offset)
            done = cut.offset + len(cut.content)
        in_set = _ends_in_set(data, done, in_set=in_set)
        if not _START.search(data, done):
            done = max(done, len(data) - _MAX_START)
        data, base = data[done:], base + done
        if len(data) > SIZE_LIMIT:
            raise DamagedInputError(f"a record of more than {SIZE_LIMIT >> 20} MB")
    if in_set or _START.search(data):
        raise DamagedInputError("it is truncated")


def _ends_in_set(data: bytes, done: int, *, in_set: bool) -> bool:
    """Whether a set of records is open after `data`, whose records end at `done`."""
    if data.find(_SET_END, done) >= 0:
        return False
    return in_set or data.find(_SET_START) >= 0


def _cut(data: bytes) -> Iterator[Cut]:
    """The elements that are complete in `data`."""
    at = 0
    while start := _START.search(data, at):
        end_tag = b"</%b>" % start[1]
        end = data.find(end_tag, start.end())
        if end < 0:
            return
        at = end + len(end_tag)
        yield Cut(start.start(), start[1], data[start.start() : at])
