"""Each string parsed once: one work is cited by many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import parse_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Reference

_LONGEST = 20_000  # characters; what is longer is no reference
_KEPT = 1 << 12


class Remembered:
    """The last strings that were parsed, and what they say."""

    def __init__(self) -> None:
        self._known: dict[str, Reference] = {}

    def parse(self, texts: Iterable[str]) -> dict[str, Reference]:
        """What each string says; nothing of one that is too long."""
        wanted = [text for text in dict.fromkeys(texts) if len(text) <= _LONGEST]
        known = {text: self._known[text] for text in wanted if text in self._known}
        new = {found.text: found for found in parse_references([t for t in wanted if t not in known])}
        if len(self._known) > _KEPT:
            self._known.clear()
        self._known.update(new)
        return known | new
