"""Which files are read, in one order that depends on names alone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

STANDARD_INPUT = "-"
# what browsers append to a page's name, in their languages, for the folder of its images and scripts
_COMPANION_ENDS = """
_files .files .fld -Dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _filer
_tiedostot _pliki _soubory _elemei _dosyalar _datoteke _fitxers _failid _fails _bylos _fajlovi _fitxategiak
"""
_COMPANIONS = tuple(_COMPANION_ENDS.split())


class File(NamedTuple):
    """A file to read: `path` opens it, `source` names it to the user and in the output."""

    path: str
    source: str


def walk(paths: Sequence[str], output: str = "") -> Iterator[File | Problem]:
    """The files that `paths` name, and those in the folders among them; each once.

    What is named is always read; in folders, hidden files, browsers' companion folders and the `output`
    of an earlier run, which is about to be replaced, are passed over.  `source` is the path below the
    folder, behind the folder's own name where there are several.
    """
    seen: set[tuple[int, int]] = set()
    with suppress(OSError):
        _new(os.stat(output), seen)
    for path in paths:
        if path == STANDARD_INPUT:
            yield File(path, "standard input")
        elif os.path.isdir(path):
            yield from _folder(path, path if len(paths) > 1 else "", seen)
        else:
            yield from _once(File(path, path), seen)


def _once(file: File, seen: set[tuple[int, int]]) -> Iterator[File | Problem]:
    try:
        status = os.stat(file.path)
    except OSError as error:
        yield Problem(Kind.UNREADABLE, file.source, reason(error))
        return
    if _new(status, seen):
        yield file


def _folder(path: str, source: str, seen: set[tuple[int, int]]) -> Iterator[File | Problem]:
    try:
        if not _new(os.stat(path), seen):  # named twice, or a link back to where we are
            return
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield Problem(Kind.UNREADABLE, source or path, reason(error))
        return
    for name in visible(names):
        yield from _entry(os.path.join(path, name), f"{source}/{name}" if source else name, seen)


def _entry(path: str, source: str, seen: set[tuple[int, int]]) -> Iterator[File | Problem]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Problem(Kind.UNREADABLE, source, reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, source, seen)
    elif stat.S_ISREG(mode):
        yield from _once(File(path, source), seen)
    else:
        yield Problem(Kind.UNREADABLE, source, "it is a pipe, socket or device")


def visible(names: Collection[str]) -> Iterator[str]:
    """Those of the names in one folder that are not hidden and no companion of a page beside them."""
    stems = {os.path.splitext(name)[0] for name in names if not name.endswith(_COMPANIONS)}
    for name in names:
        companion = any(name.endswith(end) and name.removesuffix(end) in stems for end in _COMPANIONS)
        if not name.startswith(".") and not companion:
            yield name


def beside_a_page(folder: str) -> str:
    """The name that a page has whose companion folder is so called, without its extension, or nothing."""
    end = next((end for end in _COMPANIONS if folder.endswith(end)), "")
    return folder.removesuffix(end) if end else ""


def _new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether this file or folder was not met before."""
    identity = (status.st_dev, status.st_ino)
    if identity in seen and status.st_ino:
        return False
    seen.add(identity)
    return True


def reason(error: OSError) -> str:
    """What the system said, as people say it."""
    return (error.strerror or type(error).__name__).lower()
