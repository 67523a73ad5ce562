"""Write initials as citation styles expect them: each with a period, separated by spaces.

Styles that shorten given names keep the first letter of each word, so of `MJ` they would print only the `M`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from cgt_cite.fields.suffixes import ABBREVIATIONS, NUMERALS
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable

_HYPHEN = lazy_compile(r"([-‐‑])")
_LOOSE_HYPHEN = lazy_compile(r" (?=[-‐‑][^\W\d_](?!\w))")  # in "J -E"
_CHUNKS = lazy_compile(r"[^.]*\.+|[^.]+")  # of "A.Yu": letters up to a period
_TRANSLITERATED = ("Iu", "Ia", "Yu", "Ya", "Ye", "Yo", "Ju", "Ja")  # one Cyrillic letter each
_RUSSIAN_ONLY = frozenset(("Iu", "Ia"))  # the others are also given names
_TWO_LETTERS = "|".join(_TRANSLITERATED) + "|Ch|Dz|Kh|Ph|Sh|Th|Ts|Zh|Zs|Cs|Sz|Gy"
_RUN_OF_INITIALS = lazy_compile(rf"(?:{_TWO_LETTERS}|[^\W\d_a-z])+")
_UNIT = lazy_compile(rf"{_TWO_LETTERS}|[^\W\d_]")
_WITHOUT_VOWEL = lazy_compile(r"(?!Mc|Ng)[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{1,2}")  # Chr, Wm, Md
_V, _C = "[aeiouy]", "[bcdfghjklmnpqrstvwxz]"
_PRONOUNCEABLE = lazy_compile(
    rf"(?:{_C}|[cdgkpstwz]h|[bcfgkps][lr]|[dt]r|s[kmnptvw])?{_V}{{1,2}}(?:{_C}{{1,2}}{_V}{{1,2}})*"
    rf"(?:[lnrhcs]?{_C}|({_C})\1)?"
)
_NO_INITIALS = frozenset(("II", "III"))
# A suffix after a name, initials when alone.
_AFTER_A_NAME = frozenset(("MD", *map(str.upper, (*ABBREVIATIONS, *NUMERALS))))
_ALWAYS_INITIALS, _MAX_INITIALS = 3, 5  # longest word in capitals that is always, or ever, initials


def space_initials(given: str, family: str = "") -> str:
    """`given` with its initials separated and dotted; full names are left unchanged.

    Up to three capitals in a word are initials, unless there are three, pronounceable, and the family name is
    in capitals too (`SMITH, ANN`).  Four or five are unless pronounceable (`MARY`).  Letters without case,
    lower-case letters and Roman numerals are left unchanged.

    >>> [space_initials(given) for given in ("MJ", "M.J.", "Mary K", "J-P", "Iu V", "MARY")]
    ['M. J.', 'M. J.', 'Mary K.', 'J.-P.', 'Iu. V.', 'MARY']
    """
    return _space_initials(given, all_caps=len(family) > 1 and family.isupper())


@lru_cache(maxsize=1 << 14)  # the same initials recur often
def _space_initials(given: str, *, all_caps: bool) -> str:
    words = given.split()
    if all(len(word) > 1 and word[1:].islower() and word.isalpha() and _has_vowel(word) for word in words):
        return _transliterated(words) if len(words) > 1 else given  # full names, as most are
    words = _LOOSE_HYPHEN.sub("", " ".join(words)).split()
    separated = (_separate(word, first=not at, all_caps=all_caps) for at, word in enumerate(words))
    return _transliterated(" ".join(separated).split())


def _has_vowel(word: str) -> bool:
    return not _WITHOUT_VOWEL.fullmatch(word)


def _separate(word: str, *, first: bool, all_caps: bool) -> str:
    """One word of a given name; in a hyphenated one, either all parts are initials or none."""
    if word in _NO_INITIALS or (word in _AFTER_A_NAME and not first):
        return word
    parts = _HYPHEN.split(word)
    if len(parts) == 1:
        return _dotted(word, all_caps=all_caps)
    dotted = [_dotted(part, all_caps=all_caps) for part in parts[::2]]
    if not all(part.endswith(".") for part in dotted):
        return word
    return "".join(f"{part}{hyphen}" for part, hyphen in zip(dotted, [*parts[1::2], ""], strict=True))


def _dotted(word: str, *, all_caps: bool) -> str:
    chunks = _CHUNKS.findall(word)
    return " ".join(_initials(chunk, all_caps=all_caps) for chunk in chunks)


def _initials(chunk: str, *, all_caps: bool) -> str:
    letters = chunk.rstrip(".")
    if not letters.isalpha():
        return chunk
    if letters.isupper():
        return _with_periods(letters) if _are_initials(letters, all_caps=all_caps) else chunk
    units = _UNIT.findall(letters) if _RUN_OF_INITIALS.fullmatch(letters) else []
    if len(units) > 1 and all(unit[0].isupper() for unit in units):
        return _with_periods(units)
    return f"{letters}." if _WITHOUT_VOWEL.fullmatch(letters) else chunk


def _with_periods(initials: Iterable[str]) -> str:
    return " ".join(f"{initial}." for initial in initials)


def _are_initials(letters: str, *, all_caps: bool) -> bool:
    if len(letters) < _ALWAYS_INITIALS:
        return True
    if len(letters) > _MAX_INITIALS:
        return False
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode().lower()
    may_be_a_name = len(plain) != len(letters) or bool(_PRONOUNCEABLE.fullmatch(plain))
    return not may_be_a_name or (len(letters) == _ALWAYS_INITIALS and not all_caps)


def _transliterated(words: list[str]) -> str:
    """`Iu V.` and `Yu. V.`: a Cyrillic letter written as two Latin ones is an initial next to initials."""
    among = [word for word in words if word.endswith(".") or word in _RUSSIAN_ONLY]
    if len(words) > 1 and among and all(word in among or word in _TRANSLITERATED for word in words):
        words = [f"{word}." if word in _TRANSLITERATED else word for word in words]
    return " ".join(words)
