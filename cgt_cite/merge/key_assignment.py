"""Assign citation keys: the one from an earlier bibliography, else one made from the work alone.

A key never passes to another work, and stays while its work is in the bibliography, unless the work cannot be
distinguished from others or the user declares it a duplicate.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol
from zlib import crc32

from cgt_cite.fields.text import fold
from cgt_cite.merge.citekeys import key_of
from cgt_cite.merge.earlier_keys import match_earlier_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cgt_cite.merge.earlier_keys import Corrected
    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry

_SUFFIX_LENGTH = 3  # letters; more only if two works would share a suffix
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class UsedKeys(Protocol):
    """Keys that are taken, with their case folded."""

    def __contains__(self, key: str, /) -> bool:
        """Whether a key is taken."""

    def add(self, key: str, /) -> None:
        """Take a key."""


class Keyed(NamedTuple):
    """A merged work with its key."""

    merged: Merged
    default_key: str  # the key that it would have without an earlier bibliography
    is_kept: bool = False  # whether the key is that of an earlier bibliography

    @property
    def key(self) -> str:
        """The citation key."""
        return self.merged.entry.key


def assign_keys(
    merged: Sequence[Merged],
    earlier: Sequence[Entry],
    template: str,
    duplicates: Collection[str] = (),
    corrected: Corrected | None = None,
) -> list[Keyed]:
    """The works with unique keys, sorted by key: those that `assign_keys_in_order` gives."""
    keyed = assign_keys_in_order(merged, earlier, template, duplicates, corrected)
    return sorted(keyed, key=lambda one: (one.key.casefold(), one.key))


def assign_keys_in_order(
    merged: Sequence[Merged],
    earlier: Sequence[Entry],
    template: str,
    duplicates: Collection[str] = (),
    corrected: Corrected | None = None,
) -> list[Keyed]:
    """The works with unique keys, in their order; `earlier` are the entries of an earlier output.

    Works that would share a key, whatever its case, each get a suffix that is made from their own identity.
    If several earlier entries are one work now, their other keys become aliases.  `duplicates` are the keys
    of works that the user declares duplicates: after the first run, the earlier output has them as keys of
    the other work, but here they remain those of their own, so that the declaration applies again.
    `corrected` as for `match_earlier_keys`.
    """
    entries = [one.entry for one in merged]
    default_keys = make_default_keys(entries, template)
    declared = {key.casefold() for key in duplicates} & {key.casefold() for key in default_keys}
    own_keys = {
        number: [key]
        for number, key in enumerate(default_keys)
        if key.casefold() in declared and _is_in(key, earlier)
    }
    others = [_without(entry, declared) for entry in earlier if entry.key.casefold() not in declared]
    kept = match_earlier_keys(merged, others, default_keys, corrected) | own_keys
    earlier_keys = {key.casefold() for entry in earlier for key in (entry.key, *entry.aliases)}
    used_keys = earlier_keys.union(map(str.casefold, default_keys))
    keyed = []
    for number, (one, key) in enumerate(zip(merged, default_keys, strict=True)):
        if number in kept:
            own, *aliases = kept[number]
        elif key.casefold() in earlier_keys:
            own, aliases = with_suffix(key, identity(one.entry)[0], used_keys), []
        else:
            own, aliases = key, []
        entry = one.entry._replace(key=own, aliases=tuple(aliases))
        keyed.append(Keyed(one._replace(entry=entry), key, is_kept=number in kept))
    return keyed


def _is_in(key: str, earlier: Iterable[Entry]) -> bool:
    return any(key.casefold() in map(str.casefold, (entry.key, *entry.aliases)) for entry in earlier)


def _without(entry: Entry, keys: Collection[str]) -> Entry:
    return entry._replace(aliases=tuple(alias for alias in entry.aliases if alias.casefold() not in keys))


def make_default_keys(entries: Sequence[Entry], template: str) -> list[str]:
    """A unique key for each entry, as a function of the set of entries alone."""
    plain = [key_of(entry, template) for entry in entries]
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(plain):
        sharing[key.casefold()].append(number)
    used_keys = set(sharing)
    keys = list(plain)
    for folded in sorted(sharing):
        numbers = sharing[folded]
        if len(numbers) > 1:
            in_order = sorted((identity(entries[number]), number) for number in numbers)
            for name, same in groupby(in_order, lambda one: one[0][0]):
                for nth, (_, number) in enumerate(same):
                    keys[number] = with_suffix(plain[number], nth_name(name, nth), used_keys)
    return keys


def nth_name(name: str, nth: int) -> str:
    """What the suffix of a key is made from, if several works have one name: conflicts of identifiers."""
    return f"{name} {nth}" if nth else name


def with_suffix(key: str, name: str, used_keys: UsedKeys) -> str:
    """`key` with the shortest suffix made from `name` that makes it unique; it is added to `used_keys`."""
    found = next(
        longer
        for longer in (key + letters for letters in suffixes(name))
        if longer.casefold() not in used_keys
    )
    used_keys.add(found.casefold())
    return found


def assign_unmerged_keys(entries: Iterable[Entry], template: str) -> Iterator[Entry]:
    """The entries with unique keys, made from source and position where works share a key."""
    from cgt_cite.merge.key_set import KeySet  # with hashlib, which merging does without

    used_keys = KeySet()
    for entry in entries:
        key, first = key_of(entry, template), entry.sightings[0]
        if key.casefold() in used_keys:
            key = with_suffix(key, f"{first.source}#{first.position}", used_keys)
        used_keys.add(key.casefold())
        yield entry._replace(key=key)


def suffixes(name: str) -> Iterator[str]:
    """Ever longer suffixes made from a work's identity: `kqz`, `kqzb`, ..."""
    letters = ""
    while True:
        number = crc32(f"{name}{letters}".encode("utf-8", "replace"))
        letters += _LETTERS[number % len(_LETTERS)]
        if len(letters) >= _SUFFIX_LENGTH:
            yield letters


def identity(entry: Entry) -> tuple[str, str, str, int]:
    """What identifies a work even when more becomes known about it; then what distinguishes duplicates."""
    work = entry.work
    text = min(entry.text, default="")
    described = fold(f"{work.title}{work.container_title}{work.volume}{work.page or ''}") or fold(text)
    known = work.PMID or work.DOI.casefold() or work.PMCID or work.arxiv or described
    source = min((sighting.source for sighting in entry.sightings), default="")
    return known, text, source, min((sighting.position for sighting in entry.sightings), default=0)
