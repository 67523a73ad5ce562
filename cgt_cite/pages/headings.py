"""The headings inside a reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OF_THE_WHOLE_LIST = frozenset(
    ("reference", "references", "references:", "bibliography", "literature", "literature cited")
)


def join_headings(headings: Iterable[str]) -> str:
    """The headings that a reference stands under, outermost first, without the list's own title."""
    return " / ".join(text for text in headings if text and text.casefold() not in _OF_THE_WHOLE_LIST)
