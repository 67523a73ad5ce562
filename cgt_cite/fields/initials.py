"""Initials as citation styles read them: each with its full stop, a blank between two.

Styles that shorten given names take the first letter of each word, so that of `MJ` only the `M` is printed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable

_HYPHEN = lazy_compile(r"([-‐‑])")
_LOOSE_HYPHEN = lazy_compile(r" (?=[-‐‑][^\W\d_](?!\w))")  # of "J -E"
_PIECES = lazy_compile(r"[^.]*\.+|[^.]+")  # of "A.Yu": letters up to a full stop
_TRANSLITERATED = ("Iu", "Ia", "Yu", "Ya", "Ye", "Yo", "Ju", "Ja")  # one Cyrillic letter each
_RUSSIAN_ONLY = frozenset(("Iu", "Ia"))  # the others are given names elsewhere
_TWO_LETTERS = "|".join(_TRANSLITERATED) + "|Ch|Dz|Kh|Ph|Sh|Th|Ts|Zh|Zs|Cs|Sz|Gy"
_GLUED = lazy_compile(rf"(?:{_TWO_LETTERS}|[^\W\d_a-z])+")
_UNIT = lazy_compile(rf"{_TWO_LETTERS}|[^\W\d_]")
_WITHOUT_VOWEL = lazy_compile(r"(?!Mc|Ng)[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{1,2}")  # Chr, Wm, Md
_V, _C = "[aeiouy]", "[bcdfghjklmnpqrstvwxz]"
_PRONOUNCEABLE = lazy_compile(
    rf"(?:{_C}|[cdgkpstwz]h|[bcfgkps][lr]|[dt]r|s[kmnptvw])?{_V}{{1,2}}(?:{_C}{{1,2}}{_V}{{1,2}})*"
    rf"(?:[lnrhcs]?{_C}|({_C})\1)?"
)
_NO_INITIALS = frozenset(("II", "III"))
_AFTER_A_NAME = frozenset(("IV", "JR", "SR", "MD"))  # a suffix there, initials where they stand alone
_ALWAYS, _AT_MOST = 3, 5  # capitals that are initials whatever they spell; that can be initials at all


def space_initials(given: str, family: str = "") -> str:
    """`given` with its initials apart and dotted; a name in full stays as it is.

    Capitals in one word are initials up to three of them; four or five are unless they can be pronounced
    (`MARY`), and three are not beside a family name in capitals (`SMITH, ANN`).  Letters without case,
    small letters and Roman numerals stay.

    >>> [space_initials(given) for given in ("MJ", "M.J.", "Mary K", "J-P", "Iu V", "MARY")]
    ['M. J.', 'M. J.', 'Mary K.', 'J.-P.', 'Iu. V.', 'MARY']
    """
    return _spaced(given, shouted=len(family) > 1 and family.isupper())


@lru_cache(maxsize=1 << 14)  # initials come again and again
def _spaced(given: str, *, shouted: bool) -> str:
    words = given.split()
    if all(len(word) > 1 and word[1:].islower() and word.isalpha() and _vowel(word) for word in words):
        return _transliterated(words) if len(words) > 1 else given  # names in full, as most are
    words = _LOOSE_HYPHEN.sub("", " ".join(words)).split()
    apart = (_apart(word, first=not at, shouted=shouted) for at, word in enumerate(words))
    return _transliterated(" ".join(apart).split())


def _vowel(word: str) -> bool:
    return not _WITHOUT_VOWEL.fullmatch(word)


def _apart(word: str, *, first: bool, shouted: bool) -> str:
    """One word of a given name; of a hyphenated one all parts are initials or none."""
    if word in _NO_INITIALS or (word in _AFTER_A_NAME and not first):
        return word
    parts = _HYPHEN.split(word)
    if len(parts) == 1:
        return _dotted(word, shouted=shouted)
    dotted = [_dotted(part, shouted=shouted) for part in parts[::2]]
    if not all(part.endswith(".") for part in dotted):
        return word
    return "".join(f"{part}{hyphen}" for part, hyphen in zip(dotted, [*parts[1::2], ""], strict=True))


def _dotted(word: str, *, shouted: bool) -> str:
    pieces = _PIECES.findall(word)
    return " ".join(_initials(piece, shouted=shouted) for piece in pieces)


def _initials(piece: str, *, shouted: bool) -> str:
    letters = piece.rstrip(".")
    if not letters.isalpha():
        return piece
    if letters.isupper():
        return _each(letters) if _are_initials(letters, shouted=shouted) else piece
    units = _UNIT.findall(letters) if _GLUED.fullmatch(letters) else []
    if len(units) > 1 and all(unit[0].isupper() for unit in units):
        return _each(units)
    return f"{letters}." if _WITHOUT_VOWEL.fullmatch(letters) else piece


def _each(initials: Iterable[str]) -> str:
    return " ".join(f"{initial}." for initial in initials)


def _are_initials(letters: str, *, shouted: bool) -> bool:
    if len(letters) < _ALWAYS:
        return True
    if len(letters) > _AT_MOST:
        return False
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode().lower()
    may_be_a_name = len(plain) != len(letters) or bool(_PRONOUNCEABLE.fullmatch(plain))
    return not may_be_a_name or (len(letters) == _ALWAYS and not shouted)


def _transliterated(words: list[str]) -> str:
    """`Iu V.` and `Yu. V.`: a Cyrillic letter that takes two of ours is an initial among initials."""
    among = [word for word in words if word.endswith(".") or word in _RUSSIAN_ONLY]
    if len(words) > 1 and among and all(word in among or word in _TRANSLITERATED for word in words):
        words = [f"{word}." if word in _TRANSLITERATED else word for word in words]
    return " ".join(words)
