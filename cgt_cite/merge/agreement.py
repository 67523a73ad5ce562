"""Whether a reference's words can be of the work that its identifier leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Work

_ENOUGH_TITLE = 0.5  # of the title's longer words
_LONGER = 4
_MIN_WORDS = 3  # words of a reference; fewer (a bare identifier) cannot contradict
_WORDS = lazy_compile(r"[^\W_]+")


def agrees(work: Work, text: str) -> bool:
    """Whether `text` names the work's title, first author, or volume and first page; or nothing at all."""
    words = {fold(word) for word in _WORDS.findall(text)}
    if len(words) < _MIN_WORDS:
        return True
    return _names_title(work, words) or _names_author(work, fold(text)) or _names_place(work, words)


def _names_title(work: Work, words: set[str]) -> bool:
    title = {fold(word) for word in _WORDS.findall(work.title) if len(word) >= _LONGER}
    return not title or len(title & words) >= _ENOUGH_TITLE * len(title)


def _names_author(work: Work, folded: str) -> bool:
    families = [fold(name.family or name.literal) for name in work.author.names[:1]]
    return any(family and family in folded for family in families)


def _names_place(work: Work, words: set[str]) -> bool:
    page = fold(work.page.first) if work.page else ""
    return bool(work.volume and page) and {fold(work.volume), page} <= words
