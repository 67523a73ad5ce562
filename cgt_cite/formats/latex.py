"""Text inside a BibTeX field: what LaTeX and BibTeX would run is escaped, and braces always balance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.latex_data import SPECIAL, UNMATCHED

if TYPE_CHECKING:
    from cgt_cite.formats.options import Options

_ESCAPES = str.maketrans(SPECIAL)
_IN_URL = str.maketrans({" ": "%20", "{": "%7B", "}": "%7D", "\\": "%5C"})
_BRACE = re.compile(r"[{}]")


def escape(text: str, options: Options) -> str:
    """A field's text, in one line, for LaTeX."""
    return escape_clean(clean(text), options)


def escape_clean(text: str, options: Options) -> str:
    """The same for text that is clean already; control characters stay for the caller to use as marks."""
    del options
    lone = _unmatched(text) if "{" in text or "}" in text else ()
    if not lone:
        return text.translate(_ESCAPES)
    return "".join(
        UNMATCHED[char] if place in lone else char.translate(_ESCAPES) for place, char in enumerate(text)
    )


def _unmatched(text: str) -> set[int]:
    """Where the braces stand that have no partner: `\\{` would open a group for BibTeX's own counting."""
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


def verbatim(text: str) -> str:
    """A DOI or URL, which readers take as it stands; only what would end the field is percent-encoded."""
    return clean(text).translate(_IN_URL)
