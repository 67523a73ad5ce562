"""Align the words of a title with those of a text that may contain it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from .cues import SMALL_WORDS
from .words import is_number, normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from difflib import Match

SMALL = frozenset(map(normal_form, SMALL_WORDS))
_STRAY = 2  # more words than that between two blocks do not belong to the title
_ALIKE = 0.8  # similarity of words that differ by a typing error
_MIN_LENGTH = 5  # letters of such words

Words = list[str]  # normal forms


class Alignment(NamedTuple):
    """Where a text has a title: from which to which word of either, and the words that differ between."""

    begin: int  # in the text
    end: int
    title_begin: int
    title_end: int
    differences: tuple[tuple[Words, Words], ...]  # of the title, and of the text
    shared: int  # words of the title that the text has


def align(title: Words, text: Words) -> Alignment:
    """The place in the text that has most of the title's words in their order."""
    blocks = _related(_blocks(title, text))
    if not blocks:
        return Alignment(0, 0, 0, 0, (), 0)
    first, last = blocks[0], blocks[-1]
    begin, title_begin = first.a, first.b
    end, title_end = last.a + last.size, last.b + last.size
    lengths = range(1, len(title) + 2)
    if before := _spelled_otherwise(title[:title_begin], (text[:begin][-length:] for length in lengths)):
        begin, title_begin = begin - before, 0
    if after := _spelled_otherwise(title[title_end:], (text[end:][:length] for length in lengths)):
        end, title_end = end + after, len(title)
    differences = tuple(_differences(title[title_begin:title_end], text[begin:end]))
    missing = sum(len(ours) for ours, _ in differences)
    return Alignment(begin, end, title_begin, title_end, differences, title_end - title_begin - missing)


def _blocks(title: Words, text: Words) -> list[Match]:
    """The runs of words that both have, without those of small words only."""
    matches = SequenceMatcher(None, text, title, autojunk=False).get_matching_blocks()
    return [match for match in matches if not SMALL.issuperset(text[match.a : match.a + match.size])]


def _related(blocks: list[Match]) -> list[Match]:
    """The blocks without those at either end that are too far off: names and journals repeat words."""
    while len(blocks) > 1:
        if _is_stray(blocks[0], blocks[1]) and blocks[0].size < _size(blocks[1:]):
            blocks = blocks[1:]
        elif _is_stray(blocks[-2], blocks[-1]) and blocks[-1].size < _size(blocks[:-1]):
            blocks = blocks[:-1]
        else:
            break
    return blocks


def _is_stray(one: Match, two: Match) -> bool:
    return (two.a - one.a) - (two.b - one.b) > _STRAY


def _size(blocks: list[Match]) -> int:
    return sum(block.size for block in blocks)


def _spelled_otherwise(words: Words, adjoining: Iterable[Words]) -> int:
    """How many adjoining words are these words in another spelling; 0 if none are."""
    found = (len(theirs) for theirs in adjoining if same_letters(words, theirs) or mistyped(words, theirs))
    return next(found, 0) if words else 0


def _differences(title: Words, text: Words) -> Iterator[tuple[Words, Words]]:
    matcher = SequenceMatcher(None, title, text, autojunk=False)
    for tag, begin, end, other_begin, other_end in matcher.get_opcodes():
        ours, theirs = title[begin:end], text[other_begin:other_end]
        if tag != "equal" and not same_letters(ours, theirs):
            yield ours, theirs


def same_letters(ours: Words, theirs: Words) -> bool:
    """Whether the words differ in spaces, hyphens and small words only."""
    return _joined(ours) == _joined(theirs)


def _joined(words: Words) -> str:
    return "".join(word for word in words if word not in SMALL)


def mistyped(ours: Words, theirs: Words) -> bool:
    """Whether the words may differ by a typing error; numbers never do."""
    one, two = "".join(ours), "".join(theirs)
    if min(len(one), len(two)) < _MIN_LENGTH or any(map(is_number, (one, two))):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
