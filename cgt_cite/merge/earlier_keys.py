"""Which entries of an earlier bibliography are which works of this run: their keys are kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.fields.addresses import address_key
from cgt_cite.fields.text import fold
from cgt_cite.merge.claims import Origin, claim
from cgt_cite.merge.match_keys import IDENTIFIER_TYPES, identifiers, key, match_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry, Work

_NAME_LENGTH = 6  # letters of the first name that formats agree in, however they split organisations
# Kinds of match keys by what they prove; the first that leads to one work decides.
_KINDS = ("text", *IDENTIFIER_TYPES, "locator", "title", "address and title", "address and author", "fields")


def match_earlier_keys(
    merged: Sequence[Merged], earlier: Iterable[Entry], naturals: Sequence[str]
) -> dict[int, list[str]]:
    """By the number of each work the keys that it had in an earlier bibliography, aliases last.

    `naturals` are the keys that the works would have without it.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(merged):
        for match_key in _keys_of_work(one):
            holders[match_key].add(number)
    waiting = {number: (entry, [*_keys_of_entry(entry)]) for number, entry in enumerate(earlier)}
    found: dict[int, list[Entry]] = defaultdict(list)
    for kind in _KINDS:
        claimed = set(found)
        for number, (entry, keys) in tuple(waiting.items()):
            of_kind = [one for one in keys if one.startswith(f"{kind}\t")]
            candidates = _compatible(entry, {n for one in of_kind for n in holders.get(one, ())}, merged)
            alike = _most_alike(entry, candidates, merged)
            work = _only(
                candidates, candidates - claimed, {n for n in alike if naturals[n] == entry.key}, alike
            )
            if work is not None:
                found[work].append(entry)
                del waiting[number]
    return {number: _all_keys(entries) for number, entries in found.items()}


def _all_keys(entries: list[Entry]) -> list[str]:
    """The keys of entries, then their aliases, each once."""
    keys = sorted(entry.key for entry in entries)
    return list(dict.fromkeys((*keys, *sorted(alias for entry in entries for alias in entry.aliases))))


def _only(*alternatives: set[int]) -> int | None:
    """The member of the first set that has just one, or None."""
    return next((min(numbers) for numbers in alternatives if len(numbers) == 1), None)


def _most_alike(entry: Entry, numbers: set[int], merged: Sequence[Merged]) -> set[int]:
    """Of these works those that agree with an earlier entry in most details."""
    details = _details(entry.work)
    agreement = {
        number: sum(
            (mine == its) - (mine != its)
            for mine, its in zip(details, _details(merged[number].entry.work), strict=True)
            if mine or its
        )
        for number in numbers
    }
    most = max(agreement.values(), default=0)
    return {number for number, count in agreement.items() if count == most}


def _details(work: Work) -> tuple[str, ...]:
    """What tells apart works that share one match key."""
    page = fold(work.page.first) if work.page else ""
    names = work.author or work.editor
    first = fold(str(names[0]))[:_NAME_LENGTH] if names else ""
    return fold(work.volume), page, first, address_key(work.URL), *identifiers(claim(Origin.TEXT, work).said)


def _keys_of_work(one: Merged) -> Iterator[str]:
    for record in one.records:
        yield from record.keys
    yield from _keys_of_entry(one.entry)


def _keys_of_entry(entry: Entry) -> Iterator[str]:
    """The match keys of an entry's fields, and of each of its reference strings."""
    yield from match_keys(claim(Origin.TEXT, entry.work).said)
    for text in entry.text:
        yield from match_keys({}, text)
        if not entry.work.title:
            yield key("fields", fold(text))
    if title := fold(entry.work.title):
        year = str(entry.work.issued.year) if entry.work.issued else ""
        names = entry.work.author or entry.work.editor
        yield key("fields", title, year, *(fold(str(name))[:_NAME_LENGTH] for name in names[:1]))


def _compatible(entry: Entry, numbers: set[int], merged: Sequence[Merged]) -> set[int]:
    """The numbers of the works of which no identifier contradicts one of an earlier entry."""
    own = identifiers(claim(Origin.TEXT, entry.work).said)
    return {number for number in numbers if not _contradict(own, merged[number].entry)}


def _contradict(own: tuple[str, ...], entry: Entry) -> bool:
    values = identifiers(claim(Origin.TEXT, entry.work).said)
    return any(mine and its and mine != its for mine, its in zip(own, values, strict=True))
