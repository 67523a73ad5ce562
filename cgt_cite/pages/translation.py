"""Detect pages saved after machine translation in a browser, by traces in the markup."""

from __future__ import annotations

_HEAD = 1 << 13  # bytes that are searched
_ROOT = b"<html"
_CLASSES = (b"translated-ltr", b"translated-rtl")  # set by Chrome on the root element
_SIGNS = (b"_msttexthash=", b"_mstmutation=", b'<font style="vertical-align: inherit')  # Edge, Edge, Google


def is_translated(data: bytes) -> bool:
    """Whether an HTML page was saved as a machine translation."""
    head = data[:_HEAD]
    start = head.find(_ROOT)
    root = head[start : head.find(b">", start)]
    return any(name in root for name in _CLASSES) or any(sign in head for sign in _SIGNS)
