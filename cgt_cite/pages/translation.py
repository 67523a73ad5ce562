"""Pages that a browser had translated when they were saved: what translators leave in the markup."""

from __future__ import annotations

_HEAD = 1 << 13  # bytes
_ROOT = b"<html"
_CLASSES = (b"translated-ltr", b"translated-rtl")  # Chrome's, of the root
_SIGNS = (b"_msttexthash=", b"_mstmutation=", b'<font style="vertical-align: inherit')  # Edge's; Google's


def is_translated(data: bytes) -> bool:
    """Whether the text of an HTML page is a machine's translation of it."""
    head = data[:_HEAD]
    start = head.find(_ROOT)
    root = head[start : head.find(b">", start)]
    return any(name in root for name in _CLASSES) or any(sign in head for sign in _SIGNS)
