"""Write paths as outputs and messages name them."""

from __future__ import annotations

import os
import re
from shlex import quote

# characters that no shell shows, and how Python represents bytes of a name that are not text
_INVISIBLE = re.compile("[\x00-\x1f\x7f\udc80-\udcff]")


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


def _as_utf8(path: str) -> str:
    """A path whose bytes were decoded in the locale's encoding, decoded as UTF-8."""
    try:
        return os.fsencode(path).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # it is none of this system, and was not decoded here
        return path
