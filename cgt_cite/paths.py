"""Write paths as outputs and messages name them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from shlex import quote

# characters that no shell shows, and how Python represents bytes of a name that are not text
_INVISIBLE = re.compile("[\x00-\x1f\x7f\udc80-\udcff]")

_MAX_NAMES = 5000  # in a folder, that are compared with one that is missing
_SIMILARITY = 0.7  # of 1, from which a name may be a misspelt one


def source_of(path: str) -> str:
    """What names a path in outputs: the same on every system and in every locale.

    It has slashes, and its bytes are read as UTF-8; those that are not are lone surrogates.
    """
    return with_slashes(_as_utf8(path))


def with_slashes(path: str) -> str:
    """A path with slashes between its folders, also on Windows."""
    return path.replace(os.sep, "/")


def quoted(path: str, inner: str = "") -> str:
    """A path, and that of what is inside the file, as the system's shells read them."""
    name = _as_utf8(path) + inner
    if os.name == "nt":  # where no name contains double quotes
        return name if quote(slashes := with_slashes(name)) == slashes else f'"{name}"'
    if not _INVISIBLE.search(name):
        return quote(name)
    escaped = name.replace("\\", r"\\").replace("'", r"\'")
    return "$'{}'".format(_INVISIBLE.sub(lambda byte: rf"\x{ord(byte[0]) & 0xFF:02x}", escaped))


def did_you_mean(path: str) -> str:
    """A question that suggests a file or folder with a similar name; empty if the path exists or none has."""
    similar = "" if os.path.lexists(path) else _similar(path)
    return f"did you mean {quoted(similar)}?" if similar else ""


def _similar(path: str) -> str:
    """A path that exists and differs from this one in the spelling of names only; empty if there is none."""
    start, name = os.path.split(path.rstrip("/" + os.sep))
    folder = start if not start or os.path.isdir(start) else _similar(os.path.join(start, ""))
    if start and not folder:
        return ""
    found = _similar_name(name, folder, needs_folder=path.endswith(("/", os.sep)))
    return os.path.join(folder, found) if found else ""


def _similar_name(name: str, folder: str, *, needs_folder: bool) -> str:
    """The name in a folder that is most like another one, whatever the case and the extension."""
    from difflib import get_close_matches

    names = _names_in(folder, folders_only=needs_folder)
    if name in names:
        return name
    extension = os.path.splitext(name)[1]
    by_stem = {_stem(one): one for one in sorted(names, key=lambda one: one.endswith(extension))}
    return next((by_stem[stem] for stem in get_close_matches(_stem(name), by_stem, 1, _SIMILARITY)), "")


def _names_in(folder: str, *, folders_only: bool) -> list[str]:
    """The names in a folder, sorted; none if they are too many to be compared."""
    with suppress(OSError), os.scandir(folder or os.curdir) as entries:
        names = sorted(one.name for one in entries if not folders_only or one.is_dir())
        return names if len(names) <= _MAX_NAMES else []
    return []


def _stem(name: str) -> str:
    return os.path.splitext(name)[0].lower()


def _as_utf8(path: str) -> str:
    """A path whose bytes were decoded in the locale's encoding, decoded as UTF-8."""
    try:
        return os.fsencode(path).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # it is none of this system, and was not decoded here
        return path
