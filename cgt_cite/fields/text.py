"""Text as the model holds it: one line, composed, without anything invisible."""

from __future__ import annotations

import unicodedata

from cgt_cite.regex import lazy_compile

_DROPPED = ("Cc", "Cf", "Cs")  # control, format (BOM, zero width, bidi), lone surrogates
_BETWEEN_WORDS = bytes(code for code in range(0x80) if not chr(code).isalnum())
_WORDS = lazy_compile(r"[^\W_]+")


def collapse_whitespace(text: str) -> str:
    """Fold every run of white space, NBSP and line ends included, to one blank."""
    return " ".join(text.split())


def clean(text: str | None) -> str:
    """`text` on one line, in NFC, without control and invisible characters."""
    if not text or (text.isascii() and text.isprintable() and "  " not in text and text == text.strip()):
        return text or ""  # as nearly all that has been cleaned before
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) not in _DROPPED)
        text = " ".join(text.split())
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` as a key for comparison: letters and digits only, without case and accents."""
    if text.isascii():
        return text.lower().encode().translate(None, _BETWEEN_WORDS).decode()
    return "".join(_WORDS.findall(unicodedata.normalize("NFKD", text.casefold())))
