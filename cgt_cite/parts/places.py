"""Read and write files, each named by a local path or by a URL that fsspec opens.

The network is used only for what the user names by a URL.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager, suppress
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from cgt_cite.errors import (
    CiteError,
    InstallationError,
    OutputError,
    UnreadableError,
    UsageError,
    os_error_message,
)
from cgt_cite.output import replace_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import WriteableBuffer
    from fsspec import AbstractFileSystem

_LOCAL = "file://"
_UPLOADED_TOGETHER = 1 << 20  # bytes


def is_url(path: str) -> bool:
    """Whether it is a URL rather than a local path."""
    return "://" in path


def local_or_url(path: str) -> str:
    """The path, if it is a URL of a local file or folder; other URLs and paths as they are."""
    if not path.lower().startswith(_LOCAL):
        return path
    folder = "/" if path.endswith("/") else ""
    return file_system(path)[1].rstrip("/") + folder


def join(folder: str, name: str) -> str:
    """The path of what is called `name`, with slashes, in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_url(folder) else os.path.join(folder, *name.split("/"))


def file_system(url: str) -> tuple[AbstractFileSystem, str]:
    """What fsspec opens a URL with, and the path there; raises `CiteError`."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        from cgt_cite.extras import needs_package

        raise InstallationError(needs_package(f"{url}:", "fsspec", "cluster")) from error
    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(url)
    except ImportError as error:
        raise InstallationError(f"{url}: {error}") from error
    except ValueError as error:
        raise UsageError(f"{url}: {error}") from error
    return found


class _Watched(io.RawIOBase):
    """A stream that remembers whether it could not be read, which what unpacks it takes for damage."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._inner.seekable()

    def tell(self) -> int:
        return self._inner.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._inner.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        try:
            data = self._inner.read(len(view))
        except Exception as error:
            self.error = error
            raise
        view[: len(data)] = data
        return len(data)


@contextmanager
def open_input(path: str) -> Iterator[BinaryIO]:
    """Open a file for reading bytes; raises `UnreadableError`, at the end if its bytes could not be read."""
    try:
        stream = _open_url(path) if is_url(path) else open(path, "rb")  # noqa: SIM115 - closed below
    except Exception as error:
        raise _unreadable(error) from error
    with stream:
        watched = _Watched(stream)
        yield io.BufferedReader(watched, io.DEFAULT_BUFFER_SIZE)
        if watched.error:
            raise _unreadable(watched.error)


def _open_url(url: str) -> BinaryIO:
    system, path = file_system(url)
    return cast("BinaryIO", system.open(path, "rb"))


def _unreadable(error: Exception) -> Exception:
    """What to raise for an exception of the system or of a library for the network, which has its own."""
    if isinstance(error, InstallationError | UsageError):
        return error
    if isinstance(error, OSError) and error.strerror:
        return UnreadableError(os_error_message(error))
    return UnreadableError(f"{type(error).__name__}: {error}")


@contextmanager
def create(folder: str, name: str) -> Iterator[BinaryIO]:
    """A file to be written, which exists once it is complete or, if an exception is raised, never.

    Raises `OutputError`.
    """
    path = join(folder, name)
    try:
        with _create_url(path) if is_url(path) else _create_local(path) as stream:
            yield stream
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {os_error_message(error)}") from error


@contextmanager
def _create_local(path: str) -> Iterator[BinaryIO]:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with replace_atomically(path) as stream:
        yield stream


@contextmanager
def _create_url(url: str) -> Iterator[BinaryIO]:
    """A local file that is uploaded once it is complete."""
    with TemporaryFile() as file:
        yield cast("BinaryIO", file)
        file.seek(0)
        try:
            _upload(cast("BinaryIO", file), url)
        except CiteError:
            raise
        except Exception as error:  # each library for the network has its own
            raise OutputError(f"{url}: cannot be written: {type(error).__name__}: {error}") from error


def _upload(file: BinaryIO, url: str) -> None:
    system, path = file_system(url)
    system.makedirs(path.rpartition("/")[0], exist_ok=True)
    stream = system.open(path, "wb", autocommit=False)
    try:
        copyfileobj(file, stream, _UPLOADED_TOGETHER)
        stream.close()
    except BaseException:
        with suppress(Exception):  # the first exception tells why
            stream.discard()
        raise
    stream.commit()


def names_in(folder: str) -> set[str]:
    """The names of all files in a folder and those below it, with slashes; none if it does not exist."""
    if not is_url(folder):
        walked = ((os.path.relpath(where, folder), names) for where, _, names in os.walk(folder))
        return {
            os.path.normpath(os.path.join(where, name)).replace(os.sep, "/")
            for where, names in walked
            for name in names
        }
    system, path = file_system(folder)
    system.invalidate_cache()
    root = path.rstrip("/") + "/"
    return {name.removeprefix(root) for name in system.find(path)}


def remove(folder: str, names: Iterable[str]) -> None:
    """Remove files, as far as they exist; raises `OutputError`."""
    for name in names:
        path = join(folder, name)
        try:
            if is_url(path):
                system, inner = file_system(path)
                system.rm_file(inner)
            else:
                os.unlink(path)
                _remove_empty_folders(folder, name)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise OutputError(f"{path}: cannot be removed: {os_error_message(error)}") from error


def _remove_empty_folders(folder: str, name: str) -> None:
    with suppress(OSError):  # one that is not empty
        while inner := name.rpartition("/")[0]:
            os.rmdir(join(folder, inner))
            name = inner
