"""Find the files to read, in an order that depends only on their names.

A companion folder is one that a browser saves with a page, for its images and scripts.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import os_error_message
from cgt_cite.options import CONFIGURATION_FILES, LOOKUP_FILE, RECORD_FOLDER
from cgt_cite.paths import did_you_mean, source_of, with_slashes
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

STANDARD_INPUT = "-"
# what browsers append to a page's name, in various languages, to name its companion folder
_COMPANION_SUFFIXES_TEXT = """
_files .files .fld -Dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _filer
_tiedostot _pliki _soubory _elemei _dosyalar _datoteke _fitxers _failid _fails _bylos _fajlovi _fitxategiak
"""
_COMPANION_SUFFIXES = tuple(_COMPANION_SUFFIXES_TEXT.split())


class File(NamedTuple):
    """A file to read: `path` is used to open it, `source` identifies it in the output."""

    path: str
    source: str
    given_by_user: bool = True  # rather than found in a folder
    size: int = 0  # in bytes; 0 if it is unknown


def walk(paths: Sequence[str], output: str = "", exclude: Sequence[str] = ()) -> Iterator[File | Problem]:
    """The files that `paths` name, and all files in the folders among them; each once.

    Files named by the user are always read.  In folders, these are skipped: hidden files, companion
    folders, stores of records, the `output` of an earlier run, which is about to be replaced, links to a
    folder that contains the link, and anything whose name or relative path matches one of the `exclude`
    patterns.  `source` is that of the path relative to the folder, preceded by the folder as given if `paths`
    are several.
    """
    seen: set[tuple[int, int]] = set()
    with suppress(OSError):
        _mark_seen(os.stat(output), seen)
    for path in paths:
        if path == STANDARD_INPUT:
            yield File(path, "standard input")
        elif os.path.isdir(path):
            yield from _walk_folder(
                path, source_of(path) if len(paths) > 1 else "", seen, _exclusion_pattern(exclude, path)
            )
        else:
            yield from _yield_if_unseen(path, source_of(path), seen, given_by_user=True)


def _exclusion_pattern(patterns: Sequence[str], folder: str) -> re.Pattern[str] | None:
    """A pattern for the excluded paths in `folder`; `None` if nothing is excluded."""
    if not patterns:
        return None
    prefix = re.escape(with_slashes(os.path.join(folder, "")))
    forms = "|".join(fnmatch.translate(with_slashes(pattern).rstrip("/")) for pattern in patterns)
    return re.compile(rf"{prefix}(?:.*/)?(?:{forms})", re.DOTALL)


def _yield_if_unseen(
    path: str, source: str, seen: set[tuple[int, int]], *, given_by_user: bool
) -> Iterator[File | Problem]:
    try:
        status = os.stat(path)
    except OSError as error:
        remedy = did_you_mean(path) if given_by_user else ""
        yield Problem(ProblemKind.UNREADABLE, source, os_error_message(error), remedy)
        return
    if _mark_seen(status, seen):
        yield File(path, source, given_by_user, status.st_size)


def _walk_folder(
    path: str, source: str, seen: set[tuple[int, int]], excluded: re.Pattern[str] | None
) -> Iterator[File | Problem]:
    try:
        if not _mark_seen(os.stat(path), seen):  # named twice, or a link back to a folder being read
            return
        with os.scandir(path) as entries:
            names = sorted((entry.name for entry in entries), key=source_of)
    except OSError as error:
        yield Problem(ProblemKind.UNREADABLE, source or source_of(path), os_error_message(error))
        return
    for name in visible_names(names):
        child = os.path.join(path, name)
        if not (excluded and excluded.match(with_slashes(child))) and not _is_link_to_parent(child):
            inner = source_of(name)
            yield from _walk_entry(child, f"{source}/{inner}" if source else inner, seen, excluded)


def _is_link_to_parent(path: str) -> bool:
    """Whether `path` is a link to one of its own parent folders."""
    if not os.path.islink(path):
        return False
    folder = os.path.join(os.path.realpath(os.path.dirname(path)), "")
    return folder.startswith(os.path.join(os.path.realpath(path), ""))


def _walk_entry(
    path: str, source: str, seen: set[tuple[int, int]], excluded: re.Pattern[str] | None
) -> Iterator[File | Problem]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Problem(ProblemKind.UNREADABLE, source, os_error_message(error))
        return
    if stat.S_ISDIR(mode):
        if not _is_record_store(path):
            yield from _walk_folder(path, source, seen, excluded)
    elif stat.S_ISREG(mode):
        yield from _yield_if_unseen(path, source, seen, given_by_user=False)
    else:
        yield Problem(ProblemKind.UNREADABLE, source, "it is a pipe, socket or device")


def _is_record_store(folder: str) -> bool:
    """Whether a folder holds records of cited works, which are not pages."""
    return os.path.basename(folder) == RECORD_FOLDER or os.path.lexists(os.path.join(folder, LOOKUP_FILE))


def visible_names(names: Collection[str]) -> Iterator[str]:
    """The names in a folder that are neither hidden, nor a page's companion folder or a configuration."""
    stems = {os.path.splitext(name)[0] for name in names if not name.endswith(_COMPANION_SUFFIXES)}
    for name in names:
        companion = any(name.endswith(end) and name.removesuffix(end) in stems for end in _COMPANION_SUFFIXES)
        if not name.startswith(".") and not companion and name not in CONFIGURATION_FILES:
            yield name


def companion_of(folder: str) -> str:
    """The name, without extension, of the page to which a companion folder belongs, or an empty string."""
    end = next((end for end in _COMPANION_SUFFIXES if folder.endswith(end)), "")
    return folder.removesuffix(end) if end else ""


def _mark_seen(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Add a file or folder to those seen; whether it is new."""
    identity = (status.st_dev, status.st_ino)
    if identity in seen and status.st_ino:
        return False
    seen.add(identity)
    return True
