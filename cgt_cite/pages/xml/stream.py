"""Records out of an XML stream, one at a time: a yearly baseline file is never whole in memory.

Where one is malformed, reading begins again at the next: a set with a broken record yields the others.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.charset import utf8_chunks
from cgt_cite.pages.xml.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.pages.xml.parser import Fault, Form

_PIECE = 1 << 16  # bytes that are parsed at once, so that little is copied where reading begins again
_LONGEST_START = 128  # bytes of a record's start tag up to the end of its name
_TELLING = 1 << 13  # bytes of a broken record, enough to find its identifier
_MOST_BROKEN = 10_000  # records


class UnexpectedEndError(DamagedInputError):
    """The stream ends before the document does."""


class Broken(NamedTuple):
    """A record that cannot be read, or markup between records that cannot."""

    number: int  # of the record among all, from 1; 0 between records
    reason: str  # with the line
    content: bytes  # its first bytes, up to where it is broken at most


def records(chunks: Iterable[bytes], form: Form) -> Iterator[Element | Broken]:
    """Every record of all documents in the stream, in order, and a `Broken` for each that cannot be read.

    Raises `EndsEarly` where the stream stops within a document, and `DamagedInput` for what is made to harm.
    """
    reader = _Reader(form)
    for chunk in utf8_chunks(chunks):
        yield from reader.feed(chunk)
    yield from reader.end()


class _Reader:
    """Parsers one after the other: a next one begins where one has to give up."""

    def __init__(self, form: Form) -> None:
        names = b"|".join(re.escape(name.encode()) for name in sorted(form.names))
        self._starts = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:" + names + rb")(?=[\s/>])")
        self._form = form
        self._parser = Parser(form)
        self._first_line = 1  # that of the parser's input
        self._kept = bytearray()  # of the parser's input, from the record that is being read,
        self._kept_from = 0  # the byte at which that is,
        self._kept_line = 1  # and its line
        self._seeking = False  # whether a record's start has still to be found
        self._count = 0
        self._read_twice = 0  # bytes
        self._broken_count = 0

    def feed(self, chunk: bytes) -> Iterator[Element | Broken]:
        """The records that end in the chunk."""
        ahead = deque([memoryview(chunk)])
        while ahead:
            piece = ahead.popleft()
            if len(piece) > _PIECE:
                ahead.appendleft(piece[_PIECE:])
                piece = piece[:_PIECE]
            self._kept += piece
            fault = None if self._seeking else self._parser.feed(piece)
            yield from self._found()
            if fault:
                yield from self._broken(fault)
            again = self._begin_again(fault, self._parser.fed if not fault else fault.at)
            if again:
                ahead.appendleft(memoryview(again))

    def end(self) -> Iterator[Element | Broken]:
        """What is left; raises `EndsEarly` where the last document is not closed."""
        while not self._seeking and (fault := self._parser.end()):
            if not self._starts.search(self._kept, self._after(fault)):
                raise UnexpectedEndError(self._where(fault))
            yield from self._broken(fault)
            yield from self.feed(self._begin_again(fault, self._parser.fed))
        yield from self._found()

    def _found(self) -> Iterator[Element]:
        for record in self._parser.found:
            self._count += 1
            yield record
        self._parser.found.clear()

    def _broken(self, fault: Fault) -> Iterator[Broken]:
        """The record that is lost; a fault between records is reported once."""
        start = self._parser.record_start
        if fault.harm:
            raise fault.harm
        if start is not None:
            self._count += 1
            begin, end = start - self._kept_from, fault.at - self._kept_from
            yield Broken(
                self._count, self._where(fault), bytes(self._kept[begin : min(end, begin + _TELLING)])
            )
        elif not fault.another and not self._broken_count:
            yield Broken(0, self._where(fault), b"")
        self._broken_count += start is not None or not fault.another
        if self._broken_count > _MOST_BROKEN:
            raise DamagedInputError(f"more than {_MOST_BROKEN:,} records in it are broken")

    def _where(self, fault: Fault) -> str:
        return f"line {self._first_line + fault.line - 1}: {fault.reason}"

    def _begin_again(self, fault: Fault | None, read: int) -> bytes:
        """What a new parser has to read, if any, where one has `read` so far: the next document or record."""
        if fault and fault.another:
            return self._restarted(fault.at, read, within=())
        if not fault and not self._seeking:
            self._forget()
            return b""
        after = self._after(fault) if fault else 0
        found = self._starts.search(self._kept, after)
        if found:
            return self._restarted(self._kept_from + found.start(), read, self._parser.open)
        self._seeking = True
        self._drop(max(after, len(self._kept) - _LONGEST_START))
        return b""

    def _restarted(self, at: int, read: int, within: Iterable[str]) -> bytes:
        """The input from `at`, which a new parser is ready to read."""
        self._read_twice += max(0, read - at)
        if self._read_twice > SIZE_LIMIT:
            raise DamagedInputError("records begin in it again and again, which is made to harm")
        self._drop(at - self._kept_from)
        rest = bytes(self._kept)
        self._parser, self._seeking = Parser(self._form, tuple(within)), False
        self._first_line = self._kept_line
        self._kept.clear()
        self._kept_from = 0
        return rest

    def _after(self, fault: Fault) -> int:
        """Where in the kept input to look for the next record: after the start of the broken one."""
        start = self._parser.record_start
        return max(0, (fault.at if start is None else start) + 1 - self._kept_from)

    def _forget(self) -> None:
        """Keep what may have to be read again: the record that is being read, else the last tag or text."""
        start = self._parser.record_start
        self._drop((self._parser.at() if start is None else start) - self._kept_from)

    def _drop(self, count: int) -> None:
        """Keep the input from so many bytes on only."""
        count = max(0, count)
        self._kept_line += self._kept.count(b"\n", 0, count)
        del self._kept[:count]
        self._kept_from += count
