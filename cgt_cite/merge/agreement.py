"""Check whether a reference string can refer to the work that its identifier leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Work

_MIN_SHARED = 0.5  # share of the title's long words that the reference must contain
_LONG_WORD = 4  # letters
_MIN_WORDS = 3  # shorter references (a bare identifier) cannot contradict anything
_WORDS = lazy_compile(r"[^\W_]+")


def agrees(work: Work, text: str) -> bool:
    """Whether `text` has the work's title, first author, or volume and first page, or is very short."""
    words = {fold(word) for word in _WORDS.findall(text)}
    if len(words) < _MIN_WORDS:
        return True
    return _names_title(work, words) or _names_author(work, fold(text)) or _names_locator(work, words)


def _names_title(work: Work, words: set[str]) -> bool:
    title = {fold(word) for word in _WORDS.findall(work.title) if len(word) >= _LONG_WORD}
    return not title or len(title & words) >= _MIN_SHARED * len(title)


def _names_author(work: Work, folded: str) -> bool:
    families = [fold(name.family or name.literal) for name in work.author.names[:1]]
    return any(family and family in folded for family in families)


def _names_locator(work: Work, words: set[str]) -> bool:
    page = fold(work.page.first) if work.page else ""
    return bool(work.volume and page) and {fold(work.volume), page} <= words
