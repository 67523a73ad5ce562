"""Normalize text: `clean` for the model, `fold` for comparison; and `plural` for messages."""

from __future__ import annotations

import unicodedata

from cgt_cite.regex import lazy_compile

_DROPPED_CATEGORIES = ("Cc", "Cf", "Cs")  # control, format (BOM, zero width, bidi), lone surrogates
_NOT_ALPHANUMERIC = bytes(code for code in range(0x80) if not chr(code).isalnum())
_WORDS = lazy_compile(r"[^\W_]+")


def collapse_whitespace(text: str) -> str:
    """Collapse every run of white space, NBSP and line ends included, to one space."""
    return " ".join(text.split())


def clean(text: str | None) -> str:
    """`text` on one line, in NFC, without control and invisible characters."""
    if not text:
        return ""
    if text.isprintable() and "  " not in text and text == text.strip():  # as nearly all
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) not in _DROPPED_CATEGORIES)
        text = " ".join(text.split())
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` as a key for comparison: letters and digits only, without case and accents."""
    plain = text.replace("–", "")  # in most references all that is not ASCII
    if plain.isascii():
        return plain.lower().encode().translate(None, _NOT_ALPHANUMERIC).decode()
    return "".join(_WORDS.findall(unicodedata.normalize("NFKD", text.casefold())))


def plural(number: int, noun: str) -> str:
    """`1 page`, `1,294 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
