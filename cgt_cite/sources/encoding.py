"""Apply the encoding that an archive or message declares for a document."""

from __future__ import annotations

import codecs

UTF_8 = codecs.lookup("utf-8").name


def to_marked_utf8(data: bytes, charset: str) -> bytes:
    """`data` as UTF-8 with a byte order mark, which overrides what the page itself declares.

    Data whose charset is unknown, or that cannot be decoded, are returned unchanged.
    """
    try:
        name = codecs.lookup(charset.strip(" \"'")).name if charset else ""
        if not name or data.startswith(codecs.BOM_UTF8):
            return data
        # UTF-8 is not decoded here: whoever parses the page handles broken bytes
        return codecs.BOM_UTF8 + (data if name == UTF_8 else data.decode(name).encode("utf-8"))
    except (LookupError, ValueError):
        return data
