"""Find the entries that the identifying columns of a correction lead to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.corrections.table import IDENTIFYING
from cgt_cite.fields.identifiers import parse_doi, parse_pmid
from cgt_cite.merge.match_keys import text_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cgt_cite.merge.key_assignment import Keyed
    from cgt_cite.model import Entry

_SEPARATOR = "; "  # between the reference strings of one entry


class EntryIndex:
    """The numbers of entries by key, PMID, DOI and reference string.

    If `merged` is false, the entries are single references, and a key is less than what several share.
    """

    def __init__(self, keyed: Sequence[Keyed], *, merged: bool) -> None:
        self._merged = merged
        self._numbers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for number, one in enumerate(keyed):
            for column, value in criteria_of(one.merged.entry):
                self._numbers[normalize(column, value)].add(number)
        own_keys = {name for name in self._numbers if name[0] == "key"}
        for number, one in enumerate(keyed):  # keys that entries would have without an earlier bibliography
            if (name := normalize("key", one.default_key)) not in own_keys:
                self._numbers[name].add(number)

    def find(self, criteria: Sequence[tuple[str, str]]) -> set[int]:
        """The entries that all of the columns lead to which lead to any."""
        found = {column: numbers for column, value in criteria if (numbers := self.look_up(column, value))}
        if not self._merged and len(found) > 1:
            found.pop("key", None)
        return set.intersection(*found.values()) if found else set()

    def find_row(self, cells: Mapping[str, str]) -> int | None:
        """The entry of a row of our CSV, whose identifiers and strings may have changed since."""
        for column in IDENTIFYING:
            numbers = self.look_up(column, cells.get(column, ""))
            if len(numbers) == 1:
                return min(numbers)
        return None

    def look_up(self, column: str, value: str) -> set[int]:
        """The entries that one column leads to."""
        if not value:
            return set()
        texts = _beginnings(value) if column == "text" else (value,)
        found = (self._numbers.get(normalize(column, text), set()) for text in texts)
        return next(filter(None, found), set())


def criteria_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """All that identifies an entry, by column."""
    yield from (("key", key) for key in (entry.key, *entry.aliases))
    yield from (("text", text) for text in entry.text)
    if entry.work.PMID:
        yield "pmid", entry.work.PMID
    if entry.work.DOI:
        yield "doi", entry.work.DOI


def _beginnings(text: str) -> Iterator[str]:
    """The text and, since a cell may hold several reference strings, what may be the first of them."""
    yield text
    at = text.find(_SEPARATOR)
    while at >= 0:
        yield text[:at]
        at = text.find(_SEPARATOR, at + 1)


def normalize(column: str, value: str) -> tuple[str, str]:
    """A column and its value in a form to compare."""
    if column == "text":
        return column, text_key(value)
    if column == "key":
        return column, value.casefold()
    parsed = parse_doi(value) if column == "doi" else parse_pmid(value)
    return column, (parsed or value).casefold()
