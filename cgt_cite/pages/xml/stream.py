"""Read records from an XML stream one at a time; a yearly baseline file is never held in memory.

After a malformed record, reading resumes at the next one: a set with a broken record yields the others.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.xml.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.pages.xml.parser import Fault, RecordFormat

_PIECE = 1 << 16  # bytes parsed at a time, so that little is copied when reading resumes
_MAX_START = 128  # bytes from the start of a record's tag to the end of its name
_EXCERPT = 1 << 13  # bytes kept of a broken record, enough to find its identifier
_MAX_BROKEN = 10_000  # records in a stream


class UnexpectedEndError(DamagedInputError):
    """The stream ends inside a document, in this line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


class BrokenRecord(NamedTuple):
    """A record, or markup between records, that cannot be parsed."""

    number: int  # of the record in the stream, from 1; 0 between records
    line: int
    reason: str
    content: bytes  # its first bytes, at most up to the error


def records(
    chunks: Iterable[bytes], record_format: RecordFormat, *, continues: bool = False
) -> Iterator[Element | BrokenRecord]:
    """Every record of all documents in a stream, in order, and a `BrokenRecord` for each unreadable one.

    If the stream `continues` elsewhere, its end is that of a record.

    The stream is in UTF-8.  Raises `UnexpectedEndError` if the stream ends inside a document, and
    `DamagedInputError` if it is malicious.
    """
    reader = _Reader(record_format)
    try:
        for chunk in chunks:
            yield from reader.feed(chunk)
        yield from reader.end(continues=continues)
    finally:
        reader.close()


class _Reader:
    """Runs one parser after another: where one fails, a new one resumes."""

    def __init__(self, record_format: RecordFormat) -> None:
        names = b"|".join(re.escape(name.encode()) for name in sorted(record_format.names))
        self._starts = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:" + names + rb")(?=[\s/>])")
        self._format = record_format
        self._parser = Parser(record_format)
        self._first_line = 1  # line number at which the parser's input begins
        self._kept = bytearray()  # the parser's input from the current record on
        self._kept_from = 0  # its offset in the parser's input
        self._kept_line = 1  # its line number
        self._searching = False  # whether the next record's start tag is still to be found
        self._count = 0
        self._read_twice = 0  # bytes
        self._broken_count = 0

    def close(self) -> None:
        """Free the memory of the parser."""
        self._parser.close()

    def feed(self, chunk: bytes) -> Iterator[Element | BrokenRecord]:
        """The records that end in the chunk."""
        ahead = deque([memoryview(chunk)])
        while ahead:
            piece = ahead.popleft()
            if len(piece) > _PIECE:
                ahead.appendleft(piece[_PIECE:])
                piece = piece[:_PIECE]
            self._kept += piece
            fault = None if self._searching else self._parser.feed(piece)
            yield from self._completed()
            if fault:
                yield from self._broken(fault)
            rest = self._resume(fault, self._parser.fed if not fault else fault.offset)
            if rest:
                ahead.appendleft(memoryview(rest))

    def end(self, *, continues: bool) -> Iterator[Element | BrokenRecord]:
        """The remaining records; raises `UnexpectedEndError` if the last document is not closed."""
        while not self._searching and (fault := self._parser.end()):
            is_at_end = not self._starts.search(self._kept, self._after(fault))
            if is_at_end and not continues:
                raise UnexpectedEndError(self._line(fault), fault.reason)
            yield from self._broken(fault)
            if is_at_end:
                return
            yield from self.feed(self._resume(fault, self._parser.fed))
        yield from self._completed()

    def _completed(self) -> Iterator[Element]:
        for record in self._parser.found:
            self._count += 1
            yield record
        self._parser.found.clear()

    def _broken(self, fault: Fault) -> Iterator[BrokenRecord]:
        """Report the broken record; faults between records are reported only once."""
        start = self._parser.record_start
        if fault.fatal:
            raise fault.fatal
        if start is not None:
            self._count += 1
            begin, end = start - self._kept_from, fault.offset - self._kept_from
            content = bytes(self._kept[begin : min(end, begin + _EXCERPT)])
            yield BrokenRecord(self._count, self._line(fault), fault.reason, content)
        elif not fault.begins_document and not self._broken_count:
            yield BrokenRecord(0, self._line(fault), fault.reason, b"")
        self._broken_count += start is not None or not fault.begins_document
        if self._broken_count > _MAX_BROKEN:
            raise DamagedInputError(f"more than {_MAX_BROKEN:,} records in it are broken")

    def _line(self, fault: Fault) -> int:
        return self._first_line + fault.line - 1

    def _resume(self, fault: Fault | None, read: int) -> bytes:
        """The input for a new parser, from the next document or record on; empty if none is needed (yet).

        `read` is the number of bytes that have been read of the current parser's input.
        """
        if fault and fault.begins_document:
            return self._restart_at(fault.offset, read, within=())
        if not fault and not self._searching:
            self._drop_parsed()
            return b""
        after = self._after(fault) if fault else 0
        found = self._starts.search(self._kept, after)
        if found:
            return self._restart_at(self._kept_from + found.start(), read, self._parser.open)
        self._searching = True
        self._drop(max(after, len(self._kept) - _MAX_START))
        return b""

    def _restart_at(self, at: int, read: int, within: Iterable[str]) -> bytes:
        """Create a new parser; return its input, from offset `at`."""
        self._read_twice += max(0, read - at)
        if self._read_twice > SIZE_LIMIT:
            raise DamagedInputError("records begin in it again and again (a malicious file?)")
        self._drop(at - self._kept_from)
        rest = bytes(self._kept)
        old, self._parser = self._parser, Parser(self._format, tuple(within))
        old.close()
        self._searching = False
        self._first_line = self._kept_line
        self._kept.clear()
        self._kept_from = 0
        return rest

    def _after(self, fault: Fault) -> int:
        """Where to look for the next record in the kept input: after the start of the broken one."""
        start = self._parser.record_start
        return max(0, (fault.offset if start is None else start) + 1 - self._kept_from)

    def _drop_parsed(self) -> None:
        """Drop input that is never needed again: all before the current record, or the last tag or text."""
        start = self._parser.record_start
        self._drop((self._parser.offset() if start is None else start) - self._kept_from)

    def _drop(self, count: int) -> None:
        """Drop the first `count` bytes of the kept input."""
        count = max(0, count)
        self._kept_line += self._kept.count(b"\n", 0, count)
        del self._kept[:count]
        self._kept_from += count
