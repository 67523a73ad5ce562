"""When two records are of one work: the same identifier, or bibliographic data that only one work has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cgt_cite.model import Work

Key = tuple[str, ...]  # a kind, and a value of it
IDENTIFIERS = ("PMID", "PMCID", "DOI")
_SHORTEST_TITLE = 25  # folded letters; shorter titles ("Editorial", "Reply") recur


def identifiers(work: Work) -> dict[str, str]:
    """The identifiers that a work has, as they are compared."""
    found = {"PMID": work.PMID, "PMCID": work.PMCID, "DOI": work.DOI.casefold()}
    return {kind: value for kind, value in found.items() if value}


def keys(work: Work, texts: Iterable[str] = ()) -> list[Key]:
    """Everything that proves two records to be of one work if they share it."""
    proofs: list[Key] = list(identifiers(work).items())
    author = fold(str(work.author[0]).partition(",")[0]) if work.author else ""
    year = str(work.issued.year) if work.issued else ""
    title = fold(work.title)
    if author and year and work.volume and work.page:
        proofs.append(("place", author, year, fold(work.volume), fold(work.page.first)))
    if author and year and len(title) >= _SHORTEST_TITLE:
        proofs.append(("title", title, year, author, work.type))
    proofs += [("text", fold(text)) for text in texts if text]
    return proofs


def contested(records: Iterable[tuple[dict[str, str], list[Key]]]) -> dict[Key, set[Key]]:
    """The keys whose holders contradict each other in an identifier, with the identifiers they give."""
    given: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for ids, proofs in records:
        for key in proofs:
            for kind, value in ids.items():
                given[key][kind].add(value)
    return {
        key: {(kind, value) for kind, values in kinds.items() if len(values) > 1 for value in values}
        for key, kinds in given.items()
        if any(len(values) > 1 for values in kinds.values())
    }


def groups(proofs: Sequence[Iterable[Key]]) -> list[list[int]]:
    """The numbers of the records that hang together by shared keys, in order of their first."""
    parent = list(range(len(proofs)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    holder: dict[Key, int] = {}
    for number, keys_of_record in enumerate(proofs):
        for key in keys_of_record:
            first, second = sorted((root(holder.setdefault(key, number)), root(number)))
            parent[second] = first
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(proofs)):
        found[root(number)].append(number)
    return list(found.values())
