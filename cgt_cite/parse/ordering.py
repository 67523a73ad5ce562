"""One order holds in a list of names: a comma parts all of them, and families stand first or last in all.

Full names are meant, `Lim Soon Sung, Wang Zhiqiang`: initials leave no doubt about the order.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgt_cite.fields.names import is_particle

from .spans import Chunk, Labelled

Parts = dict[str, Chunk]
_FAMILY, _GIVEN = "FG"
_BOTH = {_FAMILY, _GIVEN}
_AND = frozenset(("and", "y", "und", "et"))
_FEWEST = 3  # names that show an order
_LONGEST_INITIALS = 3
_MOST_WORDS = 4  # of one name


def ordered(labelled: Labelled, names: list[Parts]) -> list[Parts]:
    """The names with families where most of the list has them, and none across a comma."""
    full = [parts for parts in names if parts.keys() == _BOTH and _is_full(labelled, parts)]
    if len(full) < _FEWEST or len(full) * 2 < len(names):
        return names
    first = sum(parts[_FAMILY] < parts[_GIVEN] for parts in full) * 2 > len(full)
    parted = _by_commas(labelled, names, first=first) or names
    return [_like_most(labelled, parts, first=first) for parts in parted]


def _is_full(labelled: Labelled, parts: Parts) -> bool:
    """Whether a blank alone stands between both parts, and the given name is more than initials."""
    left, right = sorted(parts.values())
    given = labelled.tokens.words[parts[_GIVEN][0]]
    return (
        left[1] == right[0]
        and labelled.tokens.gaps[right[0]] == " "
        and (len(given) > _LONGEST_INITIALS or not given.isupper())
    )


def _like_most(labelled: Labelled, parts: Parts, *, first: bool) -> Parts:
    """A name in the order of the list; one of two words that is all family name is parted."""
    if parts.keys() == {_FAMILY}:
        start, end = parts[_FAMILY]
        return _split(parts[_FAMILY], first=first) if end - start == len(_BOTH) else parts
    if first and _has_middle_initial(labelled, parts):
        start = parts[_FAMILY][0]
        return {_FAMILY: (start, start + 1), _GIVEN: (start + 1, parts[_GIVEN][1])}
    odd = parts.keys() == _BOTH and (parts[_FAMILY] < parts[_GIVEN]) != first and _is_full(labelled, parts)
    return {_FAMILY: parts[_GIVEN], _GIVEN: parts[_FAMILY]} if odd else parts


def _has_middle_initial(labelled: Labelled, parts: Parts) -> bool:
    """Whether `Stock James H` has its first name in the family name: `Stock James` and `H`."""
    family, given = parts.get(_FAMILY, (0, 0)), parts.get(_GIVEN, (0, 0))
    words = labelled.tokens.words
    return (
        family[1] - family[0] == given[1] - given[0] + 1 == len(_BOTH)
        and family[1] == given[0]
        and len(words[given[0]]) == 1
        and not is_particle(words[family[0]])
    )


def _by_commas(labelled: Labelled, names: list[Parts], *, first: bool) -> list[Parts] | None:
    """The names as commas part them, if any stands across one and all pieces look like names."""
    start, end = (
        min(min(parts.values()) for parts in names)[0],
        max(max(parts.values()) for parts in names)[1],
    )
    pieces = list(_pieces(labelled, start, end))
    known = {(min(parts.values())[0], max(parts.values())[1]): parts for parts in names}
    if known.keys() == set(pieces) or any(not 1 < after - at <= _MOST_WORDS for at, after in pieces):
        return None
    return [known.get(piece) or _split(piece, first=first) for piece in pieces]


def _pieces(labelled: Labelled, start: int, end: int) -> Iterator[Chunk]:
    """What commas and the `and` before the last name part."""
    words, gaps = labelled.tokens.words, labelled.tokens.gaps
    for at in range(start + 1, end):
        if words[at] in _AND or "," in gaps[at]:
            if start < at:
                yield start, at
            start = at + (words[at] in _AND)
    yield start, end


def _split(piece: Chunk, *, first: bool) -> Parts:
    """A name whose family is its first or its last word."""
    start, end = piece
    if first:
        return {_FAMILY: (start, start + 1), _GIVEN: (start + 1, end)}
    return {_FAMILY: (end - 1, end), _GIVEN: (start, end - 1)}
