"""Escape text for a BibTeX field: LaTeX's and BibTeX's special characters escaped, braces balanced."""

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
_IN_URL = str.maketrans({" ": "%20", "\\": "%5C"})
_SPECIAL = lazy_compile(f"[{re.escape(''.join(SPECIAL))}{{}}]")
_BRACE = lazy_compile(r"[{}]")
_BEYOND_ASCII = lazy_compile(r"[A-Za-z]?[\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_NAMED_SYLLABLE = lazy_compile(r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?) ([A-Z]+)")


def escape(text: str, options: OutputOptions) -> str:
    """Escape a field's text for LaTeX, on one line."""
    return escape_clean(clean(text), options) if text else ""


def escape_clean(text: str, options: OutputOptions) -> str:
    """Escape text that is already clean; control characters, which callers use as placeholders, stay."""
    if not _SPECIAL.search(text):
        escaped = text
    elif unmatched := _find_unmatched(text):
        escapes = (
            UNMATCHED[char] if at in unmatched else char.translate(_ESCAPES) for at, char in enumerate(text)
        )
        escaped = "".join(escapes)
    else:
        escaped = text.translate(_ESCAPES)
    if options.ascii and not escaped.isascii():
        return _BEYOND_ASCII.sub(lambda match: _macro(match[0]), escaped)
    return escaped


def escape_verbatim(text: str, options: OutputOptions) -> str:
    """A DOI or URL, which programs take verbatim: percent-encode only what would end the field."""
    if not text:
        return ""
    url = clean(text).translate(_IN_URL)
    if unmatched := _find_unmatched(url):
        url = "".join(_percent_encode(char) if at in unmatched else char for at, char in enumerate(url))
    if options.ascii and not url.isascii():
        return "".join(char if char.isascii() else _percent_encode(char) for char in url)
    return url


def _percent_encode(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def _find_unmatched(text: str) -> set[int]:
    r"""Positions of unmatched braces; escaping is not enough, for BibTeX counts `\{` too."""
    opened: list[int] = []
    unmatched: set[int] = set()
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            unmatched.add(match.start())
    return unmatched.union(opened)


@cache
def _macro(cluster: str) -> str:
    """One character and its combining marks in ASCII: a macro, a transliteration or the code point."""
    base, marks = cluster[:1], cluster[1:]
    if not marks:
        if base.isascii():
            return base
        if base in MACROS:
            return MACROS[base]
        if syllable := _NAMED_SYLLABLE.fullmatch(unicodedata.name(base, "")):
            return syllable[1].lower()
    parts = unicodedata.normalize("NFD", base)
    return _accented(parts[0], parts[1:] + marks) if len(parts) > 1 or marks else _without_macro(base)


def _accented(base: str, marks: str) -> str:
    r"""`{\'{\^e}}`; marks for which LaTeX has no command are left out, as in transliterations."""
    written = _macro(base)
    greek = written.startswith("{$") and base.isalpha()
    commands = MATH_ACCENTS if greek else ACCENTS
    written = written[2:-2] if greek else written
    for mark in marks:
        if command := commands.get(mark):
            braced = command.isalpha() or len(written) > 1
            written = f"\\{command}{{{written}}}" if braced else f"\\{command}{written}"
    if greek:
        return f"{{${written}$}}"
    return f"{{{written}}}" if written.startswith("\\") else written


def _without_macro(char: str) -> str:
    """A character without a macro: its ASCII compatibility form, or its code point."""
    compatible = unicodedata.normalize("NFKD", char)
    if compatible == char:
        return f"{{[U+{ord(char):04X}]}}"
    return _BEYOND_ASCII.sub(lambda match: _macro(match[0]), compatible.translate(_SINGLE_ESCAPES))
