"""Undo the line breaks that Firefox inserted into saved pages until 2026."""

from __future__ import annotations

from cgt_cite.regex import lazy_compile

_HEAD = 1 << 10  # bytes, within which Firefox declares the encoding
_FIREFOX_META = b'\n<meta http-equiv="content-type" content="text/html; charset='
_BROKEN_WORD = lazy_compile(rb"(?<=[^\s>-]-)\r?\n(?=[A-Za-z])")


def undo_firefox_line_breaks(data: bytes) -> bytes:
    """Rejoin words that were broken at a hyphen in a page saved by Firefox; other pages are left unchanged.

    Lines broken at a space need no repair: the line break counts as one.
    """
    return _BROKEN_WORD.sub(b"", data) if _FIREFOX_META in data[:_HEAD] else data
