"""Cut a large file of XML records into slices, each of which is a document of its own.

A slice has whole records and what precedes the first record of the file: its declaration, document type and
root element.  It is cut without parsing, where one record ends and the next begins, so that other processes
can do the parsing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.charset import utf8_chunks
from cgt_cite.pages.xml.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.pages.xml.parser import RecordFormat

SLICE_SIZE = 1 << 18  # bytes after which a slice ends with the current record
_MAX_BOUNDARY = 1 << 10  # bytes from the end of a record to the name of the next one


class Slice(NamedTuple):
    """Some records of a file, in sequence, as an XML document in UTF-8."""

    data: bytes
    line_shift: int  # to add to the number of a line, for its number in the file
    is_last: bool


class _Frame(NamedTuple):
    """What is before and after the records of a file."""

    prologue: bytes
    epilogue: bytes


def cut(chunks: Iterable[bytes], record_format: RecordFormat) -> Iterator[Slice]:
    """The slices of a file, in order; at least one.

    Only the last slice may end inside a record, or without the end of the root element, as the file does.
    Raises `DamagedInputError` for a record that is too large.
    """
    names = b"(?:[\\w.-]{1,40}:)?(?:" + b"|".join(sorted(map(str.encode, record_format.names))) + b")"
    start = re.compile(b"<" + names + rb"(?=[\s/>])")
    boundary = re.compile(b"</" + names + rb"\s{0,99}>\s{0,99}(?=<" + names + rb"[\s/>])")
    kept, line, searched = bytearray(), 0, SLICE_SIZE
    frame: _Frame | None = None
    for chunk in utf8_chunks(chunks):
        kept += chunk
        while found := boundary.search(kept, searched):
            data = bytes(kept[: found.end()])
            ends = frame or _frame(data, start, record_format)
            yield _slice(data + ends.epilogue, frame, line)
            frame, line, searched = ends, line + data.count(b"\n"), SLICE_SIZE
            del kept[: found.end()]
        searched = max(SLICE_SIZE, len(kept) - _MAX_BOUNDARY)
        if len(kept) > SIZE_LIMIT:
            raise DamagedInputError(f"a record of more than {SIZE_LIMIT >> 20} MB")
    yield _slice(bytes(kept), frame, line, is_last=True)


def _slice(data: bytes, frame: _Frame | None, line: int, *, is_last: bool = False) -> Slice:
    """The slice that begins after `line` lines of the file; the first one has no `frame`."""
    prologue = frame.prologue if frame else b""
    return Slice(prologue + data, line - prologue.count(b"\n"), is_last)


def _frame(data: bytes, start: re.Pattern[bytes], record_format: RecordFormat) -> _Frame:
    """The prologue of a file, and the end tags of the elements that it opens; a broken one is rebuilt."""
    first = start.search(data)
    prologue = data[: first.start()] if first else b""
    parser = Parser(record_format)
    fault = parser.feed(prologue)
    epilogue = b"".join(f"</{name}>".encode() for name in reversed(parser.open))
    parser.close()
    if fault:
        prologue = b"".join(f"<{name}>".encode() for name in parser.open)
    return _Frame(prologue, epilogue)
