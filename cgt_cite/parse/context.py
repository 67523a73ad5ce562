"""The context of a word: sentences, brackets, quotes, years and `In` before it, and the kind of reference."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .prepare import ENTITY_CHARS

_IN = frozenset(("in", "em", "en", "dans"))
_MOST_SENTENCES = 5
_MOST_YEARS = 2
_URLS = frozenset((ENTITY_CHARS["url"], ENTITY_CHARS["accessed"]))
_BEFORE_IN = frozenset('.",')
_EDGE = 4  # words from either end that are counted one by one
_EARLY = 0.45
_BORDERS = frozenset('.?!;"()[]')
_LENGTHS = "0123444666888"  # by number of words, alike where it matters little
_LONGEST_SEGMENT = len(_LENGTHS) - 1


class Context(NamedTuple):
    """Where a word is."""

    kind: str  # of the reference
    where: str  # sentence, bracket, quotation, after `In`
    years: int  # before the word, as far as they are counted
    place: int  # counted from the start, then in sixths of the reference
    words_left: int  # as far as they are counted


def contexts(shapes: list[str], gaps: list[str], words: list[str]) -> list[Context]:
    """The context of each word, from the words' shapes and lower-case forms and the gaps around them."""
    kind = _kind(shapes, gaps, words)
    positions = _positions(len(shapes))
    sentence = years = 0
    quoted = bracket = inside = ""
    where = "0"
    found: list[Context] = []
    for at, gap in enumerate(gaps[:-1]):
        changed = gap != " "
        if changed:
            period, asked, quotes, bracketed = _signs(gap)
            if period and at and len(words[at - 1]) > 2:  # noqa: PLR2004 - initials end no sentence
                sentence += 1
            sentence += asked
            for _ in range(quotes):
                quoted = "Q" if quoted == "q" else "q"
            bracket = bracket if bracketed is None else bracketed
        if words[at] in _IN and (":" in gaps[at + 1] or not _BEFORE_IN.isdisjoint(gap)):
            inside, changed = "I", True
        if changed:
            where = f"{min(sentence, _MOST_SENTENCES)}{bracket}{quoted}{inside}"
        found.append(Context(kind, where, years, *positions[at]))
        if shapes[at][0] == "Y" and years < _MOST_YEARS:
            years += 1
    return found


@lru_cache(maxsize=512)
def _positions(size: int) -> list[tuple[int, int]]:
    """For each of so many words how far into the string it is, and how many are left."""
    return [(at if at < _EDGE else _EDGE + at * 6 // size, min(_EDGE, size - at)) for at in range(size)]


@lru_cache(maxsize=4096)
def _signs(gap: str) -> tuple[bool, bool, int, str | None]:
    """Of a gap: a period, a question mark, the number of quotes, and the bracket left open or closed."""
    brackets = [char for char in gap if char in "([)]"]
    last = None if not brackets else brackets[-1] if brackets[-1] in "([" else ""
    return ". " in gap, "? " in gap, gap.count('"'), last


class Segment(NamedTuple):
    """A stretch between periods, semicolons, quotes or brackets: a journal's is short and has capitals."""

    size: str  # words, as far as they are counted
    capitals: int  # 2 if all words have capitals, 1 if most have, else 0
    following: str  # the first letter of the shape of the next word
    gap: str  # the text after it


def segments(shapes: list[str], gaps: list[str]) -> list[Segment]:
    """The segment of each word."""
    found: list[Segment] = []
    size = len(shapes)
    start = 0
    for end in range(1, size + 1):
        if end < size and _BORDERS.isdisjoint(gaps[end]):
            continue
        length = end - start
        capitals = sum(shape[0] == "A" for shape in shapes[start:end])
        segment = Segment(
            size=_LENGTHS[min(length, _LONGEST_SEGMENT)],
            capitals=2 if capitals == length else 1 if capitals * 2 > length else 0,
            following=shapes[end][0] if end < size else ">",
            gap=gaps[end],
        )
        found += [segment] * length
        start = end
    return found


def _kind(shapes: list[str], gaps: list[str], words: list[str]) -> str:
    """The kind of reference in few letters: year, numbers at its end, quotes, `In`, address, initials."""
    size = len(shapes)
    first = next((at for at, shape in enumerate(shapes) if shape[0] == "Y"), size)
    kind = "0" if first == size else "e" if first < size * _EARLY else "l"
    if gaps[first].endswith("(") and first < size:
        kind += "("
    kind += str(min(sum(shape[0] == "9" for shape in shapes[-7:]), 3))
    if any('"' in gap for gap in gaps):
        kind += "q"
    if any(key in _IN and (":" in gaps[at + 1] or gaps[at] == ". ") for at, key in enumerate(words)):
        kind += "i"
    if not _URLS.isdisjoint(shapes):
        kind += "u"
    second = shapes[1] if size > 1 else ""
    return kind + ("x" if shapes[0] == "A1" else "y" if second[:1] == "A" and second[1:].isdigit() else "z")
