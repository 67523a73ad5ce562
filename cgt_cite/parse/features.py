"""What the tagger sees of each word: attributes, each a short string.

Attributes come in groups that depend on one key: the word itself, the gaps around it, two neighbours.  A
group is made once and cached, so that a string costs little more than joining lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .lexicon import Lexicon
from .shapes import gap_of, shape_of
from .states import segments_of, states_of
from .tokens import Tokens

_SHORT = 3  # words up to this length are their own endings
_SMALL = 5  # words below this length are also known by their capitals
_MAX_CACHED = 40_000  # groups of one kind
Bag = tuple[bytes, ...]  # attributes, encoded as the tagger takes them
Key = tuple[str | int, ...]


class Word(NamedTuple):
    """A word's own attributes, its shape and flags, itself, and what it lends to both neighbours."""

    own: Bag
    shape: str
    flags: str
    key: str
    as_previous: Bag
    as_next: Bag


class Cache(dict[Key, Bag]):
    """The groups of one kind by key, each made when it is first looked up."""

    def __init__(self, make: Callable[[Key], list[str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Bag:
        if len(self) > _MAX_CACHED:
            self.clear()
        bag = self[key] = _encode(self._make(key))
        return bag


def _encode(attributes: list[str]) -> Bag:
    return tuple(attribute.encode("utf-8", "replace") for attribute in attributes)


class Features:
    """The attributes of a string's words, given the word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, Word] = {}
        self._singles = Cache(_single)
        self._places = Cache(_place)
        self._courses = Cache(_course)
        self._kinds = Cache(_kind)
        self._spots = Cache(_spot)
        self._lefts = Cache(_left)
        self._rights = Cache(_right)
        self._pairs = Cache(_pair)
        self._aheads = Cache(_ahead)

    def __call__(self, tokens: Tokens) -> list[list[bytes]]:
        """For each word its attributes."""
        if not tokens.words:
            return []
        if len(self._words) > _MAX_CACHED:
            self._words.clear()
        known = self._words
        words = [known.get(word) or self._word(word) for word in tokens.words]
        own, shapes, flags, keys, as_previous, as_next = map(list, zip(*words, strict=True))
        gaps = [gap_of(gap) for gap in tokens.gaps]
        bags = self._alone(own, shapes, flags, keys, gaps)
        self._add_neighbours(bags, ["", *shapes, ""], ["", *flags, ""], gaps)
        for at in range(1, len(bags)):
            bags[at] += as_previous[at - 1]
            bags[at - 1] += as_next[at]
        for at, attribute in self.lexicon.known_phrases(keys, gaps):
            bags[at] += self._singles[attribute,]
        bags[0] += self._singles["<",]
        bags[-1] += self._singles[">",]
        return bags

    def _alone(
        self, own: list[Bag], shapes: list[str], flags: list[str], keys: list[str], gaps: list[str]
    ) -> list[list[bytes]]:
        """What each word is between its gaps, and where it stands."""
        places, courses, kinds = self._places, self._courses, self._kinds
        spots, singles = self._spots, self._singles
        return [
            [
                *mine,
                *places[shape, flag, before, after],
                *courses[kind, where, years],
                *kinds[kind, years, before, shape[0]],
                *spots[place, shape[0], left, years],
                *singles[segment,],
            ]
            for mine, shape, flag, before, after, (kind, where, years, place, left), segment in zip(
                own,
                shapes,
                flags,
                gaps,
                gaps[1:],
                states_of(shapes, gaps, keys),
                segments_of(shapes, gaps),
                strict=False,
            )
        ]

    def _add_neighbours(
        self, bags: list[list[bytes]], shapes: list[str], flags: list[str], gaps: list[str]
    ) -> None:
        """Add what neighbours are; `shapes` and `flags` have one empty string more at either end."""
        lefts, rights, pairs, aheads = self._lefts, self._rights, self._pairs, self._aheads
        for at in range(1, len(bags)):
            gap, left, right = gaps[at], shapes[at], shapes[at + 1]
            bag, last = bags[at], bags[at - 1]
            bag += lefts[left, flags[at], shapes[at - 1], flags[at - 1][:1]]
            bag += pairs[left, flags[at], gaps[at - 1], gap, right, flags[at + 1]]
            last += rights[right, flags[at + 1], shapes[at + 2], flags[at + 2][:1]]
            last += aheads[left, gap, right, gaps[at + 1]]

    def _word(self, text: str) -> Word:
        shape, key = shape_of(text), text.lower()
        flags = self.lexicon.flags_of(key)
        lent = [key] if any(map(str.islower, flags)) else []  # a word that gold has counted
        own = [f"s{shape}", f"f{flags}{shape}", *(f"w{key}" for key in lent)]
        if lent and text[0].isupper() and len(text) < _SMALL:
            own.append(f"W{text}")
        if len(text) > _SHORT and not text.isdigit():
            own += [f"e{key[-3:]}", f"i{key[:3]}{shape[:2]}"]
        word = Word(
            _encode(own),
            shape,
            flags,
            key,
            _encode([f"3{key}" for key in lent]),
            _encode([f"6{key}" for key in lent]),
        )
        self._words[text] = word
        return word


def _single(key: Key) -> list[str]:
    """One attribute."""
    return [str(key[0])]


def _place(key: Key) -> list[str]:
    """Attributes of a word between two gaps."""
    shape, flags, before, after = key
    return [f"b{before}", f"a{after}", f"c{shape}{before}|{after}", f"d{flags}{before}", f"h{flags}|{after}"]


def _course(key: Key) -> list[str]:
    """Attributes of what was passed before a word."""
    kind, where, years = key
    return [f"o{where}{years}", f"q{kind}{where}"]


def _kind(key: Key) -> list[str]:
    """Attributes of a word in a string of this kind."""
    kind, years, gap, first = key
    return [f"r{kind}{years}{gap}{first}"]


def _spot(key: Key) -> list[str]:
    """Attributes of how far a word is from either end."""
    place, first, left, years = key
    return [f"p{place}{first}", f"u{left}{years}"]


def _left(key: Key) -> list[str]:
    """Attributes of the two words before."""
    shape, flags, shape_before, first = key
    return [f"1{shape}", f"2{flags}", *([f"7{shape_before}{first}"] if first else ())]


def _right(key: Key) -> list[str]:
    """Attributes of the two words behind."""
    shape, flags, shape_behind, first = key
    return [f"4{shape}", f"5{flags}", *([f"8{shape_behind}{first}"] if first else ())]


def _pair(key: Key) -> list[str]:
    """Attributes of a word and the one before it."""
    left, left_flags, earlier, gap, right, flags = key
    return [f"j{left}{gap}{right}", f"k{left_flags}{gap}{flags}", f"g{earlier}|{gap}"]


def _ahead(key: Key) -> list[str]:
    """Attributes of a word, the one behind it and the gap behind that."""
    shape, gap, following, later = key
    return [f"l{shape}{gap}{following}{later}"]
