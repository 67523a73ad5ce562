"""Journals: the types of works that they publish, and the period at the end of an abbreviated name."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path

from cgt_cite.fields.text import fold
from cgt_cite.model import WorkType

PERIODICAL_TYPES = frozenset(
    (WorkType.ARTICLE, WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER)
)
WHOLE_WORDS = "whole_words.txt"  # last words of titles that are never abbreviated, one per line


def restore_period(name: str, following: str) -> str:
    """`name` with the period that follows it in the text, if that period belongs to the name.

    It does if other words have periods and the last word is abbreviated; otherwise it ends a sentence:

    >>> restore_period("IEEE Trans. Ind. Inform", ". 2022;18")
    'IEEE Trans. Ind. Inform.'
    >>> restore_period("Nat Rev Drug Discov", ". 2019;18"), restore_period("Mol. Cell", ". 2017;68")
    ('Nat Rev Drug Discov', 'Mol. Cell')
    """
    has_periods = ". " in name or all(len(part) == 1 and part.isupper() for part in name.split("."))
    may_belong = following.startswith(".") and has_periods and name[-1].isalpha()
    return f"{name}." if may_belong and _ends_with_abbreviation(name) else name


def _ends_with_abbreviation(name: str) -> bool:
    """Whether the last word is probably abbreviated: by its own form, known words and the other words."""
    *others, last = name.split(" ")
    word = fold(last)
    if "." in last:
        return True
    if (len(word) > 1 and last.isupper()) or not word.isalpha():
        return False
    at = bisect_left(_whole_words(), word)
    known = _whole_words()[at : at + 1]  # the word, or what is the first to begin with it
    if known == [word]:
        return False
    dotted = sum(other.endswith(".") for other in others)
    whole = sum(other.istitle() and other.isalpha() for other in others)
    return dotted >= whole or any(longer.startswith(word) for longer in known)


@cache
def _whole_words() -> list[str]:
    """In order."""
    return (Path(__file__).parent / WHOLE_WORDS).read_text(encoding="utf-8").splitlines()
