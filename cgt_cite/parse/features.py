"""Features: what the tagger sees of each word, as short strings whose first letter is the kind of feature.

A feature depends on one key: the word itself, the gaps around it, two neighbours.  Features of a key are
made once and cached, so that a reference costs little more than joining lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .context import contexts, segments
from .lexicon import Lexicon
from .shapes import gap_of, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .prepare import Prepared

_SHORT = 3  # words up to this length are their own endings
_SMALL = 5  # words below this length are also known by their capitals
_LONG_PHRASE = 3  # words
_MAX_CACHED = 10_000  # keys of one kind
_MAX_WORDS = 10_000  # that are remembered, 1 KB each; rare ones are most of those in a large archive
Features = tuple[bytes, ...]  # encoded as the tagger takes them
Key = tuple[str | int, ...]


class Word(NamedTuple):
    """A word's own features, its shape, flags and lower case, and what its neighbours see of it."""

    own: Features
    shape: str
    flags: str
    lower: str
    as_previous: Features
    as_next: Features


class Cache(dict[Key, Features]):
    """The features of one kind by key, each made when it is first looked up."""

    def __init__(self, make: Callable[..., list[str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Features:
        if len(self) > _MAX_CACHED:
            self.clear()
        features = self[key] = _encode(self._make(*key))
        return features


def _encode(features: list[str]) -> Features:
    return tuple([feature.encode("utf-8", "replace") for feature in features])


class Extractor:
    """Extracts the features of a reference's words, given a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, Word] = {}
        self._between_gaps = Cache(between_gaps)
        self._in_sentence = Cache(in_sentence)
        self._in_reference = Cache(in_reference)
        self._position = Cache(position)
        self._segment = Cache(in_segment)
        self._phrase = Cache(in_phrase)
        self._previous_words = Cache(previous_words)
        self._next_words = Cache(next_words)
        self._pair = Cache(pair)
        self._triple = Cache(triple)

    def __call__(self, prepared: Prepared) -> list[list[bytes]]:
        """The features of each word."""
        if not prepared.words:
            return []
        if len(self._words) > _MAX_WORDS:
            self._words.clear()
        known = self._words
        words = [known.get(word) or self._word(word) for word in prepared.words]
        own, shapes, flags, lower, as_previous, as_next = map(list, zip(*words, strict=True))
        gaps = [gap_of(gap) for gap in prepared.gaps]
        rows = self._alone(own, shapes, flags, lower, gaps)
        self._add_neighbours(rows, ["", *shapes, ""], ["", *flags, ""], gaps)
        for at in range(1, len(rows)):
            rows[at] += as_previous[at - 1]
            rows[at - 1] += as_next[at]
        for start, end, letter in self.lexicon.phrases(lower, gaps):
            for at in range(start, end):
                size = min(end - start, _LONG_PHRASE)
                rows[at] += self._phrase[letter, size, gaps[start], gaps[end], at == start]
        rows[0].append(b"<")
        rows[-1].append(b">")
        return rows

    def _alone(
        self, own: list[Features], shapes: list[str], flags: list[str], lower: list[str], gaps: list[str]
    ) -> list[list[bytes]]:
        """What each word is between its gaps, and where it is."""
        return [
            [
                *mine,
                *self._between_gaps[shape, flag, left, right],
                *self._in_sentence[kind, where, years],
                *self._in_reference[kind, years, left, shape[0]],
                *self._position[place, shape[0], words_left, years],
                *self._segment[segment],
            ]
            for mine, shape, flag, left, right, (kind, where, years, place, words_left), segment in zip(
                own,
                shapes,
                flags,
                gaps,
                gaps[1:],
                contexts(shapes, gaps, lower),
                segments(shapes, gaps),
                strict=False,
            )
        ]

    def _add_neighbours(
        self, rows: list[list[bytes]], shapes: list[str], flags: list[str], gaps: list[str]
    ) -> None:
        """Add what neighbours are; `shapes` and `flags` have one empty string more at either end."""
        for at in range(1, len(rows)):
            gap, left, right = gaps[at], shapes[at], shapes[at + 1]
            row, previous = rows[at], rows[at - 1]
            row += self._previous_words[left, flags[at], shapes[at - 1], flags[at - 1][:1]]
            row += self._pair[left, flags[at], gaps[at - 1], gap, right, flags[at + 1]]
            previous += self._next_words[right, flags[at + 1], shapes[at + 2], flags[at + 2][:1]]
            previous += self._triple[left, gap, right, gaps[at + 1]]

    def _word(self, text: str) -> Word:
        shape, lower = shape_of(text), text.lower()
        flags = self.lexicon.flags_of(lower)
        counted = any(map(str.islower, flags))  # in references, not only listed
        identity = [lower] if counted else []
        word = Word(
            _encode([f"s{shape}", f"f{flags}{shape}", *spelling(text, lower, shape, counted=counted)]),
            shape,
            flags,
            lower,
            _encode([f"3{word}" for word in identity]),
            _encode([f"6{word}" for word in identity]),
        )
        self._words[text] = word
        return word


def spelling(text: str, lower: str, shape: str, *, counted: bool) -> list[str]:
    """The word itself, as far as references have been seen to have it, and its first and last letters."""
    features = [f"w{lower}"] if counted else []
    if counted and text[0].isupper() and len(text) < _SMALL:
        features.append(f"W{text}")
    if len(text) > _SHORT and not text.isdigit():
        features += [f"e{lower[-3:]}", f"i{lower[:3]}{shape[:2]}"]
    return features


def between_gaps(shape: str, flags: str, left: str, right: str) -> list[str]:
    """The gaps on both sides, alone, and with the word's shape and flags."""
    return [f"b{left}", f"a{right}", f"c{shape}{left}|{right}", f"d{flags}{left}", f"h{flags}|{right}"]


def in_sentence(kind: str, where: str, years: int) -> list[str]:
    """Which sentence, bracket and quotation the word is in, and how many years come before it."""
    return [f"o{where}{years}", f"q{kind}{where}"]


def in_reference(kind: str, years: int, left: str, first: str) -> list[str]:
    """The kind of reference, with the gap before the word and the first letter of its shape."""
    return [f"r{kind}{years}{left}{first}"]


def position(place: int, first: str, words_left: int, years: int) -> list[str]:
    """How far the word is from either end."""
    return [f"p{place}{first}", f"u{words_left}{years}"]


def in_segment(size: str, capitals: int, following: str, gap: str) -> list[str]:
    """The segment's size and capitals, and what follows it."""
    return [f"v{size}{capitals}{following}{gap}"]


def in_phrase(letter: str, size: int, left: str, right: str, first: bool) -> list[str]:  # noqa: FBT001 - part of a key
    """The known phrase that the word is in, and whether it is the phrase's first word."""
    return [f"z{letter}{size}{left}|{right}{'<' if first else ''}"]


def previous_words(shape: str, flags: str, shape_before: str, flag_before: str) -> list[str]:
    """The two words before."""
    return [f"1{shape}", f"2{flags}", *([f"7{shape_before}{flag_before}"] if flag_before else ())]


def next_words(shape: str, flags: str, shape_after: str, flag_after: str) -> list[str]:
    """The two words after."""
    return [f"4{shape}", f"5{flags}", *([f"8{shape_after}{flag_after}"] if flag_after else ())]


def pair(  # noqa: PLR0913, PLR0917 - a key
    left: str, left_flags: str, earlier: str, gap: str, right: str, flags: str
) -> list[str]:
    """The word and the one before it."""
    return [f"j{left}{gap}{right}", f"k{left_flags}{gap}{flags}", f"g{earlier}|{gap}"]


def triple(shape: str, gap: str, following: str, later: str) -> list[str]:
    """The word, the one after it and the gap after that."""
    return [f"l{shape}{gap}{following}{later}"]
