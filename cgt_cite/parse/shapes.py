"""The shapes of words and gaps: what they look like, whatever they say."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from cgt_cite.fields.dates import YEAR
from cgt_cite.fields.suffixes import ABBREVIATIONS
from cgt_cite.regex import lazy_compile

from .prepare import is_entity

_YEAR = lazy_compile(rf"{YEAR}[a-z]?\Z")
_ROMAN = lazy_compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_SPACES = lazy_compile(r"\s+")
_LOOSE = lazy_compile(r" ([.,;:)\]])")  # PubMed prints spaces before periods
_ALIKE = {
    "-": "‐‑‒–—−~",
    '"': "“”„«»″＂",
    "'": "‘’`´‚",
    ",": "，、",
    ".": "．。",
    ":": "：",
    ";": "；",
    "(": "（",
    ")": "）",
}
_PLAIN = str.maketrans({char: plain for plain, chars in _ALIKE.items() for char in chars})
_LONGEST_GAP = 4
_LONG_WORD = 5


def shape_of(word: str) -> str:
    """A word's shape: `Aa4`, `A1`, `a3`, `93` (three digits), `Y` (a year), `A9`, `J` (`Jr`).

    An entity is its own character.
    """
    if is_entity(word):
        return word[0]
    if word.isdigit():
        return "Y" if _YEAR.match(word) else f"9{min(len(word), 6)}"
    if word in ABBREVIATIONS:
        return "J"
    if word.isalpha():
        return _shape_of_letters(word, min(len(word), _LONG_WORD))
    if _YEAR.match(word):
        return "Ya"
    kinds = (
        "9" if char.isdigit() else "A" if char.isupper() else "a" if char.isalpha() else "-" for char in word
    )
    return "".join(kind for kind, _ in groupby(kinds))[:5]


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
    """A gap in few letters: dashes and quotes of a kind are alike, white space is one space."""
    gap = _LOOSE.sub(r"\1", _SPACES.sub(" ", gap.translate(_PLAIN)))
    return gap if len(gap) <= _LONGEST_GAP else gap[:3] + gap[-1]
