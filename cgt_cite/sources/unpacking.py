"""Unpack safely: limit the decompressed size, and turn errors of libraries into damaged input."""

from __future__ import annotations

import io
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from cgt_cite.document import HEAD_SIZE, SIZE_LIMIT, Document
from cgt_cite.errors import DamagedInputError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

_MAX_COMPRESSION_RATIO = 50  # saved pages compress 5:1, the most repetitive 20:1
_MIN_BUDGET = 4 * SIZE_LIMIT


class DecompressionBudget:
    """How many more bytes one file of `size` bytes may expand to, including everything nested in it."""

    def __init__(self, size: int) -> None:
        self._left = _MIN_BUDGET + _MAX_COMPRESSION_RATIO * size

    @property
    def exhausted(self) -> bool:
        """Whether the limit has been exceeded."""
        return self._left < 0

    def consume(self, count: int) -> None:
        """Count bytes; raises `TooLargeError` once the limit is exceeded."""
        self._left -= count
        if self.exhausted:
            raise TooLargeError(
                f"it expands to more than {_MAX_COMPRESSION_RATIO} times its size (decompression bomb?)"
            )


class Readable(Protocol):
    """A stream, as libraries provide it for a member of an archive."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, or none at the end."""


class _Unpacked(io.RawIOBase):
    def __init__(self, inner: Readable, budget: DecompressionBudget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        with errors_as_damaged_input():
            data = self._inner.read(len(view))
        self._budget.consume(len(data))
        view[: len(data)] = data
        return len(data)


@contextmanager
def errors_as_damaged_input() -> Iterator[None]:
    """Turn whatever a library raises on broken input into `DamagedInputError`."""
    try:
        yield
    except DamagedInputError:
        raise
    except Exception as error:  # libraries do not document what they raise on broken input
        raise DamagedInputError(f"{str(error).lower() or type(error).__name__}") from error


def decompress(source: str, inner: Readable, budget: DecompressionBudget, url: str = "") -> Document:
    """The document in `inner`, decompressed as it is read."""
    stream = io.BufferedReader(_Unpacked(inner, budget), HEAD_SIZE)
    return Document(source, stream.read(HEAD_SIZE), stream, url)


def seekable(document: Document) -> BinaryIO:
    """All bytes of `document` as a seekable stream; raises `TooLargeError`.

    A file is read in place; data from a pipe or another container must fit into memory.
    """
    if is_seekable(document.stream) and document.stream.tell() == len(document.head):
        document.stream.seek(0)
        return document.stream
    return io.BytesIO(document.data())


def is_seekable(stream: BinaryIO) -> bool:
    """Whether a stream can be read again: what is not a pipe, which on Windows claims to be seekable."""
    return stream.seekable() and not _is_pipe(stream)


def _is_pipe(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (AttributeError, OSError):  # it is not one of the system's streams
        return False
