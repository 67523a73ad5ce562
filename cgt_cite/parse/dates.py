"""The date of publication: the labelled year with the month and day beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import YEAR, make_date
from cgt_cite.model import PartialDate
from cgt_cite.regex import lazy_compile

from .labels import YEAR as YEAR_LABEL

if TYPE_CHECKING:
    from .labelled import Labelled, Span

_YEAR = lazy_compile(YEAR)
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_UNTIL = r"(?:\s*[-–/]\s*(?:(?P<end_month>[^\W\d_]{3,10})\.?)?(?:\s*(?P<end_day>\d{1,2})(?!\w))?)?"
_AFTER = lazy_compile(rf"[a-z]?[\s,;.]{{1,2}}{_MONTH}(?:[\s,]+(?P<day>\d{{1,2}})(?![\w(:]|\s*[(:]))?{_UNTIL}")
_DAY = r"(?:(?:(?P<from>\d{1,2})\s?[-–—]\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?)?"
_BEFORE = lazy_compile(rf"{_DAY}{_MONTH}(?:\s+(?P<later>\d{{1,2}})(?:st|nd|rd|th)?)?,?[\s-]+(?:de\s+)?\Z")
_NUMERIC = lazy_compile(r"[-/.](?P<month>0[1-9]|1[0-2])[-/.](?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_NEXT_YEAR = lazy_compile(rf"\s{{0,2}}[-–/]\s{{0,2}}({YEAR})(?!\d)")
_NEAR = 30
_NUMBER_LEAD = lazy_compile(
    r"(?i:\b(?:vol|no|nr|bd)\.?|\bh\. ?r\.) ?\Z"
)  # of what is not a year: `H.R. 1608`


def read_date(labelled: Labelled) -> PartialDate | None:
    """The date of publication, as precise as the string has it."""
    text = labelled.prepared.text
    for span in sorted(labelled.spans(YEAR_LABEL), key=lambda span: _oddness(labelled, span)):
        start, end = labelled.prepared.starts[span[0]], labelled.prepared.ends[span[1] - 1]
        match = _YEAR.match(text, start, end)
        if match and not _NUMBER_LEAD.search(text, max(0, start - _NEAR), start):
            after, before = text[match.end() : match.end() + _NEAR], text[max(0, start - _NEAR) : start]
            return _precise(int(match[0]), before, after)
    return None


def _oddness(labelled: Labelled, span: Span) -> int:
    """Lower for a year in brackets or before a volume, higher for one that a hyphen ties to a word."""
    before, after = labelled.prepared.gaps[span[0]], labelled.prepared.gaps[span[1]]
    words = labelled.prepared.words
    if after in ("-", "‐", "‑") and words[span[1]].isalpha():
        return 2
    return 0 if (before.endswith("(") and after.startswith(")")) or after.startswith(";") else 1


def _precise(year: int, before: str, after: str) -> PartialDate:
    """The year with what the text around it adds."""
    following = _NEXT_YEAR.match(after)
    if following and year < int(following[1]) <= year + 20:
        return PartialDate(year, end=PartialDate(int(following[1])))
    match = _NUMERIC.match(after)
    if match:
        return PartialDate(year, int(match["month"]), int(match["day"]))
    match = _AFTER.match(after)
    if match and (date := _dated(year, match["month"], match["day"])):
        end = _dated(
            year, match["end_month"] or (match["month"] if match["end_day"] else ""), match["end_day"]
        )
        return PartialDate(date.year, date.month, date.day, date.season, end) if end else date
    match = _BEFORE.search(before)
    date = match and _dated(year, match["month"], match["later"] or match["day"])
    if match and date and match["from"]:
        return PartialDate(year, date.month, int(match["from"]), date.season, date)
    return date or PartialDate(year)


def _dated(year: int, month: str | None, day: str | None) -> PartialDate | None:
    return (make_date(str(year), month, day) or make_date(str(year), month, None)) if month else None
