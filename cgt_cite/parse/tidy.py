"""Words at the edges of a title or container that are no part of it."""

from __future__ import annotations

import re

_LONGEST_TAIL = 40
_BORDER = r"(?<![\s,.;:(\[])[\s,.;:(\[]+"
_LEAD = re.compile(r"(?:in|em|en|dans)\s?:\s+|in (?=proc|the |handbook|encyclop)", re.IGNORECASE)
_TAIL = re.compile(
    rf"{_BORDER}(?:vol(?:ume)?s?|pages?|pp?|nos?|nr|n[º°]|jg|bd|band|heft|issue|"
    r"available (?:from|at|online)|retrieved|edited by)[\s.,:]*\Z",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    rf"{_BORDER}(?:unpublished\s+)?(?:ph\.?\s?d\.?|m\.?sc\.?|doctoral|doctorate|master['’]?s?)\s+"
    r"(?:thesis|dissertation)[\s.\])]*\Z",
    re.IGNORECASE,
)


def tidy_title(title: str) -> str:
    """A title without the words that lead on to what follows."""
    return _without(_DEGREE, _without(_TAIL, title)) or title


def tidy_container(container: str) -> str:
    """A container without the `In` before it and the words that lead on to its volume."""
    lead = _LEAD.match(container)
    return _without(_TAIL, container[lead.end() :] if lead else container) or container


def _without(tail: re.Pattern[str], text: str) -> str:
    """`text` without `tail` at its end."""
    start = max(0, len(text) - _LONGEST_TAIL)
    match = tail.search(text, start)
    return text[: match.start()] if match else text
