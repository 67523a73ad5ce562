"""What the tagger sees of each word: attributes, each a short string.

Attributes come in groups that depend on one key: the word itself, the gaps around it, two neighbours.  A
group is worked out once and kept; a group that the model has joined is one attribute.  So a string costs
little more than joining lists.
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
_KEPT = 40_000  # groups of a kind that are kept before their memory starts anew
Bag = tuple[bytes, ...]  # attributes, encoded as the tagger takes them
Key = tuple[str | int, ...]
Grouped = Callable[[str, list[str]], Bag]


class Word(NamedTuple):
    """A word's own attributes, its shape and flags, itself, and what it lends to both neighbours."""

    own: Bag
    shape: str
    flags: str
    key: str
    as_previous: Bag
    as_next: Bag


class Memory(dict[Key, Bag]):
    """The groups of one kind by key; a group that is missing is made."""

    def __init__(self, letter: str, make: Callable[[Key], list[str]], grouped: Grouped) -> None:
        super().__init__()
        self._letter, self._make, self._grouped = letter, make, grouped

    def __missing__(self, key: Key) -> Bag:
        if len(self) > _KEPT:
            self.clear()
        bag = self[key] = self._grouped("\t".join([self._letter, *map(str, key)]), self._make(key))
        return bag


class Features:
    """The attributes of a string's words, given the word lists and the groups that the model has joined."""

    def __init__(self, lexicon: Lexicon, joined: frozenset[bytes] = frozenset()) -> None:
        self.lexicon = lexicon
        self._joined = joined
        self._words: dict[str, Word] = {}
        self._singles = Memory("", _single, self.grouped)
        self._places = Memory("P", _place, self.grouped)
        self._courses = Memory("Q", _course, self.grouped)
        self._kinds = Memory("", _kind, self.grouped)
        self._spots = Memory("U", _spot, self.grouped)
        self._lefts = Memory("B", _left, self.grouped)
        self._rights = Memory("N", _right, self.grouped)
        self._pairs = Memory("R", _pair, self.grouped)
        self._aheads = Memory("", _ahead, self.grouped)

    def __call__(self, tokens: Tokens) -> list[list[bytes]]:
        """For each word its attributes."""
        if not tokens.words:
            return []
        if len(self._words) > _KEPT:
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

    def grouped(self, name: str, attributes: list[str]) -> Bag:
        """A group of attributes: by its one name where the model has joined it, else each of them."""
        joined = name.encode("utf-8", "replace")
        if joined in self._joined:
            return (joined,)
        return tuple(attribute.encode("utf-8", "replace") for attribute in attributes)

    def _word(self, text: str) -> Word:
        shape, key = shape_of(text), text.lower()
        flags = self.lexicon.flags_of(key)
        lent = [] if flags in "?J" else [key]
        own = [f"s{shape}", f"f{flags}{shape}", *(f"w{key}" for key in lent)]
        if lent and text[0].isupper() and len(text) < _SMALL:
            own.append(f"W{text}")
        if len(text) > _SHORT and not text.isdigit():
            own += [f"e{key[-3:]}", f"i{key[:3]}{shape[:2]}"]
        word = Word(
            self.grouped(f"O\t{text}", own),
            shape,
            flags,
            key,
            self.grouped("", [f"3{key}" for key in lent]),
            self.grouped("", [f"6{key}" for key in lent]),
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
