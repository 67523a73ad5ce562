"""Words at the edges of a title or container that are no part of it."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

_LONGEST_TAIL = 40
_BORDER = r"(?<![\s,.;:(\[])[\s,.;:(\[]+"
_LEADING_ON = (
    r"available (?:from|at|online)|retrieved(?: from)?|edited by|(?:last )?updated(?: [a-z]{3,9} \d{1,2})?"
)
_LEAD = lazy_compile(
    r"(?:in|em|en|dans)\s?:\s+|in (?=proc|the |handbook|encyclop)",
    re.IGNORECASE,
)
_TITLE_TAIL = lazy_compile(rf"{_BORDER}(?:{_LEADING_ON})[\s.,:]*\Z", re.IGNORECASE)
_CONTAINER_TAIL = lazy_compile(
    rf"{_BORDER}(?:{_LEADING_ON})[\s.,:]*\Z|"
    r"[.,;] (?:in press|forthcoming|accepted|submitted)\Z|"
    r"\s?[,;:(\[]\s?(?:vol(?:ume)?s?|pages?|pp?|nos?|nr|n[º°]|jg|bd|band|heft|issue)[\s.,:]*\Z|\sn[º°]\Z",
    re.IGNORECASE,
)
_DEGREE = lazy_compile(
    rf"{_BORDER}(?:unpublished\s+)?(?:ph\.?\s?d\.?|m\.?sc\.?|doctoral|doctorate|master['’]?s?)\s+"
    r"(?:thesis|dissertation)[\s.\])]*\Z",
    re.IGNORECASE,
)


_VERSION = lazy_compile(rf"{_BORDER}R package(?:,? version)?[\s\d.‐-]*\Z")


# Each with the letters of which it needs some.
_TITLE_TAILS = (
    (("available", "retrieved", "edited by", "updated"), _TITLE_TAIL),
    (("thesis", "dissertation"), _DEGREE),
    (("r package",), _VERSION),
)


def tidy_title(title: str) -> str:
    """A title without the words that lead on to what follows."""
    end = title[-_LONGEST_TAIL:].lower()
    for needles, tail in _TITLE_TAILS:
        if any(needle in end for needle in needles):
            title = _without(tail, title) or title
    return title


def tidy_container(container: str) -> str:
    """A container without the `In` before it and the words that lead on to its volume."""
    lead = _LEAD.match(container)
    return _without(_CONTAINER_TAIL, container[lead.end() :] if lead else container) or container


def _without(tail: re.Pattern[str], text: str) -> str:
    """`text` without `tail` at its end."""
    match = tail.search(text, max(0, len(text) - _LONGEST_TAIL))
    return text[: match.start()] if match else text
