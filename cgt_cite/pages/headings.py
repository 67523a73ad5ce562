"""The headings inside a reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIST_TITLES = frozenset(
    ("reference", "references", "references:", "bibliography", "literature", "literature cited")
)


def join_headings(headings: Iterable[str]) -> str:
    """Join the headings above a reference, outermost first, without the list's own title."""
    return " / ".join(text for text in headings if text and text.casefold() not in _LIST_TITLES)
