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
    if tags[at] != _YEAR or (tokens.gaps[at], tokens.gaps[at + 1]) != (" (", ") "):
        return False
    return tags[at + 1] in _TITLE and _YEAR in tags[at + 1 :]
