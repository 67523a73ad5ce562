"""Read dates in JATS: tagged in parts, as one line of text, or in a remark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.dates import parse_date
from cgt_cite.pages.jats.text import text_at, text_of
from cgt_cite.pages.xml.dates import date_in_parts
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cgt_cite.model import PartialDate

_ACCESSED = lazy_compile(
    r"\b(?:accessed|cited|retrieved|visited|viewed|consulted)\b\W*(?:on\W+|at\W+)?(?P<date>[^\W_].*)",
    re.IGNORECASE,
)
_LAST_ACCESSED = lazy_compile(r"(?P<date>\d{1,2} \w+ \d{4}),? (?:date )?last accessed", re.IGNORECASE)
_LEADING = lazy_compile(
    r"\W*(?:(?:date|last|accessed|cited|retrieved|visited|viewed|access|on)\b\W*)*", re.IGNORECASE
)
_DATE_WORD_COUNTS = (3, 2, 1)  # how many words a date may have, longest first
_STRAY = " .,;:()[]"


def date_of(element: Element | None) -> PartialDate | None:
    """The date from an element's children or text, or failing that from its `iso-8601-date` attribute."""
    if element is None:
        return None
    year, month, day, season = (text_at(element, part) for part in ("year", "month", "day", "season"))
    line = text_at(element, "string-date") or ("" if len(element) else text_of(element))
    return date_in_parts(
        year.strip(_STRAY), month.strip(_STRAY), day.strip(_STRAY), season, line
    ) or parse_date(element.get("iso-8601-date", "").partition("T")[0])


def date_led_by_words(text: str) -> PartialDate | None:
    """The date after introductory words: `[accessed 4 November 2008]`."""
    match = _LEADING.match(text)
    return _leading_date(text[match.end() :]) if match else None


def access_date_in(text: str) -> PartialDate | None:
    """The access date in a remark: `Available at: https://... Accessed January 1, 2021`."""
    match = _ACCESSED.search(text) or _LAST_ACCESSED.search(text)
    return _leading_date(match["date"]) if match else None


def _leading_date(text: str) -> PartialDate | None:
    words = text.split()
    dates = (parse_date(" ".join(words[:count]).strip(_STRAY)) for count in _DATE_WORD_COUNTS)
    return next(filter(None, dates), None)
