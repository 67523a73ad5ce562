"""Dates as PubMed and reference lists print them: `2019 Mar-Apr`, `5 March 2019`, `03/05/2019`."""

from __future__ import annotations

import re

from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.model import PartialDate
from cgt_cite.regex import lazy_compile

# Parts of patterns: a year of publication; one in running text, where 1712 is rather a page or a volume; and
# what may be an English month or season.
YEAR = r"(?:1[5-9]|20)\d\d"
RECENT_YEAR = r"(?:1[89]|20)\d\d"
MONTH = r"[A-Z][a-z]{2,8}"
_YEAR = rf"(?P<year>{YEAR})[a-z]?"
_WORD = r"[^\W\d_]{3,12}\.?"
_END_YEAR = rf"(?P<end_year>{YEAR})"
_END = rf"\s*[-–/]\s*(?:{_END_YEAR}\s*)?(?:(?P<end_month>{_WORD})\s*)?(?P<end_day>\d{{1,2}})?"
_PUBMED = lazy_compile(
    rf"{_YEAR}(?:[\s,;]*(?P<month>{_WORD})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?)?(?:{_END})?", re.UNICODE
)
_SLASHES = lazy_compile(rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>{YEAR})")
_NUMERIC = lazy_compile(
    rf"(?P<day>\d{{1,2}})(?P<separator>[./-])(?P<month>\d{{1,2}})(?P=separator)(?P<year>{YEAR})"
)
_ISO = lazy_compile(rf"(?P<year>{YEAR})[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?")
_DAY_FIRST = lazy_compile(
    rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<month>{_WORD}),?\s+(?:de\s+)?{_YEAR}"
)
_MONTH_FIRST = lazy_compile(
    rf"(?P<month>{_WORD})\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|de\s+)?{_YEAR}"
)
_FORMS = (_SLASHES, _ISO, _DAY_FIRST, _MONTH_FIRST)  # before `_PUBMED`, which takes 2019-03 for a range
_MONTH_LENGTHS = range(3, 13)  # of month names and abbreviations
_MONTHS_IN_A_YEAR = 12
_DAYS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of no month, of January, of February ...


def parse_date(text: str) -> PartialDate | None:
    """The date that makes up all of `text`, or None.

    >>> str(parse_date("2019 Dec 30-2020 Jan 5"))
    '2019-12-30/2020-01-05'
    """
    text = text.strip().rstrip(".,;")
    if words := _common_form(text):
        return make_date(*words)
    if (match := _NUMERIC.fullmatch(text)) and _is_day_first(match):
        return make_date(match["year"], match["month"], match["day"])
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return make_date(match["year"], match["month"], match["day"])
    match = _PUBMED.fullmatch(text)
    return _pubmed_date(match) if match else None


def year_and(year: str, rest: str) -> PartialDate:
    """The date of a year and what follows or precedes it, `Mar-Apr`; the year alone if that is not a date."""
    return parse_date(f"{year} {rest}") or PartialDate(int(year))


def _is_day_first(match: re.Match[str]) -> bool:
    """Whether `15.06.2018` begins with the day; with slashes or dashes, only if it cannot be a month."""
    return match["separator"] == "." or int(match["day"]) > _MONTHS_IN_A_YEAR


def _common_form(text: str) -> tuple[str, str, str] | None:
    """Year, month and day of the commonest forms: `2019 Dec 30`, `2019 Dec` or `2019`."""
    year, month, day, *more = (*text.split(" "), "", "")
    if any(more) or not text.isascii() or not (_is_year(year) and (month.isalpha() or month == day)):
        return None
    fits = len(month) in _MONTH_LENGTHS and (not day or (len(day) <= len("30") and day.isdecimal()))
    return (year, month, day) if fits or not month else None


def _is_year(text: str) -> bool:
    return len(text) == len("2019") and text.isdecimal() and "1500" <= text < "2100"


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation in any known language, else 0."""
    return MONTHS.get(word.casefold().rstrip("."), 0)


def season_number(word: str) -> int:
    """1 (spring) to 4 (winter), else 0."""
    return SEASONS.get(word.casefold().rstrip("."), 0)


def make_date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    """The date of a year, a month or season by name or number, and a day; None if there is no such date."""
    word = month or ""
    number = int(word) if word.isdigit() else month_number(word)
    season = 0 if number else season_number(word)
    days = int(day or 0)
    if (word and not number and not season) or number > _MONTHS_IN_A_YEAR or days > _DAYS[number]:
        return None
    return PartialDate(int(year), number, days if number else 0, season)


def _pubmed_date(match: re.Match[str]) -> PartialDate | None:
    start = make_date(match["year"], match["month"], match["day"])
    if not start or not (match["end_year"] or match["end_month"] or match["end_day"]):
        return start
    end = make_date(
        match["end_year"] or match["year"],
        match["end_month"] or (match["month"] if match["end_day"] else None),
        match["end_day"],
    )
    return PartialDate(start.year, start.month, start.day, start.season, end) if end else None
