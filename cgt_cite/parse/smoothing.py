"""Labels that contradict what stands around them, changed before fields are made of them."""

from __future__ import annotations

from . import labels
from .roles import EDITED, EDITOR_MARKS
from .tokens import Tokens

_GROUP = frozenset((labels.AUTHOR_LITERAL, labels.AUTHOR_LITERAL.lower()))
_TITLE = frozenset((labels.TITLE, labels.TITLE.lower()))
_YEAR = labels.begins(labels.YEAR)
_AUTHOR_OF = {
    editor: author
    for pair in (
        (labels.EDITOR_FAMILY, labels.AUTHOR_FAMILY),
        (labels.EDITOR_GIVEN, labels.AUTHOR_GIVEN),
        (labels.EDITOR_SUFFIX, labels.AUTHOR_SUFFIX),
        (labels.EDITOR_LITERAL, labels.AUTHOR_LITERAL),
    )
    for editor, author in (pair, tuple(map(labels.begins, pair)))
}
_EDITOR_OF = {author: editor for editor, author in _AUTHOR_OF.items()}
_EDITORS, _AUTHORS = frozenset(_AUTHOR_OF), frozenset(_AUTHOR_OF.values())
_NAMES = _EDITORS | _AUTHORS | {labels.OTHER}  # with the words between them


def smoothed(tokens: Tokens, tags: list[str]) -> list[str]:
    """The tags, in place.

    Titles go on across a group or a year that stands in the middle of a sentence, authors across editors.
    """
    _make_authors(tokens, tags)
    _join_authors(tags)
    _find_editors(tokens, tags)
    _begin_title_behind_acronym(tokens, tags)
    for at in range(1, len(tags)):
        if tags[at - 1] not in _TITLE:
            continue
        within = tags[at] in _GROUP and tokens.gaps[at] == " "
        if within or _is_bracketed_year(tokens, tags, at):
            tags[at] = labels.TITLE
    return tags


def _make_authors(tokens: Tokens, tags: list[str]) -> None:
    """Make authors of those who stand first, where nothing calls them editors."""
    if tags and tags[0] in _EDITORS and not EDITED.search(tokens.text):
        tags[:] = [_AUTHOR_OF.get(tag, tag) for tag in tags]


def _join_authors(tags: list[str]) -> None:
    """Make authors of the editors that stand between authors, with nothing else about them."""
    start = next((at for at, tag in enumerate(tags) if tag in _EDITORS), 0)
    if not start or tags[start - 1] not in _AUTHORS:
        return
    end = next((at for at in range(start, len(tags)) if tags[at] not in _EDITORS), len(tags))
    behind = tags[end + 1 : end + 2] if tags[end : end + 1] == [labels.OTHER] else tags[end : end + 1]
    if behind and behind[0] in _AUTHORS:  # after `and`, if there is one
        tags[start:end] = [_AUTHOR_OF[tag] for tag in tags[start:end]]


def _find_editors(tokens: Tokens, tags: list[str]) -> None:
    """Make editors of the authors between `In:` and `(eds)`."""
    words = [word.lower() for word in tokens.words]
    end = next((at for at, word in enumerate(words) if word in EDITOR_MARKS and at), 0)
    start = next((at for at in range(end - 1, 0, -1) if words[at] == "in" and tags[at] == labels.OTHER), 0)
    between = tags[start + 1 : end]
    if start and between and _NAMES.issuperset(between):
        tags[start + 1 : end] = [_EDITOR_OF.get(tag, tag) for tag in between]


def _begin_title_behind_acronym(tokens: Tokens, tags: list[str]) -> None:
    """Let the title of `WHO, Statement on the Regulations (2005) Emergency Committee` begin at the comma."""
    end = next((at for at, tag in enumerate(tags) if tag not in _GROUP), 0)
    led = end > 1 and tokens.words[0].isupper() and tokens.gaps[1] == ", "
    if led and _is_bracketed_year(tokens, tags, end):
        tags[1 : end + 2] = [labels.begins(labels.TITLE), *[labels.TITLE] * end]


def _is_bracketed_year(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Whether a year in brackets has a title behind it, and another year behind that: `Act (2005) on`."""
    behind = tags[at + 1 :]
    bracketed = (tokens.gaps[at], tokens.gaps[at + 1]) == (" (", ") ")
    return tags[at] == _YEAR and bracketed and _YEAR in behind and behind[0] in _TITLE
