"""A reference as words with the punctuation between them."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import NamedTuple

from cgt_cite.regex import lazy_compile

from .marks import Mark, find_marks
from .patterns import KINDS

# In what the tagger reads, each mark is one word of a private-use character that says its kind.
SIGNS = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
_FIRST_SIGN, _LAST_SIGN = min(SIGNS.values()), max(SIGNS.values())
# A run of letters and digits; an apostrophe or hyphen between two letters stays inside the word, but a
# hyphen between Roman numerals is a range.
_WORD = lazy_compile(
    r"([ivxlc]+(?=[-‐‑][ivxlc]+\b)"
    r"|\d+(?=Sup)|Suppl?(?=\d)"
    r"|[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*"
    r"|(?<=[^\W\d_])['’‘ʼ`´\-‐‑](?=[^\W\d_]{2}|[^\W\d_]\b)[^\W_]+)*"
    rf"|[{_FIRST_SIGN}-{_LAST_SIGN}]+)"
)
_PRIVATE = lazy_compile("[\ue000-\uf8ff]")


class Tokens(NamedTuple):
    """Words and where they stand; `gaps[i]` is the text before word `i`, the last gap ends the string."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    marks: list[Mark]


def tokenize(text: str, marks: list[Mark] | None = None) -> Tokens:
    """Part `text` into words and gaps, its marks first."""
    if marks is None:
        marks = find_marks(text)
    work = text if text.isascii() or max(text) < _FIRST_SIGN else _PRIVATE.sub(" ", text)
    for mark in marks:
        work = work[: mark.start] + SIGNS[mark.kind] * (mark.end - mark.start) + work[mark.end :]
    pieces = _WORD.split(work)
    borders = list(accumulate(map(len, pieces), initial=0))
    return Tokens(text, pieces[1::2], borders[1:-1:2], borders[2::2], pieces[::2], marks)


def is_mark(word: str) -> bool:
    """Whether a word of the tagger's text stands for a mark."""
    return _FIRST_SIGN <= word[0] <= _LAST_SIGN


def keys_of(text: str) -> list[str]:
    """The words of a plain text as the word lists have them: in lower case."""
    return [word.lower() for word in words_of(text)]


def words_of(text: str) -> list[str]:
    """The words of a plain text, with no look for marks."""
    return list(chain(_WORD.findall(text)))
