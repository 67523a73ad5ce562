"""Read text files that other programs wrote."""

from __future__ import annotations

import codecs


def read_text(path: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark, which Windows programs write.

    Line ends are kept.  Raises `OSError`, or `UnicodeDecodeError` if it is in another encoding.
    """
    with open(path, "rb") as file:
        data = file.read()
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig")
