"""Find the line of names below a title: `Ann B Smith 1 2, Jo van Dam 3`."""

from __future__ import annotations

from cgt_cite.pages.pubmed_text import vocabulary as at
from cgt_cite.regex import lazy_compile

_WORDS = range(2, 7)  # of a name
_COMMA_OR_NUMBER = lazy_compile(r",|\d$")


def title_and_names(above: list[str], *, sure: bool) -> tuple[str, str]:
    """Take the title and the line of names, which may be missing, from the end of the lines `above`.

    Unless it is `sure` that the lines begin with the title, a line is taken for names only if it contains
    a comma or ends in a number.
    """
    if not above:
        return "", ""
    has_names = (
        len(above) > 1 and _lists_names(above[-1]) and bool(sure or _COMMA_OR_NUMBER.search(above[-1]))
    )
    return (above[-2], above[-1]) if has_names else (above[-1], "")


def _lists_names(line: str) -> bool:
    """Whether a line lists names: `Ann B Smith 1 2, Jo van Dam 3`."""
    names = [part.rstrip(at.AFFILIATION_MARKS).split() for part in line.split(",")]
    return all(len(words) in _WORDS and all(word[0].isalpha() for word in words) for words in names)
