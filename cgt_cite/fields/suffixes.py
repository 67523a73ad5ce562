"""Generational suffixes of people's names: Jr, III, Filho."""

from __future__ import annotations

ABBREVIATIONS = ("Jr", "Sr", "Jnr", "Snr")
NUMERALS = ("II", "III", "IV")
_ORDINALS = ("2nd", "3rd", "4th", "5th")
_WORDS = ("Filho", "Junior", "Júnior", "Neto", "Sobrinho")  # Portuguese: son, junior, grandson, nephew
SUFFIXES = (*ABBREVIATIONS, *NUMERALS, *_ORDINALS, *_WORDS)
_AS_PRINTED = frozenset((*SUFFIXES, *map(str.upper, _WORDS)))
_IN_ANY_CASE = frozenset(map(str.casefold, SUFFIXES))


def is_suffix(word: str, *, any_case: bool = False) -> bool:
    """Whether a word, with or without a period, is a suffix.

    Where initials are possible as well, `JR` is not a suffix: only the usual case counts, unless `any_case`.

    >>> is_suffix("Jr."), is_suffix("FILHO"), is_suffix("JR"), is_suffix("JR", any_case=True)
    (True, True, False, True)
    """
    bare = word.removesuffix(".")
    return bare.casefold() in _IN_ANY_CASE if any_case else bare in _AS_PRINTED
