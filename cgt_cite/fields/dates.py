"""Dates as PubMed and reference lists print them: `2019 Mar-Apr`, `5 March 2019`, `03/05/2019`."""

from __future__ import annotations

import re

from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.model import PartialDate
from cgt_cite.regex import lazy_compile

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)[a-z]?"
_WORD = r"[^\W\d_]{3,12}\.?"
_END_YEAR = r"(?P<end_year>1[5-9]\d\d|20\d\d)"
_END = rf"\s*[-–/]\s*(?:{_END_YEAR}\s*)?(?:(?P<end_month>{_WORD})\s*)?(?P<end_day>\d{{1,2}})?"
_PUBMED = lazy_compile(
    rf"{_YEAR}(?:[\s,;]*(?P<month>{_WORD})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?)?(?:{_END})?", re.UNICODE
)
_SLASHES = lazy_compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_FIGURES = lazy_compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})")
_ISO = lazy_compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_DAY_FIRST = lazy_compile(
    rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<month>{_WORD}),?\s+(?:de\s+)?{_YEAR}"
)
_MONTH_FIRST = lazy_compile(
    rf"(?P<month>{_WORD})\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|de\s+)?{_YEAR}"
)
_FORMS = (_SLASHES, _ISO, _DAY_FIRST, _MONTH_FIRST)  # before `_PUBMED`, to which 2019-03 is a range
_LENGTHS = range(3, 13)  # of the words that may be months
_MONTHS_IN_A_YEAR = 12
_DAYS_IN_A_MONTH = 31


def parse_date(text: str) -> PartialDate | None:
    """The date that the whole of `text` is, or None.

    >>> str(parse_date("2019 Dec 30-2020 Jan 5"))
    '2019-12-30/2020-01-05'
    """
    text = text.strip().rstrip(".,;")
    if words := _plain(text):
        return _date(*words)
    if (match := _FIGURES.fullmatch(text)) and _is_day_first(match):
        return _date(match["year"], match["month"], match["day"])
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _date(match["year"], match["month"], match["day"])
    match = _PUBMED.fullmatch(text)
    return _pubmed_date(match) if match else None


def _is_day_first(match: re.Match[str]) -> bool:
    """Whether `15.06.2018` begins with the day: between slashes and dashes only where it is no month."""
    return match["mark"] == "." or int(match["day"]) > _MONTHS_IN_A_YEAR


def _plain(text: str) -> tuple[str, str, str] | None:
    """Year, month and day of `2019 Dec 30`, `2019 Dec` or `2019`, which nearly all dates are."""
    year, month, day, *more = (*text.split(" "), "", "")
    if any(more) or not text.isascii() or not (_is_year(year) and (month.isalpha() or month == day)):
        return None
    fits = len(month) in _LENGTHS and (not day or (len(day) <= len("30") and day.isdecimal()))
    return (year, month, day) if fits or not month else None


def _is_year(text: str) -> bool:
    return len(text) == len("2019") and text.isdecimal() and "1500" <= text < "2100"


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
