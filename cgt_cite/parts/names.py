"""Name parts after the files that they are made of."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Sequence

EXTENSION = ".parquet"
RESERVED = "works"  # the folder of what is made of the parts
_UNSAFE = lazy_compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff:*?"<>|\\=]')  # `a=b/` would be read as a column
_SEPARATOR = lazy_compile(r"[/\\]")
_UNREAD = lazy_compile(r"[._]")  # engines do not read files and folders whose names begin so
_DEVICE = lazy_compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z)", re.IGNORECASE)
_MAX_BYTES = 180  # of 255, for extensions and the name while a part is written
_HASH_BYTES = 5


def part_names(sources: Sequence[str]) -> list[str]:
    """The name of each source's part: the source, with its folders and `.parquet`.

    It differs where a file system or an engine would not take it.  Such names, and those that differ from
    others in nothing but case, contain a hash of the source, so that they are unique.
    """
    paths = list(map(_segments, sources))
    names = ["/".join(map(_safe, path)) for path in paths]
    uses = Counter(map(str.casefold, names))
    return [
        (name if name == "/".join(path) and uses[name.casefold()] == 1 else _with_hash(name, source))
        + EXTENSION
        for name, path, source in zip(names, paths, sources, strict=True)
    ]


def _segments(source: str) -> list[str]:
    segments = _SEPARATOR.split(source.replace("://", "/", 1))
    return [one for one in segments if one not in ("", ".")] or ["part"]


def _safe(segment: str) -> str:
    """A name of a file or folder that can be written everywhere."""
    name = _UNSAFE.sub("-", normalize("NFC", segment)).rstrip(" .") or "up"
    if _UNREAD.match(name) or _DEVICE.match(name) or name.casefold() == RESERVED:
        name = f"part{name}"
    return name.encode()[:_MAX_BYTES].decode(errors="ignore")


def _with_hash(name: str, source: str) -> str:
    """The name with a hash of the source before its extension."""
    from hashlib import blake2b

    found = blake2b(source.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).hexdigest()
    beginning, extension = os.path.splitext(name)
    return f"{beginning}~{found}{extension}"
