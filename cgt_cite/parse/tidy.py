"""Words at the edges of a title or container that are no part of it."""

from __future__ import annotations

import re

_BORDER = r"(?<![\s,.;:(\[])[\s,.;:(\[]+"
_LEAD = re.compile(r"(?:in|em|en|dans)\s?:\s+|in (?=proc|the |handbook|encyclop)", re.IGNORECASE)
_TAIL = re.compile(
    rf"{_BORDER}(?:vol(?:ume)?s?|pages?|pp?|nos?|nr|n[º°]|jg|bd|band|heft|issue|"
    r"available (?:from|at|online)|retrieved|edited by|eds?|in)[\s.,:]*\Z",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    rf"{_BORDER}(?:unpublished\s+)?(?:ph\.?\s?d\.?|m\.?sc\.?|doctoral|doctorate|master['’]?s?)\s+"
    r"(?:thesis|dissertation)[\s.\])]*\Z",
    re.IGNORECASE,
)


def tidy_title(title: str) -> str:
    """A title without the words that lead on to what follows."""
    return _DEGREE.sub("", _TAIL.sub("", title)) or title


def tidy_container(container: str) -> str:
    """A container without the `In` before it and the words that lead on to its volume."""
    lead = _LEAD.match(container)
    return _TAIL.sub("", container[lead.end() :] if lead else container) or container
