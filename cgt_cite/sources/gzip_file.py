"""Gzipped documents, as they are downloaded, cut off and appended to one another."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.unpacking import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.document import Document
    from cgt_cite.sources.unpacking import DecompressionBudget

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unwrap(document: Document, allowance: DecompressionBudget) -> Iterator[Document | Problem]:
    """The document inside, as far as it can be unpacked, and then what is wrong with it."""
    inflating = _Inflating(document.chunks())
    inner = unpacked(document.source, inflating, allowance, document.address)
    if inner.head or not inflating.fault:
        yield inner
    if inflating.fault:
        yield Problem(inflating.fault, document.source, inflating.detail)


class _Inflating:
    """All members of a gzip file as one stream, which ends where the first fault is."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.fault: Kind | None = None
        self.detail = ""
        self._chunks = chunks
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, none at the end or at a fault."""
        while not self.fault and (not self._member.eof or self._next_member()):
            self._packed = self._packed or next(self._chunks, b"")
            over = not self._packed
            try:
                data = self._member.decompress(self._packed, size)
            except zlib.error as error:
                self._fail(Kind.DAMAGED, f"its gzip data are broken: {error}")
                break
            self._packed = self._member.unconsumed_tail or self._member.unused_data
            if data:
                return data
            if over and not self._member.eof:
                self._fail(Kind.TRUNCATED, "its gzip data are cut off")
        return b""

    def _next_member(self) -> bool:
        """Whether another member follows; zeros, with which tapes are filled up, are passed over."""
        self._packed = self._packed.lstrip(b"\0")
        while len(self._packed) < len(_MAGIC) and (chunk := next(self._chunks, b"")):
            self._packed = (self._packed + chunk).lstrip(b"\0")
        if self._packed.startswith(_MAGIC):
            self._member = zlib.decompressobj(_GZIP)
            return True
        if self._packed:
            self._fail(Kind.DAMAGED, "what follows its gzip data is something else, and was not read")
        return False

    def _fail(self, fault: Kind, detail: str) -> None:
        self.fault = fault
        self.detail = detail
