"""Journals: which works appear in one, and how a name that is cut out of a sentence ends."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cgt_cite.fields.text import fold

PERIODICAL_TYPES = frozenset(("article", "article-journal", "article-magazine", "article-newspaper"))
WHOLE_WORDS = "whole_words.txt"  # that end journals' titles and have no abbreviation, one a line


def with_own_period(name: str, following: str) -> str:
    """`name` with the period that follows it in its source, where that belongs to the name.

    It does where other words have a period and the last word is abbreviated; else it ends a sentence:

    >>> with_own_period("IEEE Trans. Ind. Inform", ". 2022;18")
    'IEEE Trans. Ind. Inform.'
    >>> with_own_period("Nat Rev Drug Discov", ". 2019;18"), with_own_period("Mol. Cell", ". 2017;68")
    ('Nat Rev Drug Discov', 'Mol. Cell')
    """
    cut = following.startswith(".") and ". " in name and name[-1].isalpha()
    return f"{name}." if cut and _ends_abbreviated(name) else name


def _ends_abbreviated(name: str) -> bool:
    """Whether the last word has periods inside, begins a longer word, or is no odder than the others."""
    *others, last = name.split(" ")
    word = fold(last)
    if "." in last:
        return True
    if (len(word) > 1 and last.isupper()) or not word.isalpha() or f"\n{word}\n" in _whole_words():
        return False
    dotted = sum(other.endswith(".") for other in others)
    whole = sum(other.istitle() and other.isalpha() for other in others)
    return dotted >= whole or f"\n{word}" in _whole_words()


@cache
def _whole_words() -> str:
    return "\n" + (Path(__file__).parent / WHOLE_WORDS).read_text(encoding="utf-8")
