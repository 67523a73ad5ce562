"""Trim from a title or container the words that introduce what follows."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

_LONGEST_TAIL = 40
_BORDER = r"(?<![\s,.;:(\[])[\s,.;:(\[]+"
_INTRODUCING = (
    r"available (?:from|at|online)|retrieved(?: from)?|edited by|(?:last )?updated(?: [a-z]{3,9} \d{1,2})?"
)
_LEAD = lazy_compile(
    r"(?:in|em|en|dans)\s?:\s+|in (?=proc|the |handbook|encyclop)",
    re.IGNORECASE,
)
_TITLE_TAIL = lazy_compile(rf"{_BORDER}(?:{_INTRODUCING})[\s.,:]*\Z", re.IGNORECASE)
_CONTAINER_TAIL = lazy_compile(
    rf"{_BORDER}(?:{_INTRODUCING})[\s.,:]*\Z|"
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
# Each with letters without which it cannot match.
_TITLE_TAILS = (
    (("available", "retrieved", "edited by", "updated"), _TITLE_TAIL),
    (("thesis", "dissertation"), _DEGREE),
    (("r package",), _VERSION),
)


def trim_title(title: str) -> str:
    """A title without the words that introduce what follows."""
    end = title[-_LONGEST_TAIL:].lower()
    for literals, tail in _TITLE_TAILS:
        if any(literal in end for literal in literals):
            title = _without(tail, title) or title
    return title


def trim_container(container: str) -> str:
    """A container without the `In` before it and the words that introduce its volume."""
    lead = _LEAD.match(container)
    return _without(_CONTAINER_TAIL, container[lead.end() :] if lead else container) or container


def _without(tail: re.Pattern[str], text: str) -> str:
    """`text` without `tail` at its end."""
    match = tail.search(text, max(0, len(text) - _LONGEST_TAIL))
    return text[: match.start()] if match else text
