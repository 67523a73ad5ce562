"""Compare the year of a record with that of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

from .locators import is_located
from .outcome import Outcome, agreement_if

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .lookup import Cited

_YEARS = lazy_compile(r"(?<![\d.])(?:1[89]|20)\d\d(?!\d)")
_MAX_YEARS = 1  # between a work's appearance online and its issue


def compare_year(cited: Cited, record: Work) -> Outcome:
    """Whether the years, in print or online, are at most one apart."""
    ours, theirs = _years_of(record), _years_cited(cited, record)
    if not ours or not theirs:
        return Outcome.UNKNOWN
    return agreement_if(any(abs(one - two) <= _MAX_YEARS for one in ours for two in theirs))


def is_same_year(cited: Cited, record: Work) -> bool:
    """Whether the years, in print or online, are the same; some series appear every year with one title."""
    return not _years_of(record).isdisjoint(_years_cited(cited, record))


def _years_of(record: Work) -> set[int]:
    return {date.year for date in (record.issued, record.epub) if date}


def _years_cited(cited: Cited, record: Work) -> set[int]:
    """The year that was parsed, else all that the string has.

    The parser may have taken a volume or page for the year, so the record's own is added if the string has it
    besides the record's volume and page.
    """
    issued = cited.work.issued
    printed = set(map(int, _YEARS.findall(cited.text)))
    if not issued:
        return printed
    own = _years_of(record) & printed if is_located(cited, record) else set()
    return {issued.year} | {year for year in own if str(year) not in str(record.page)}
