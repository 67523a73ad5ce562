"""Parse each reference string once, since many pages cite the same work in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import parse_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import ParsedReference

_MAX_LENGTH = 20_000  # characters; longer texts are not references
_MAX_ENTRIES = 1 << 11


class ParseCache:
    """Results by string; emptied when it is full."""

    def __init__(self) -> None:
        self._results: dict[str, ParsedReference] = {}

    def parse(self, texts: Iterable[str]) -> dict[str, ParsedReference]:
        """The result for each text, except those that are too long to be a reference."""
        requested = [text for text in dict.fromkeys(texts) if len(text) <= _MAX_LENGTH]
        known = {text: self._results[text] for text in requested if text in self._results}
        new = {found.text: found for found in parse_references([t for t in requested if t not in known])}
        if len(self._results) > _MAX_ENTRIES:
            self._results.clear()
        self._results.update(new)
        return known | new
