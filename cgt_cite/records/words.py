"""Words of titles and reference strings in a form to compare, with their places."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cgt_cite.regex import lazy_compile

from .cues import GREEK, ROMAN, SPELLINGS

_WORDS = lazy_compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))


class Word(NamedTuple):
    """A word in its normal form, and its place in the plain text."""

    form: str
    start: int
    end: int


class Text(NamedTuple):
    """A text without case, accents and Greek letters, and its words."""

    plain: str
    words: tuple[Word, ...]

    @property
    def forms(self) -> list[str]:
        """The normal forms of its words."""
        return [word.form for word in self.words]


@lru_cache(maxsize=1 << 10)
def read_words(text: str) -> Text:
    """The words of a text.

    >>> read_words("TNF-α in Tumours, part II").forms
    ['tnf', 'alfa', 'in', 'tumors', 'part', '2']
    """
    plain = _plain(text)
    words = (Word(normal_form(found[0]), *found.span()) for found in _WORDS.finditer(plain))
    return Text(plain, tuple(words))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    letters = (char for char in decomposed if not unicodedata.combining(char))
    return "".join(GREEK.get(char, char) for char in letters)


def normal_form(word: str) -> str:
    """A word, already without case and accents, in one spelling and with Arabic numerals."""
    for british, american in SPELLINGS:
        word = word.replace(british, american)
    return ROMAN.get(word, word)


def is_number(form: str) -> bool:
    """Whether a normal form has a digit, and so may number a part or a variant."""
    return any(char.isdigit() for char in form)
