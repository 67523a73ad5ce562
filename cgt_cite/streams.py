"""The standard streams, which whoever runs the program may close at any time."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def silence(stream: IO[bytes] | IO[str]) -> None:
    """Discard what a stream still has to write, which the interpreter would try again when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def with_bytes_as_numbers(text: str) -> str:
    """A text with numbers for the bytes of a name that are not text, kept by Python as lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class StandardError:
    """Standard error, on which messages that cannot be written are lost, but nothing else is."""

    def __init__(self) -> None:
        self._stream = sys.stderr

    def write(self, text: str) -> None:
        """Write a text, with `?` for what its encoding does not have."""
        encoding = self._stream.encoding or "utf-8"
        with self._losing():
            self._stream.write(text.encode(encoding, "replace").decode(encoding))

    def flush(self) -> None:
        """Write what is buffered."""
        with self._losing():
            self._stream.flush()

    def __getattr__(self, name: str) -> object:
        """Everything else is that of the stream, such as `isatty`."""
        return getattr(self._stream, name)

    @contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            silence(self._stream)
