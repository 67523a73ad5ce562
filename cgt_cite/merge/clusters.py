"""Cluster records by work: those that share match keys and do not contradict each other.

A match key conflicts if the records that have it contradict each other in an identifier, or, unless it is
an identifier itself, in volume and first page or in the year.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.match_keys import IDENTIFIER_KEYS, IDENTIFIER_TYPES, UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cgt_cite.merge.records import Record

Cluster = list[int]  # numbers of records in the sequence being clustered

_OF_UNDATED = f"{UNDATED}\t"


class Evidence(NamedTuple):
    """What of a record shows whether a match key that it shares with others proves anything."""

    identifiers: tuple[str, ...]
    year: str
    locator: tuple[str, str]


def holders_of(keys_of: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Each match key that more than one record has, and the numbers of these records."""
    first: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for number, keys in enumerate(keys_of):
        for key in keys:
            other = first.setdefault(key, number)
            if other != number:
                shared.setdefault(key, [other]).append(number)
    return shared


def conflicting_keys(shared: Mapping[str, Cluster], records: Sequence[Record]) -> set[str]:
    """The keys that records share although they contradict each other, so that they prove nothing."""
    return {key for key, numbers in shared.items() if conflict(key, [records[n] for n in numbers])}


def conflict(key: str, holders: Sequence[Record | Evidence]) -> bool:
    """Whether the records that have a key contradict each other; of the key, only the kind matters."""
    if any(
        _differ(record.identifiers[index] for record in holders) for index in range(len(IDENTIFIER_TYPES))
    ):
        return True
    if key.startswith(IDENTIFIER_KEYS):
        return False
    if key.startswith(_OF_UNDATED) and _differ(record.year for record in holders):
        return True
    located = [record.locator for record in holders if all(record.locator)]
    return all(_differ(part) for part in zip(*located, strict=True)) if located else False


def _differ(values: Iterable[str]) -> bool:
    return len({*values} - {""}) > 1


def clusters(count: int, shared: Mapping[str, Cluster], excluded: set[str]) -> list[Cluster]:
    """The connected components of `count` records, joined by the shared keys that are not `excluded`."""
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for key, numbers in shared.items():
        if key not in excluded:
            for number in numbers[1:]:
                first, second = sorted((root(numbers[0]), root(number)))
                parent[second] = first
    found: dict[int, Cluster] = defaultdict(list)
    for number in range(count):
        found[root(number)].append(number)
    return list(found.values())


def consistent_parts(cluster: Cluster, records: Sequence[Record], conflicting: set[str]) -> Iterator[Cluster]:
    """The cluster; or its parts, where a chain of keys joins records whose identifiers contradict each other.

    It is split by the first type of identifier in which they differ.  Records without such an identifier join
    the part with which they share a key, if there is exactly one; otherwise they form parts of their own.
    """
    if len(cluster) == 1:  # as most are
        yield cluster
        return
    for index in range(len(IDENTIFIER_TYPES)):
        parts: dict[str, Cluster] = {}
        for number in cluster:
            parts.setdefault(records[number].identifiers[index], []).append(number)
        unidentified = parts.pop("", [])
        if len(parts) > 1:
            split = [
                *_attached(
                    [*parts.values()], _connected(unidentified, records, conflicting), records, conflicting
                )
            ]
            for part in split:
                yield from consistent_parts(part, records, conflicting)
            return
    yield cluster


def _connected(numbers: Cluster, records: Sequence[Record], conflicting: set[str]) -> list[Cluster]:
    """The connected components of these records alone."""
    shared = holders_of(records[number].keys for number in numbers)
    return [
        [numbers[position] for position in found] for found in clusters(len(numbers), shared, conflicting)
    ]


def _attached(
    parts: list[Cluster], components: list[Cluster], records: Sequence[Record], conflicting: set[str]
) -> Iterator[Cluster]:
    """First the components that fit no part or several; then the parts, each with those that fit it alone."""
    keys = [_keys(part, records) - conflicting for part in parts]
    grown = [[*part] for part in parts]
    for component in components:
        own = _keys(component, records)
        sharing = [number for number, of_part in enumerate(keys) if not own.isdisjoint(of_part)]
        if len(sharing) == 1:
            grown[sharing[0]] += component
        else:
            yield component
    yield from grown


def _keys(numbers: Cluster, records: Sequence[Record]) -> set[str]:
    return {key for number in numbers for key in records[number].keys}
