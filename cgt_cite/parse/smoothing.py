"""Labels that contradict what stands around them, changed before fields are made of them."""

from __future__ import annotations

from . import labels
from .tokens import Tokens

_GROUP = frozenset((labels.AUTHOR_LITERAL, labels.AUTHOR_LITERAL.lower()))
_TITLE = frozenset((labels.TITLE, labels.TITLE.lower()))
_YEAR = labels.begins(labels.YEAR)


def smoothed(tokens: Tokens, tags: list[str]) -> list[str]:
    """The tags, in place: titles go on across a group or a year that stands in the middle of a sentence."""
    for at in range(1, len(tags)):
        if tags[at - 1] not in _TITLE:
            continue
        within = tags[at] in _GROUP and tokens.gaps[at] == " "
        if within or _is_of_title(tokens, tags, at):
            tags[at] = labels.TITLE
    return tags


def _is_of_title(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Whether a year in brackets has the title on either side, and another year behind: `Act (2005) on`."""
    behind = tags[at + 1 :]
    bracketed = (tokens.gaps[at], tokens.gaps[at + 1]) == (" (", ") ")
    return tags[at] == _YEAR and bracketed and _YEAR in behind and behind[0] in _TITLE
