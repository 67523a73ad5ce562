"""What the tagger sees of each word: attributes, each a short string.

What depends on one word, one gap or one pair of neighbours alone is worked out once and kept, without the
attributes that the model does not know, so that a string costs little more than joining lists.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import NamedTuple

from .lexicon import Lexicon
from .shapes import gap_of, shape_of
from .states import segments_of, states_of
from .tokens import Tokens

_SHORT = 3  # words up to this length are their own endings
_SMALL = 5  # words below this length are also known by their capitals
_KEPT = 50_000  # entries that a memory may hold before it starts anew


class Word(NamedTuple):
    """A word's own attributes, and those that it lends to its neighbours."""

    own: list[str]
    shape: str
    flags: str
    key: str
    as_previous: list[str]
    as_next: list[str]
    two_back: list[str]
    two_on: list[str]


Key = tuple[str | int, ...]


class Everything:
    """All attributes: what a model knows that is still to be trained."""

    def __contains__(self, item: object) -> bool:
        return True


class Features:
    """The attributes of a string's words, given the word lists and the attributes that the model knows."""

    def __init__(self, lexicon: Lexicon, active: Container[str] | None = None) -> None:
        self.lexicon = lexicon
        self._active = Everything() if active is None else active
        self._words: dict[str, Word] = {}
        self._bags: dict[Key, list[str]] = {}

    def __call__(self, tokens: Tokens) -> list[list[str]]:
        """For each word its attributes."""
        if len(self._words) > _KEPT or len(self._bags) > _KEPT:
            self._words.clear()
            self._bags.clear()
        if not tokens.words:
            return []
        known = self._words
        words = [known.get(word) or self._word(word) for word in tokens.words]
        own, shapes, flags, keys, *lent = map(list, zip(*words, strict=True))
        gaps = [gap_of(gap) for gap in tokens.gaps]
        bags = [
            [*mine, *self._kept((shape, flag, before, after), _place), *self._kept(state, _state), segment]
            for mine, shape, flag, before, after, state, segment in zip(
                own,
                shapes,
                flags,
                gaps[:-1],
                gaps[1:],
                states_of(shapes, gaps, keys),
                segments_of(shapes, gaps),
                strict=True,
            )
        ]
        self._add_pairs(bags, shapes, flags, gaps)
        _lend(bags, lent)
        for at, attribute in self.lexicon.known_phrases(keys, gaps):
            bags[at].append(attribute)
        bags[0].append("<")
        bags[-1].append(">")
        return bags

    def _add_pairs(self, bags: list[list[str]], shapes: list[str], flags: list[str], gaps: list[str]) -> None:
        """Add what two neighbours are together."""
        kept = self._kept
        for at in range(1, len(bags)):
            left, gap, right = shapes[at - 1], gaps[at], shapes[at]
            bags[at] += kept((left, flags[at - 1], gaps[at - 1], gap, right, flags[at]), _pair)
            bags[at - 1] += kept((left, gap, right, gaps[at + 1], ""), _ahead)

    def _kept(self, key: Key, make: Callable[[Key], list[str]]) -> list[str]:
        """What `make` makes of the parts of `key`, without what the model does not know; made once."""
        bag = self._bags.get(key)
        if bag is None:
            bag = self._bags[key] = self._known(make(key))
        return bag

    def _known(self, attributes: list[str]) -> list[str]:
        return [attribute for attribute in attributes if attribute in self._active]

    def _word(self, text: str) -> Word:
        shape, key = shape_of(text), text.lower()
        flags = self.lexicon.flags.get(key, "?")
        own = [f"s{shape}", f"f{flags}{shape}"]
        lent = [] if flags in "?J" else [key]
        own += [f"w{key}" for key in lent]
        if lent and text[0].isupper() and len(text) < _SMALL:
            own.append(f"W{text}")
        if len(text) > _SHORT and not text.isdigit():
            own += [f"e{key[-3:]}", f"i{key[:3]}{shape[:2]}"]
        word = Word(
            self._known(own), shape, flags, key,
            self._known([f"1{shape}", f"2{flags}", *(f"3{key}" for key in lent)]),
            self._known([f"4{shape}", f"5{flags}", *(f"6{key}" for key in lent)]),
            self._known([f"7{shape}{flags[0]}"]), self._known([f"8{shape}{flags[0]}"]),
        )  # fmt: skip
        self._words[text] = word
        return word


def _lend(bags: list[list[str]], lent: list[list[list[str]]]) -> None:
    """Add what words lend to their neighbours: as the previous, the next, two back and two on."""
    as_previous, as_next, two_back, two_on = lent
    for distance, back, on in ((1, as_previous, as_next), (2, two_back, two_on)):
        for at in range(distance, len(bags)):
            bags[at] += back[at - distance]
            bags[at - distance] += on[at]


def _place(key: Key) -> list[str]:
    """Attributes of a word between two gaps."""
    shape, flags, before, after = key
    return [f"b{before}", f"a{after}", f"c{shape}{before}|{after}", f"d{flags}{before}", f"h{flags}|{after}"]


def _pair(key: Key) -> list[str]:
    """Attributes of a word and the one before it."""
    left, left_flags, earlier, gap, right, flags = key
    return [f"j{left}{gap}{right}", f"k{left_flags}{gap}{flags}", f"g{earlier}|{gap}"]


def _ahead(key: Key) -> list[str]:
    """Attributes of a word, the one behind it and the gap behind that."""
    shape, gap, following, later, _ = key
    return [f"l{shape}{gap}{following}{later}"]


def _state(key: Key) -> list[str]:
    """Attributes of where a word stands."""
    kind, where, years, gap, first, place, left = key
    return [
        f"o{where}{years}",
        f"p{place}{first}",
        f"q{kind}{where}",
        f"r{kind}{years}{gap}{first}",
        f"u{left}{years}",
    ]
