"""Headings: the labels of an abstract's sections, and the headings inside a reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIST_TITLES = frozenset(
    ("reference", "references", "references:", "bibliography", "literature", "literature cited")
)


def format_section(label: str, text: str) -> str:
    """Format the paragraph of an abstract labelled `METHODS` as `Methods: ...`, like PubMed since 2020."""
    label = label.strip(": ")
    if not label or not text:
        return text
    return f"{label.capitalize() if label.isupper() else label}: {text}"


def add_heading(headings: dict[str, str], tag: str, text: str) -> dict[str, str]:
    """The current headings by tag (`h2`, ...), with a new one that replaces those at its level and below."""
    return {other: above for other, above in headings.items() if other < tag} | {tag: text}


def join_headings(headings: Iterable[str]) -> str:
    """Join the headings above a reference, outermost first, without the list's own title."""
    return " / ".join(text for text in headings if text and text.casefold() not in _LIST_TITLES)
