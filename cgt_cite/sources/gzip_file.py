"""Unpack gzip files, including truncated ones and several concatenated."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.unpacking import decompress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unwrap(document: Document, budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield the document inside, as far as it can be decompressed, and then any problem."""
    stream = _GzipStream(document.chunks())
    inner = decompress(document.source, stream, budget, document.url)
    if inner.head or not stream.problem:
        yield inner
    if stream.problem:
        yield Problem(stream.problem, document.source, stream.detail)


class _GzipStream:
    """All members of a gzip file as one stream, which ends at the first error."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.problem: ProblemKind | None = None
        self.detail = ""
        self._chunks = chunks
        self._compressed = b""
        self._member = zlib.decompressobj(_GZIP)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, or none at the end or after an error."""
        while not self.problem and (not self._member.eof or self._next_member()):
            self._compressed = self._compressed or next(self._chunks, b"")
            at_end = not self._compressed
            try:
                data = self._member.decompress(self._compressed, size)
            except zlib.error as error:
                self._fail(ProblemKind.DAMAGED, f"its gzip data are broken: {error}")
                break
            self._compressed = self._member.unconsumed_tail or self._member.unused_data
            if data:
                return data
            if at_end and not self._member.eof:
                self._fail(ProblemKind.TRUNCATED, "its gzip data end prematurely")
        return b""

    def _next_member(self) -> bool:
        """Start the next member, if there is one; zero bytes between members are padding."""
        self._compressed = self._compressed.lstrip(b"\0")
        while len(self._compressed) < len(_MAGIC) and (chunk := next(self._chunks, b"")):
            self._compressed = (self._compressed + chunk).lstrip(b"\0")
        if self._compressed.startswith(_MAGIC):
            self._member = zlib.decompressobj(_GZIP)
            return True
        if self._compressed:
            self._fail(ProblemKind.DAMAGED, "other data follow its gzip data and were not read")
        return False

    def _fail(self, problem: ProblemKind, detail: str) -> None:
        self.problem = problem
        self.detail = detail
