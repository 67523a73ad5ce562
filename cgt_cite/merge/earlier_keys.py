"""Match the entries of an earlier bibliography with the works of this run, whose keys are kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.fields.urls import url_key
from cgt_cite.merge.claims import fields_of
from cgt_cite.merge.match_keys import IDENTIFIER_KEYS, UNDATED, identifiers, match_key, match_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry, Work

_NAME_LENGTH = 6  # letters of the first author's name in which all formats agree

Score = tuple[int, int, int]  # shared identifiers, shared match keys, agreeing details
if TYPE_CHECKING:
    # an entry as the user corrects it, if it has a key; `None` if nothing is corrected in it
    Corrected = Callable[[Merged, str], Entry | None]
Ranked = tuple[Score, "Entry", set[int]]


def match_earlier_keys(
    merged: Sequence[Merged],
    earlier: Sequence[Entry],
    default_keys: Sequence[str],
    corrected: Corrected | None = None,
) -> dict[int, list[str]]:
    """The keys that each work had in an earlier bibliography, aliases last, by the work's number.

    `default_keys` are the keys that the works would have without it.  `corrected` is an entry as the user
    corrects it, if it has a key: the earlier bibliography has what was corrected then.
    """
    if not earlier:
        return {}
    holders: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(merged):
        for one_key in _keys_of_work(one):
            holders[one_key].add(number)
    found: dict[int, list[Entry]] = defaultdict(list)
    for _, entry, numbers in sorted(_ranked(earlier, holders, merged), key=_rank):
        work = _only(numbers, numbers - found.keys(), {n for n in numbers if default_keys[n] == entry.key})
        if work is not None:
            found[work].append(entry)
    if corrected:
        _match_corrected(_unmatched(earlier, found), merged, found, corrected)
    _match_default_keys(_unmatched(earlier, found), merged, found, default_keys)
    return {number: _all_keys(entries) for number, entries in found.items()}


def _unmatched(earlier: Sequence[Entry], found: Mapping[int, list[Entry]]) -> list[Entry]:
    matched = {id(entry) for entries in found.values() for entry in entries}
    return [entry for entry in earlier if id(entry) not in matched]


def _match_default_keys(
    earlier: Iterable[Entry],
    merged: Sequence[Merged],
    found: dict[int, list[Entry]],
    default_keys: Sequence[str],
) -> None:
    """Add to `found` the works that would have the key of an earlier entry anyway, and its title or place.

    Other fields may differ because of a correction that has been changed or left out since.
    """
    numbers = {key: number for number, key in enumerate(default_keys) if number not in found}
    for entry in earlier:
        number = numbers.get(entry.key)
        if number is None or number in found:
            continue
        candidate = merged[number].entry
        pairs = zip(_sure(entry.work), _sure(candidate.work), strict=True)
        is_same = any(mine and mine == its for mine, its in pairs)
        if is_same and not _contradict(identifiers(fields_of(entry.work)), candidate):
            found[number].append(entry)


def _sure(work: Work) -> tuple[str, str, str]:
    """Title, place in a journal and URL, each of which two works hardly share."""
    place = f"{fold(work.volume)} {fold(work.page.first)}" if work.volume and work.page else ""
    return fold(work.title), place, url_key(work.URL)


def _match_corrected(
    earlier: Iterable[Entry],
    merged: Sequence[Merged],
    found: dict[int, list[Entry]],
    corrected: Corrected,
) -> None:
    """Add to `found` the works that match earlier entries only as they are corrected."""
    for entry in earlier:
        keys = set(_keys_of_entry(entry))
        numbers = {
            number
            for number, one in enumerate(merged)
            if number not in found
            and (foreseen := corrected(one, entry.key))
            and not keys.isdisjoint(_keys_of_entry(foreseen))
        }
        if len(numbers) == 1:
            found[min(numbers)].append(entry)


def _ranked(
    earlier: Iterable[Entry], holders: Mapping[str, set[int]], merged: Sequence[Merged]
) -> Iterator[Ranked]:
    """Each earlier entry with the works most similar to it."""
    for entry in earlier:
        dated = entry.work.issued is not None  # of two dated works, the key for undated ones proves nothing
        keys = {one for one in _keys_of_entry(entry) if not (dated and one.startswith(UNDATED))}
        scores = {
            number: _similarity(entry, keys, holders, merged[number].entry, number)
            for number in {number for one in keys for number in holders.get(one, ())}
        }
        compatible = {number: score for number, score in scores.items() if score}
        best = max(filter(None, compatible.values()), default=None)
        if best:
            yield best, entry, {number for number, score in compatible.items() if score == best}


def _rank(ranked: Ranked) -> tuple[int, ...]:
    """Sort the clearest matches first; less clear ones then choose among the remaining works."""
    return tuple(-part for part in ranked[0])


def _similarity(
    entry: Entry, keys: set[str], holders: Mapping[str, set[int]], candidate: Entry, number: int
) -> Score | None:
    """How many identifiers, other match keys and details they share; `None` if identifiers contradict."""
    if _contradict(identifiers(fields_of(entry.work)), candidate):
        return None
    shared = [one for one in keys if number in holders.get(one, ())]
    by_identifier = sum(one.startswith(IDENTIFIER_KEYS) for one in shared)
    return by_identifier, len(shared), _agreement(entry.work, candidate.work)


def _all_keys(entries: list[Entry]) -> list[str]:
    """The keys of entries, then their aliases, each once."""
    keys = sorted(entry.key for entry in entries)
    return list(dict.fromkeys((*keys, *sorted(alias for entry in entries for alias in entry.aliases))))


def _only(*alternatives: set[int]) -> int | None:
    """The member of the first set that has just one, or None."""
    return next((min(numbers) for numbers in alternatives if len(numbers) == 1), None)


def _agreement(one: Work, other: Work) -> int:
    """The number of details in which two works agree, minus those in which they differ."""
    pairs = zip(_details(one), _details(other), strict=True)
    return sum((mine == its) - (mine != its) for mine, its in pairs if mine or its)


def _details(work: Work) -> tuple[str, ...]:
    """Fields that distinguish works that share one match key."""
    page = fold(work.page.first) if work.page else ""
    names = work.author or work.editor
    first = fold(str(names.names[0]))[:_NAME_LENGTH] if names else ""
    return (
        fold(work.volume),
        page,
        first,
        url_key(work.URL),
        *identifiers(fields_of(work)),
    )


def _keys_of_work(one: Merged) -> Iterator[str]:
    for record in one.records:
        yield from record.keys
    yield from _keys_of_entry(one.entry)


def _keys_of_entry(entry: Entry) -> Iterator[str]:
    """The match keys of an entry's fields, and of each of its reference strings."""
    yield from match_keys(fields_of(entry.work))
    for text in entry.text:
        yield from match_keys({}, text)
        if not entry.work.title:
            yield match_key("fields", fold(text))
    if not entry.work.title:
        yield from _keys_of_untitled(entry.work)
    if title := fold(entry.work.title):
        year = str(entry.work.issued.year) if entry.work.issued else ""
        names = entry.work.author or entry.work.editor
        yield match_key("fields", title, year, *(fold(str(name))[:_NAME_LENGTH] for name in names.names[:1]))


def _keys_of_untitled(work: Work) -> Iterator[str]:
    """Keys of a work without a title: its URL, or year, volume and page."""
    if url := url_key(work.URL):
        yield match_key("fields", "url", url)
    if work.issued and work.volume and work.page:
        yield match_key("fields", "locator", str(work.issued.year), fold(work.volume), fold(work.page.first))


def _contradict(own: tuple[str, ...], entry: Entry) -> bool:
    values = identifiers(fields_of(entry.work))
    return any(mine and its and mine != its for mine, its in zip(own, values, strict=True))
