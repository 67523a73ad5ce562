"""When two records are of one work: the same identifier, or bibliographic data that only one work has.

Proofs and identifiers are compared as 64-bit hashes, so that millions of them fit into memory.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold

try:  # hashlib loads OpenSSL, which takes as long as all of a page's merging
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.model import Fields

KINDS = ("PMID", "PMCID", "DOI")
SHORTEST_TITLE = 25  # folded letters; shorter titles ("Editorial", "Reply") recur
_SHORTEST_TEXT = 12
_LONGEST_TEXT = 20_000  # what is longer and begins alike is told apart by its length
_SAME_ITEM = 40  # folded letters by which two forms of one list agree on an item


def identifiers(said: Fields) -> tuple[int, ...]:
    """The hashes of PMID, PMCID and DOI, 0 where there is none."""
    return tuple([hashed(kind, said[kind].casefold()) if kind in said else 0 for kind in KINDS])


def proofs(identifiers: Iterable[int], said: Fields, text: str, item: str) -> tuple[int, ...]:
    """The hashes of everything that proves two records to be of one work if they share it."""
    return (
        *filter(None, identifiers),
        *(hashed(*parts) for parts in _bibliographic(said)),
        *_textual(text, item),
    )


def _bibliographic(said: Fields) -> Iterator[tuple[str, ...]]:
    """First author and year, with volume and first page, or with a title long enough to be the only one."""
    author, issued = said.get("author"), said.get("issued")
    if not author or not issued:
        return
    family, year = fold(author[0].family or author[0].literal), str(issued.year)
    volume, page = said.get("volume"), said.get("page")
    if volume and page:
        yield "place", family, year, fold(volume), fold(page.first)
    title = fold(said.get("title", ""))
    if len(title) >= SHORTEST_TITLE:
        yield "title", family, year, title, said.get("type", "")


def _textual(text: str, item: str) -> Iterator[int]:
    """The same words, or the same place in the list of one article with words that begin alike."""
    folded = fold(text[:_LONGEST_TEXT]) + (str(len(text)) if len(text) > _LONGEST_TEXT else "")
    if len(folded) >= _SHORTEST_TEXT:
        yield hashed("text", folded)
    if item:
        yield hashed("item", item, folded[:_SAME_ITEM])


def hashed(*parts: str) -> int:
    """64 bits that stand for a kind and its value, the same in every process."""
    return int.from_bytes(blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest())


def repeated(proofs_of: Iterable[tuple[int, ...]]) -> set[int]:
    """The proofs that more than one record has: only these join records."""
    seen: set[int] = set()
    again: set[int] = set()
    for own in proofs_of:
        again.update(seen.intersection(own))
        seen.update(own)
    return again


def joined(outlined: Iterable[Iterable[int]], proofs_of: Iterable[tuple[int, ...]]) -> frozenset[int]:
    """The proofs of those works that hang together with records; of the works proofs are told, `outlined`."""
    apart = list(outlined)
    known = {proof for own in apart for proof in own}
    found = {proof for own in proofs_of for proof in known.intersection(own)}
    while near := [own for own in apart if not found.isdisjoint(own)]:
        apart = [own for own in apart if found.isdisjoint(own)]
        found.update(*near)
    return frozenset(found)


def contested(records: Iterable[tuple[tuple[int, ...], Iterable[int]]]) -> set[int]:
    """The proofs whose holders contradict each other in an identifier; given as (identifiers, proofs)."""
    given: dict[int, tuple[int, ...]] = {}
    found: set[int] = set()
    for ids, own in records:
        for proof in own:
            known = given.setdefault(proof, ids)
            if known is not ids:
                if any(one and other and one != other for one, other in zip(known, ids, strict=True)):
                    found.add(proof)
                given[proof] = tuple(one or other for one, other in zip(known, ids, strict=True))
    return found


def groups(proofs_of: Iterable[Iterable[int]]) -> list[list[int]]:
    """The numbers of the records that hang together by shared proofs, in order of their first."""
    parent: list[int] = []

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    holder: dict[int, int] = {}
    for number, own in enumerate(proofs_of):
        parent.append(number)
        for proof in own:
            first, second = sorted((root(holder.setdefault(proof, number)), root(number)))
            parent[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(parent)):
        found[root(number)].append(number)
    return list(found.values())
