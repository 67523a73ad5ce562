"""Write text or bytes to a file, atomically, or to standard output."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cgt_cite.errors import CiteError, OutputError, os_error_message
from cgt_cite.streams import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import BinaryIO

STANDARD_OUTPUT = "-"
_BUFFER_SIZE = 1 << 16
_NAME_LENGTH = 48  # characters of up to 4 bytes; a name may have 255 bytes, and 143 if it is encrypted
# what is raised when the program at the other end of a pipe has closed it; the second only on Windows
_PIPE_CLOSED = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


def write(
    pieces: Iterable[str | bytes],
    path: str = STANDARD_OUTPUT,
    remedy: str = "choose another place with -o",
) -> None:
    """Write the pieces, text as UTF-8; a file is replaced only when all of its new content has been written.

    Raises `OutputError`, whose message ends with the remedy, or `CiteError` if making a piece raises
    `OSError`.  If the program at the other end of a pipe closes it early, writing stops without an error.
    """
    try:
        if path == STANDARD_OUTPUT:
            _to_standard_output(pieces)
        else:
            _to_file(pieces, path)
    except OSError as error:
        place = "standard output" if path == STANDARD_OUTPUT else path
        what = os_error_message(error)
        raise OutputError(f"{place}: cannot be written: {what}; {remedy}") from error


def check_writable(path: str, remedy: str = "choose another place with -o") -> None:
    """Raise `OutputError` if it is clear in advance that the file cannot be written."""
    if path == STANDARD_OUTPUT:
        return
    folder = os.path.dirname(_target(path)) or os.curdir
    if os.path.isdir(path):
        what = "it is a folder"
    elif not os.path.isdir(folder):
        what = "its folder does not exist"
    elif not os.access(path if os.path.exists(path) and not os.path.isfile(path) else folder, os.W_OK):
        what = "permission denied"
    else:
        return
    raise OutputError(f"{path}: cannot be written: {what}; {remedy}")


def _to_standard_output(pieces: Iterable[str | bytes]) -> None:
    if sys.stdout is None:  # how Python represents a closed stream
        raise OSError(None, "it is closed")
    stream = sys.stdout.buffer
    try:
        stream.writelines(_made(pieces))
        stream.flush()
    except OSError as error:
        silence(stream)
        if error.errno not in _PIPE_CLOSED:
            raise


def _to_file(pieces: Iterable[str | bytes], path: str) -> None:
    with _open_output(path) as stream:
        stream.writelines(_made(pieces))


def encoded(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The pieces as they are written to a file: text as UTF-8."""
    return (piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in pieces)


def _made(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The encoded pieces; raises `CiteError` for an `OSError` in making them, which is none of the output."""
    try:
        yield from encoded(pieces)
    except OSError as error:
        raise CiteError(f"{error.filename or 'the system'}: {os_error_message(error)}") from error


def _open_output(path: str) -> AbstractContextManager[BinaryIO]:
    if os.path.isdir(path):
        raise IsADirectoryError(None, "it is a folder")
    if os.path.exists(path) and not os.path.isfile(path):  # a device or named pipe
        return open(path, "wb", buffering=_BUFFER_SIZE)
    return replace_atomically(path)


def _target(path: str) -> str:
    """The file that is written: that to which a link leads.

    Other paths are used as they are, since their absolute form may be too long, or unknown.
    """
    return os.path.realpath(path) if os.path.islink(path) else path


@contextmanager
def replace_atomically(path: str) -> Iterator[BinaryIO]:
    """Yield a temporary file next to `path` that replaces it once it is complete, and keeps its mode.

    Of a link, the file to which it leads is replaced.  Raises `OSError`.
    """
    path = _target(path)
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:_NAME_LENGTH]}.{os.urandom(4).hex()}.part")
    try:
        with open(temporary, "xb", buffering=_BUFFER_SIZE) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
