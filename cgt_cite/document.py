"""A document: the bytes of one saved page or of one file of records, as `sources` passes it to `pages`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from cgt_cite.errors import TooLargeError

HEAD_SIZE = 1 << 16  # bytes; enough to identify the format
_CHUNK_SIZE = 1 << 18  # bytes
_HTML = b"<!doctype html"
SIZE_LIMIT = 64 << 20  # bytes; the largest saved pages, which contain their images, have some 20 MB


class Document:
    """The bytes of a file or an archive member, with the path by which the user knows it.

    `head` is the first bytes; `stream` continues after them, so that a file of records that is too
    large for memory can be read in chunks.
    """

    __slots__ = ("head", "source", "stream", "url")

    def __init__(self, source: str, head: bytes, stream: BinaryIO | None = None, url: str = "") -> None:
        self.source, self.head, self.stream = source, head, stream or io.BytesIO()
        self.url = url  # from which it was saved, if the archive has it

    @classmethod
    def of_bytes(cls, source: str, data: bytes, url: str = "") -> Document:
        """A document whose `data` are already in memory."""
        return cls(source, data, url=url)

    @property
    def has_html_doctype(self) -> bool:
        """Whether it starts with the HTML doctype, as nearly all saved pages do."""
        return self.head[: len(_HTML)].lower() == _HTML

    def data(self) -> bytes:
        """All bytes; raises `TooLargeError` above `SIZE_LIMIT`."""
        chunks, size = [self.head], len(self.head)
        # Reading up to the limit in one call would allocate all of it in advance.
        while size <= SIZE_LIMIT and (chunk := self.stream.read(_CHUNK_SIZE)):
            chunks.append(chunk)
            size += len(chunk)
        if size > SIZE_LIMIT:
            raise TooLargeError(f"more than {SIZE_LIMIT >> 20} MB")
        return b"".join(chunks)

    def chunks(self) -> Iterator[bytes]:
        """All bytes, chunk by chunk and without a limit, for parsers that read a stream."""
        yield self.head
        yield from iter(lambda: self.stream.read(HEAD_SIZE), b"")
