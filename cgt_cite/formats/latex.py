"""Text inside a BibTeX field: what LaTeX and BibTeX would run is escaped, and braces always balance."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.latex_data import ACCENTS, MACROS, MATH_ACCENTS, SPECIAL, UNMATCHED
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.formats.options import OutputOptions

_ESCAPES = str.maketrans(SPECIAL)
_SINGLE_ESCAPES = str.maketrans(SPECIAL | UNMATCHED)
_IN_ADDRESS = str.maketrans({" ": "%20", "\\": "%5C"})
_SPECIAL = lazy_compile(f"[{re.escape(''.join(SPECIAL))}{{}}]")
_BRACE = lazy_compile(r"[{}]")
_BEYOND_ASCII = lazy_compile(r"[A-Za-z]?[\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_SPELT = lazy_compile(r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?) ([A-Z]+)")


def escape(text: str, options: OutputOptions) -> str:
    """A field's text, in one line, for LaTeX."""
    return escape_clean(clean(text), options) if text else ""


def escape_clean(text: str, options: OutputOptions) -> str:
    """The same for text that is clean already; control characters stay for the caller to use as marks."""
    if not _SPECIAL.search(text):
        escaped = text
    elif lone := _unmatched(text):
        pieces = (UNMATCHED[char] if at in lone else char.translate(_ESCAPES) for at, char in enumerate(text))
        escaped = "".join(pieces)
    else:
        escaped = text.translate(_ESCAPES)
    if options.ascii and not escaped.isascii():
        return _BEYOND_ASCII.sub(lambda match: _macro(match[0]), escaped)
    return escaped


def verbatim(text: str, options: OutputOptions) -> str:
    """A DOI or URL, which readers take as it stands; only what would end the field is percent-encoded."""
    if not text:
        return ""
    address = clean(text).translate(_IN_ADDRESS)
    if lone := _unmatched(address):
        address = "".join(_percent(char) if at in lone else char for at, char in enumerate(address))
    if options.ascii and not address.isascii():
        return "".join(char if char.isascii() else _percent(char) for char in address)
    return address


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def _unmatched(text: str) -> set[int]:
    r"""Where the braces stand that have no partner: `\{` would open a group for BibTeX's own counting."""
    opened: list[int] = []
    alone: set[int] = set()
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            alone.add(match.start())
    return alone.union(opened)


@cache
def _macro(cluster: str) -> str:
    """One character with its combining marks in ASCII: a macro, a transliteration, or its code point."""
    base, marks = cluster[:1], cluster[1:]
    if not marks:
        if base.isascii():
            return base
        if base in MACROS:
            return MACROS[base]
        if spelt := _SPELT.fullmatch(unicodedata.name(base, "")):
            return spelt[1].lower()
    parts = unicodedata.normalize("NFD", base)
    return _accented(parts[0], parts[1:] + marks) if len(parts) > 1 or marks else _plain(base)


def _accented(base: str, marks: str) -> str:
    r"""`{\'{\^e}}`; marks that LaTeX's usual fonts lack are left out, as transliterations do."""
    shown = _macro(base)
    greek = shown.startswith("{$") and base.isalpha()
    commands = MATH_ACCENTS if greek else ACCENTS
    shown = shown[2:-2] if greek else shown
    for mark in marks:
        if command := commands.get(mark):
            loose = command.isalpha() or len(shown) > 1
            shown = f"\\{command}{{{shown}}}" if loose else f"\\{command}{shown}"
    if greek:
        return f"{{${shown}$}}"
    return f"{{{shown}}}" if shown.startswith("\\") else shown


def _plain(char: str) -> str:
    """A character without a macro: in its compatible ASCII form, or as its code point."""
    compatible = unicodedata.normalize("NFKD", char)
    if compatible == char:
        return f"{{[U+{ord(char):04X}]}}"
    return _BEYOND_ASCII.sub(lambda match: _macro(match[0]), compatible.translate(_SINGLE_ESCAPES))
