"""What all wrappings share: the bytes that come out are counted, and whatever breaks is `DamagedInput`."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from cgt_cite.document import HEAD_SIZE, SIZE_LIMIT, Document
from cgt_cite.errors import DamagedInputError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

_MAX_COMPRESSION_RATIO = 50  # saved pages shrink to a fifth, the most monotonous to a twentieth
_MIN_BUDGET = 4 * SIZE_LIMIT


class DecompressionBudget:
    """How many bytes may still come out of one file of `size` bytes, whatever is nested in it."""

    def __init__(self, size: int) -> None:
        self._left = _MIN_BUDGET + _MAX_COMPRESSION_RATIO * size

    @property
    def exhausted(self) -> bool:
        """Whether nothing more may come."""
        return self._left < 0

    def take(self, count: int) -> None:
        """Count bytes; raises `TooLarge` once there are more than pages can have."""
        self._left -= count
        if self.exhausted:
            raise TooLargeError(
                f"it unpacks to more than {_MAX_COMPRESSION_RATIO} times its size, which is made to harm"
            )


class Readable(Protocol):
    """What libraries give to read a part from."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, none at the end."""


class _Unpacked(io.RawIOBase):
    def __init__(self, inner: Readable, allowance: DecompressionBudget) -> None:
        self._inner = inner
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        with errors_as_damaged_input():
            data = self._inner.read(len(view))
        self._allowance.take(len(data))
        view[: len(data)] = data
        return len(data)


@contextmanager
def errors_as_damaged_input() -> Iterator[None]:
    """Turn whatever a library raises on broken input into `DamagedInput`."""
    try:
        yield
    except DamagedInputError:
        raise
    except Exception as error:  # what libraries raise on broken input they do not say
        raise DamagedInputError(f"{str(error).lower() or type(error).__name__}") from error


def unpacked(source: str, inner: Readable, allowance: DecompressionBudget, address: str = "") -> Document:
    """The document that `inner` holds, which is unpacked as it is read."""
    stream = io.BufferedReader(_Unpacked(inner, allowance), HEAD_SIZE)
    return Document(source, stream.read(HEAD_SIZE), stream, address)


def seekable(document: Document) -> BinaryIO:
    """All bytes of `document` from its first, to be read in any order; raises `TooLarge`.

    A file is read where it lies; what comes from a pipe or another wrapping has to fit into memory.
    """
    if document.stream.seekable() and document.stream.tell() == len(document.head):
        document.stream.seek(0)
        return document.stream
    return io.BytesIO(document.data())
