"""The date of publication: the labelled year with the month and day beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.dates import YEAR, make_date, parse_date
from cgt_cite.model import PartialDate
from cgt_cite.regex import lazy_compile

from .labels import OTHER
from .labels import YEAR as YEAR_LABEL

if TYPE_CHECKING:
    from .labelled import Labelled, Span

_YEAR = lazy_compile(YEAR)
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_UNTIL = r"(?:\s*[-–/]\s*(?:(?P<end_month>[^\W\d_]{3,10})\.?)?(?:\s*(?P<end_day>\d{1,2})(?!\w))?)?"
_AFTER = lazy_compile(rf"[a-z]?[\s,;.]{{1,2}}{_MONTH}(?:[\s,]+(?P<day>\d{{1,2}})(?!\w))?{_UNTIL}")
_DAY = (
    r"(?:(?:(?<!\d)(?P<from>\d{1,2})\s?[-–—]\s?)?(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?)?"
)
_FROM = r"(?:(?P<first_month>[^\W\d_]{3,10})\.?\s?[-–/]\s?)?"
_BEFORE = lazy_compile(
    rf"{_DAY}{_FROM}{_MONTH}(?:\s+(?P<later>\d{{1,2}})(?:st|nd|rd|th)?)?,?[\s-]+(?:de\s+)?\Z"
)
_NUMERIC_BEFORE = lazy_compile(r"(?<!\d)(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?\Z")
_NUMERIC = lazy_compile(r"[-/.](?P<month>0[1-9]|1[0-2])[-/.](?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_NEXT_YEAR = lazy_compile(rf"\s{{0,2}}[-–/]\s{{0,2}}({YEAR})(?!\d)")
_UPDATED = lazy_compile(  # of a page that states no other date
    r"\bupdated:? ([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{4} [A-Z][a-z]{2,8}(?: \d{1,2})?|"
    r"\d{1,2} [A-Z][a-z]{2,8} \d{4})",
    re.IGNORECASE,
)
_NEAR = 30
_MAX_YEARS = 20  # of a range
_NUMBER_LEAD = lazy_compile(r"(?i:\b(?:vol|no|nr|bd)\.?|\bh\. ?r\.) ?\Z")  # no year: `H.R. 1608`


def read_date(labelled: Labelled) -> PartialDate | None:
    """The date of publication, as precise as the string has it."""
    text = labelled.prepared.text
    for span in sorted(labelled.spans(YEAR_LABEL), key=lambda span: _rank(labelled, span)):
        start, end = labelled.prepared.starts[span[0]], labelled.prepared.ends[span[1] - 1]
        match = _YEAR.match(text, start, end)
        if match and not _NUMBER_LEAD.search(text, max(0, start - _NEAR), start):
            before, after = _neighbourhood(labelled, span)
            return _date_around(int(match[0]), text[before:start], text[match.end() : after])
    updated = _UPDATED.search(text)
    return parse_date(updated[1]) if updated else None


def _neighbourhood(labelled: Labelled, span: Span) -> tuple[int, int]:
    """Where the text around a year begins and ends that no other field claims."""
    prepared, first, last = labelled.prepared, span[0], span[1]
    while first and labelled.labels[first - 1] == OTHER:
        first -= 1
    while last < len(labelled.labels) and labelled.labels[last] in (OTHER, YEAR_LABEL):
        last += 1
    start = prepared.ends[first - 1] if first else 0
    end = prepared.starts[last] if last < len(prepared.starts) else len(prepared.text)
    return max(start, prepared.starts[span[0]] - _NEAR), min(end, prepared.ends[span[1] - 1] + _NEAR)


def _rank(labelled: Labelled, span: Span) -> int:
    """Sort key: lower is likelier to be the year of publication."""
    before, after = labelled.prepared.gaps[span[0]], labelled.prepared.gaps[span[1]]
    following = labelled.prepared.words[span[1] : span[1] + 1]  # none at the end of the string
    if after in ("-", "‐", "‑") and any(map(str.isalpha, following)):
        return 2
    if before in ("-", "–", "/") and labelled.labels[span[0] - 1 : span[0]] == [YEAR_LABEL]:
        return 3  # the end of a range
    return 0 if (before.endswith("(") and after.startswith(")")) or after.startswith(";") else 1


def _date_around(year: int, before: str, after: str) -> PartialDate:
    """The year with what the text around it adds."""
    dates = (read(year, before, after) for read in (_years, _iso, _after, _numeric_before, _before))
    return next(filter(None, dates), PartialDate(year))


def _years(year: int, _: str, after: str) -> PartialDate | None:
    """`2004-2006`."""
    match = _NEXT_YEAR.match(after)
    is_range = match and year < int(match[1]) <= year + _MAX_YEARS
    return PartialDate(year, end=PartialDate(int(match[1]))) if match and is_range else None


def _iso(year: int, _: str, after: str) -> PartialDate | None:
    """`2004-03-05`."""
    match = _NUMERIC.match(after)
    return PartialDate(year, int(match["month"]), int(match["day"])) if match else None


def _after(year: int, _: str, after: str) -> PartialDate | None:
    """`2004 Mar 5`, `2004 Mar-Apr`, `2004 Spring`."""
    match = _AFTER.match(after)
    date = _valid_date(year, match["month"], match["day"]) if match else None
    if not match or not date:
        return None
    end_month = match["end_month"] or (match["month"] if match["end_day"] else "")
    end = _valid_date(year, end_month, match["end_day"])
    return date._replace(end=end) if end else date


def _numeric_before(year: int, before: str, _: str) -> PartialDate | None:
    """`5.3.2004`."""
    match = _NUMERIC_BEFORE.search(before)
    return _valid_date(year, match["month"], match["day"]) if match else None


def _before(year: int, before: str, _: str) -> PartialDate | None:
    """`5 March 2004`, `March 5, 2004`, `Mar./Apr. 2004`, `3-5 March 2004`."""
    match = _BEFORE.search(before)
    date = _valid_date(year, match["month"], match["later"] or match["day"]) if match else None
    if not match or not date:
        return None
    if first := _valid_date(year, match["first_month"], None):
        return first._replace(end=date)
    return PartialDate(year, date.month, int(match["from"]), date.season, date) if match["from"] else date


def _valid_date(year: int, month: str | None, day: str | None) -> PartialDate | None:
    """The date, without its day where there is none such."""
    return (make_date(str(year), month, day) or make_date(str(year), month, None)) if month else None
