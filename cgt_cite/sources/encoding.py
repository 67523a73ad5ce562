"""Documents whose wrapping says which encoding they have."""

from __future__ import annotations

import codecs

UTF_8 = codecs.lookup("utf-8").name


def mark_encoding(data: bytes, charset: str) -> bytes:
    """`data` with a mark of its encoding, which outranks what stands in it; unmarked where it is unknown."""
    try:
        name = codecs.lookup(charset.strip(" \"'")).name if charset else ""
        if not name or data.startswith(codecs.BOM_UTF8):
            return data
        # undecoded where it is UTF-8 already: broken bytes are left to whom they matter
        return codecs.BOM_UTF8 + (data if name == UTF_8 else data.decode(name).encode("utf-8"))
    except (LookupError, ValueError):
        return data
