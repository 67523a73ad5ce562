"""Leave out what pages print between the lines of a list: page numbers and running heads."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .lines import Line

_PAGE_NUMBER = lazy_compile(r"(?i)[-–—]?\s?(?:page\s)?(\d{1,5})\s?(?:(?:of|/)\s\d{1,5})?\s?[-–—]?")
_DIGITS = lazy_compile(r"\d+")
_EDGE = 2  # lines at the top and at the bottom of a page
_SHORTEST_PAGE = 10  # lines


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers, and without what is repeated at the edges of pages."""
    edges = _edges(lines)
    repeated = Counter(_shape(lines[at]) for at in edges)
    left_out = {
        at for at in edges if _PAGE_NUMBER.fullmatch(lines[at].text) or repeated[_shape(lines[at])] > 1
    }
    return _without(lines, left_out)


def _shape(line: Line) -> str:
    return " ".join(_DIGITS.sub("0", line.text).casefold().split())


def _edges(lines: Sequence[Line]) -> set[int]:
    """The positions of the lines at the top and at the bottom of pages."""
    borders = [at for at, line in enumerate(lines) if line.page_above] or list(_numbers_in_sequence(lines))
    edges = {at + step for at in borders for step in range(-_EDGE, _EDGE)}
    ends = {0, len(lines) - 1} if borders else set()
    return {at for at in edges | ends if 0 <= at < len(lines)}


def _numbers_in_sequence(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that are nothing but a number, one more on each page."""
    found = [
        (at, int(match[1])) for at, line in enumerate(lines) if (match := _PAGE_NUMBER.fullmatch(line.text))
    ]
    for (at, number), (next_at, next_number) in pairwise(found):
        if next_number == number + 1 and next_at - at >= _SHORTEST_PAGE:
            yield from (at, next_at)


def _without(lines: Sequence[Line], left_out: set[int]) -> list[Line]:
    """The other lines; the first after a gap begins a page, whatever blank lines were above it."""
    kept: list[Line] = []
    is_border = False
    for at, line in enumerate(lines):
        if at in left_out:
            is_border = True
            continue
        line.page_above |= is_border
        is_border = False
        kept.append(line)
    return kept
