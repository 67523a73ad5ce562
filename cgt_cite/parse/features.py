"""What the tagger sees of each word: attributes, each a short string.

What depends on one word, one gap or one pair of neighbours alone is worked out once and kept, so that a
string costs little more than joining lists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .lexicon import Lexicon
from .states import states_of
from .tokens import Tokens, is_mark

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\Z")
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_REPEATED = re.compile(r"(.)\1+")
_SPACES = re.compile(r"\s+")
_ALIKE = {
    "-": "‐‑‒–—−~", '"': "“”„«»″＂", "'": "‘’`´‚", ",": "，、", ".": "．。", ":": "：", ";": "；", "(": "（", ")": "）",
}  # fmt: skip
_PLAIN = str.maketrans({char: plain for plain, chars in _ALIKE.items() for char in chars})
_LONGEST_GAP = 4
_LONG_WORD = 5
_KEPT = 100_000  # entries that a memory may hold before it starts anew


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


def shape_of(word: str) -> str:
    """A word's form: `Aa4`, `A1`, `a3`, `93` for three digits, `Y` for a year, `A9`; a mark is its own sign."""
    if is_mark(word):
        return word[0]
    if word.isdigit():
        return "Y" if _YEAR.match(word) else f"9{min(len(word), 6)}"
    if word.isalpha():
        return _shape_of_letters(word, min(len(word), _LONG_WORD))
    if _YEAR.match(word):
        return "Ya"
    kinds = ("9" if char.isdigit() else "A" if char.isupper() else "a" if char.isalpha() else "-" for char in word)
    return _REPEATED.sub(r"\1", "".join(kinds))[:5]


def _shape_of_letters(word: str, size: int) -> str:
    if word.isupper():
        return f"A{size}"
    if word.islower():
        return "r" if size > 1 and _ROMAN.match(word) else f"a{size}"
    if word[0].isupper() and word[1:].islower():
        return f"Aa{size}"
    return "aA" if word[0].islower() else "AaA"


@lru_cache(maxsize=4096)
def gap_of(gap: str) -> str:
    """A gap in few letters: dashes and quotes of a kind are alike, white space is one blank."""
    gap = _SPACES.sub(" ", gap.translate(_PLAIN))
    return gap if len(gap) <= _LONGEST_GAP else gap[:3] + gap[-1]


class Features:
    """The attributes of a string's words, given the word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, Word] = {}
        self._places: dict[tuple[str, str, str, str], list[str]] = {}
        self._pairs: dict[tuple[str, str, str, str, str], list[str]] = {}

    def __call__(self, tokens: Tokens) -> list[list[str]]:
        """For each word its attributes."""
        known = self._words
        words = [known.get(word) or self._word(word) for word in tokens.words]
        gaps = [gap_of(gap) for gap in tokens.gaps]
        keys = [word.key for word in words]
        bags = [
            word.own + self._place(word, gaps[at], gaps[at + 1]) + state
            for at, (word, state) in enumerate(zip(words, states_of([word.shape for word in words], gaps, keys), strict=True))
        ]
        for at, (left, right) in enumerate(pairwise(words)):
            gap = gaps[at + 1]
            bags[at] += right.as_next
            bags[at].append(f"l{left.shape}{gap}{right.shape}{gaps[at + 2]}")
            bags[at + 1] += left.as_previous
            bags[at + 1] += self._pair(left, gap, right)
            bags[at + 1].append(f"g{gaps[at]}|{gap}")
        for at in range(2, len(words)):
            bags[at] += words[at - 2].two_back
            bags[at - 2] += words[at].two_on
        for at, attribute in self.lexicon.known_phrases(keys, gaps):
            bags[at].append(attribute)
        if bags:
            bags[0].append("<")
            bags[-1].append(">")
        return bags

    def _word(self, text: str) -> Word:
        shape, key = shape_of(text), text.lower()
        flags = self.lexicon.flags.get(key, "?")
        own = [f"s{shape}", f"f{flags}{shape}"]
        lent = key if flags not in "?J" else ""
        if lent:
            own.append(f"w{key}")
            if text[0].isupper() and len(text) < _LONG_WORD:
                own.append(f"W{text}")
        if len(text) > 3 and not text.isdigit():  # noqa: PLR2004 - shorter words are their own endings
            own += [f"e{key[-3:]}", f"i{key[:3]}{shape[:2]}"]
        word = Word(
            own, shape, flags, key,
            [f"1{shape}", f"2{flags}", *([f"3{lent}"] if lent else ())],
            [f"4{shape}", f"5{flags}", *([f"6{lent}"] if lent else ())],
            [f"7{shape}{flags[0]}"], [f"8{shape}{flags[0]}"],
        )  # fmt: skip
        if len(self._words) > _KEPT:
            self._words.clear()
        self._words[text] = word
        return word

    def _place(self, word: Word, before: str, after: str) -> list[str]:
        """Attributes of a word between two gaps."""
        key = (word.shape, word.flags, before, after)
        bag = self._places.get(key)
        if bag is None:
            shape, flags = word.shape, word.flags
            bag = [f"b{before}", f"a{after}", f"c{shape}{before}|{after}", f"d{flags}{before}", f"h{flags}|{after}"]
            if len(self._places) > _KEPT:
                self._places.clear()
            self._places[key] = bag
        return bag

    def _pair(self, left: Word, gap: str, right: Word) -> list[str]:
        """Attributes of two neighbours."""
        key = (left.shape, left.flags, gap, right.shape, right.flags)
        bag = self._pairs.get(key)
        if bag is None:
            bag = [f"j{left.shape}{gap}{right.shape}", f"k{left.flags}{gap}{right.flags}"]
            if len(self._pairs) > _KEPT:
                self._pairs.clear()
            self._pairs[key] = bag
        return bag
