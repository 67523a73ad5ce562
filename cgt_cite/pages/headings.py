"""Headings: the labels of an abstract's sections, and the headings inside a reference list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable

SECTION_LABEL = lazy_compile(r"(?P<label>[A-Z][A-Z /&,-]{2,60}): (?P<text>.*)", re.DOTALL)
_LIST_TITLES = frozenset(
    ("reference", "references", "references:", "bibliography", "literature", "literature cited")
)


def format_section(label: str, text: str) -> str:
    """Format the paragraph of an abstract labelled `METHODS` as `Methods: ...`, like PubMed since 2020."""
    label = label.strip(": ")
    if not label or not text:
        return text
    return f"{label.capitalize() if label.isupper() else label}: {text}"


def format_paragraph(text: str) -> str:
    """Format a paragraph of an abstract that may begin with a label: `METHODS: ...`."""
    match = SECTION_LABEL.fullmatch(text)
    return format_section(match["label"], match["text"]) if match else text


def add_heading(headings: dict[str, str], tag: str, text: str) -> dict[str, str]:
    """The current headings by tag (`h2`, ...), with a new one that replaces those at its level and below."""
    return {other: above for other, above in headings.items() if other < tag} | {tag: text}


def join_headings(headings: Iterable[str]) -> str:
    """Join the headings above a reference, outermost first, without the list's own title."""
    return " / ".join(text for text in headings if text and text.casefold() not in _LIST_TITLES)
