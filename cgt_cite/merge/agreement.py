"""Check whether a reference string can refer to the work that its identifier leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Work

_MIN_SHARED = 0.5  # share of the title's long words that the reference must contain
_LONG_WORD = 4  # letters
_MIN_WORDS = 3  # shorter references (a bare identifier) cannot contradict anything
_MIN_AGREEING = 2  # fields.  One alone is found in 5 % of the other references of a list, two in 0.8 %
_WORDS = lazy_compile(r"[^\W_]+")


def agrees(work: Work, text: str) -> bool:
    """Whether `text` is very short, or two of these are in it: title, first author, year, volume and page.

    Of a work of which only one of them is known, that one must be in it.
    """
    words = {fold(word) for word in _WORDS.findall(text)}
    if len(words) < _MIN_WORDS:
        return True
    findings = [*_title(work, words), *_author(work, fold(text)), *_locator(work, words), *_year(work, text)]
    return sum(findings) >= min(_MIN_AGREEING, len(findings))


def _title(work: Work, words: set[str]) -> Iterator[bool]:
    """Whether the title, if it is known, is in the text; likewise below."""
    title = {fold(word) for word in _WORDS.findall(work.title) if len(word) >= _LONG_WORD}
    if title:
        yield len(title & words) >= _MIN_SHARED * len(title)


def _author(work: Work, folded: str) -> Iterator[bool]:
    for name in work.author.names[:1]:
        yield bool(family := fold(name.family or name.literal)) and family in folded


def _locator(work: Work, words: set[str]) -> Iterator[bool]:
    if work.volume and work.page and (page := fold(work.page.first)):
        yield {fold(work.volume), page} <= words


def _year(work: Work, text: str) -> Iterator[bool]:
    if work.issued:
        yield str(work.issued.year) in text
