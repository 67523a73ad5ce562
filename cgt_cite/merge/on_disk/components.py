"""Find the components of records: those that a chain of shared match keys joins."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALONE = (1 << 32) - 2  # instead of a component: no other record shares a match key
LEFT_OUT = ALONE + 1  # no record of the component belongs in the output


def components(included: bytearray, holders: Iterable[list[int]]) -> array[int]:
    """The component of each record, named by its first one; or `ALONE` or `LEFT_OUT`.

    `included` is 1 for each record that belongs in the output.  `holders` are the numbers of the records
    that share a match key, for each key.
    """
    found = _joined(len(included), holders)
    kept = bytearray(len(found))  # of each component: whether a record belongs in the output
    shared = bytearray(len(found))  # and whether it has several records
    for number, first in enumerate(found):
        kept[first] |= included[number]
        shared[first] |= number != first
    for number, first in enumerate(found):
        if not kept[first]:
            found[number] = LEFT_OUT
        elif not shared[first]:
            found[number] = ALONE
    return found


def _joined(count: int, holders: Iterable[list[int]]) -> array[int]:
    """The first record of the component of each record."""
    parent = array("I", range(count))  # a smaller number, or the record's own

    def first_of(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for numbers in holders:
        for number in numbers[1:]:
            first, second = sorted((first_of(numbers[0]), first_of(number)))
            parent[second] = first
    for number in range(count):
        parent[number] = parent[parent[number]]
    return parent
