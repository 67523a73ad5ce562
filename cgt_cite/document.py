"""One saved thing, unwrapped: what `sources` hands to `pages`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from cgt_cite.errors import TooLargeError

HEAD_SIZE = 1 << 16  # enough to tell what a document is
_PIECE = 1 << 18
_HTML = b"<!doctype html"
SIZE_LIMIT = 64 << 20  # the largest saved pages, with their images inlined, have some 20 MB


class Document:
    """Bytes from a file or from inside a wrapping, with the path that names them to the user.

    `head` holds the first bytes; `stream` continues after them, so that a record set too large for
    memory can be read piece by piece.
    """

    __slots__ = ("address", "head", "source", "stream")

    def __init__(self, source: str, head: bytes, stream: BinaryIO | None = None, address: str = "") -> None:
        self.source, self.head, self.stream = source, head, stream or io.BytesIO()
        self.address = address  # where it was saved from, if the wrapping says so

    @classmethod
    def of_bytes(cls, source: str, data: bytes, address: str = "") -> Document:
        """Wrap `data` that is in memory already."""
        return cls(source, data, address=address)

    @property
    def is_html(self) -> bool:
        """Whether it says at once that it is HTML, as nearly all do."""
        return self.head[: len(_HTML)].lower() == _HTML

    def data(self) -> bytes:
        """All bytes; raises `TooLarge` above `SIZE_LIMIT`."""
        pieces, size = [self.head], len(self.head)
        # To ask for the limit at once would make room for it at once.
        while size <= SIZE_LIMIT and (piece := self.stream.read(_PIECE)):
            pieces.append(piece)
            size += len(piece)
        if size > SIZE_LIMIT:
            raise TooLargeError(f"more than {SIZE_LIMIT >> 20} MB")
        return b"".join(pieces)

    def chunks(self) -> Iterator[bytes]:
        """All bytes, a piece at a time and without a limit, for what is read as it comes."""
        yield self.head
        yield from iter(lambda: self.stream.read(HEAD_SIZE), b"")
