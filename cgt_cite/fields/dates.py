"""Dates as PubMed and reference lists print them: `2019 Mar-Apr`, `5 March 2019`, `03/05/2019`."""

from __future__ import annotations

import re

from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.lazily import lazily
from cgt_cite.model import PartialDate

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)[a-z]?"
_WORD = r"[^\W\d_]{3,12}\.?"
_END_YEAR = r"(?P<end_year>1[5-9]\d\d|20\d\d)"
_END = rf"\s*[-–/]\s*(?:{_END_YEAR}\s*)?(?:(?P<end_month>{_WORD})\s*)?(?P<end_day>\d{{1,2}})?"
_PUBMED = lazily(
    rf"{_YEAR}(?:[\s,;]*(?P<month>{_WORD})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?)?(?:{_END})?", re.UNICODE
)
_SLASHES = lazily(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_ISO = lazily(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_DAY_FIRST = lazily(
    rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<month>{_WORD}),?\s+(?:de\s+)?{_YEAR}"
)
_MONTH_FIRST = lazily(rf"(?P<month>{_WORD})\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|de\s+)?{_YEAR}")
_FORMS = (_SLASHES, _ISO, _DAY_FIRST, _MONTH_FIRST)  # before `_PUBMED`, to which 2019-03 is a range
_MONTHS_IN_A_YEAR = 12
_DAYS_IN_A_MONTH = 31


def parse_date(text: str) -> PartialDate | None:
    """The date that the whole of `text` is, or None.

    >>> str(parse_date("2019 Dec 30-2020 Jan 5"))
    '2019-12-30/2020-01-05'
    """
    text = text.strip().rstrip(".,;")
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _date(match["year"], match["month"], match["day"])
    match = _PUBMED.fullmatch(text)
    return _pubmed_date(match) if match else None


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation in the languages known, else 0."""
    return MONTHS.get(word.casefold().rstrip("."), 0)


def season_number(word: str) -> int:
    """1 (spring) to 4 (winter), else 0."""
    return SEASONS.get(word.casefold().rstrip("."), 0)


def _date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    word = month or ""
    number = int(word) if word.isdigit() else month_number(word)
    season = 0 if number else season_number(word)
    days = int(day or 0)
    if (word and not number and not season) or number > _MONTHS_IN_A_YEAR or days > _DAYS_IN_A_MONTH:
        return None
    return PartialDate(int(year), number, days if number else 0, season)


def _pubmed_date(match: re.Match[str]) -> PartialDate | None:
    start = _date(match["year"], match["month"], match["day"])
    if not start or not (match["end_year"] or match["end_month"] or match["end_day"]):
        return start
    end = _date(
        match["end_year"] or match["year"],
        match["end_month"] or (match["month"] if match["end_day"] else None),
        match["end_day"],
    )
    return PartialDate(start.year, start.month, start.day, start.season, end) if end else None
