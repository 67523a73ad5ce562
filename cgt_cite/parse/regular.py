"""Strictly regular references, read by rules: `Smith JA, Jones B. Title. J Name. 2004;20(3):103-9. doi: ...`.

Most of what PubMed shows has this one form.  Where every part of a string keeps to it, nothing is left to
weigh, and rules are as right as the tagger and many times as fast; whatever keeps to it less is the tagger's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cgt_cite.fields.dates import month_number
from cgt_cite.fields.pages import restore_end
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Pages, PartialDate

from .extras import of_marks
from .figures import NO_PAGE
from .lexicon import Lexicon
from .marks import Mark
from .regular_names import read_names
from .regular_titles import read_journal, read_titles

_YEAR = r"(?:1[89]|20)\d\d"
_VOLUME = (
    r"(?:[Vv]ol\. ?)?(?P<volume>\d{1,4})"
    r"(?:,? ?(?:\(|issue |no\. ?)"
    r"(?P<issue>\d[-–‐/\d]{0,8}(?: (?:Pt|Suppl)(?: \d{1,2})?)?|Suppl(?: \d{1,2})?)\b\)?)?"
)
_PAGES = r"(?P<first>e\d{5}[-–]\d\d(?!\d)|[A-Za-z]{0,4}\d{1,7}|null)(?:[-–‐](?P<last>[A-Za-z]{0,2}\d{1,6}))?"
_BEFORE_PAGES = r"(?:: ?|, ?(?:pp?\. ?)?)"
_END = r"(?=[. ]|\Z)"
_MONTHS = r" (?P<month>[A-Z][a-z]{2,8})(?:-(?P<until>[A-Z][a-z]{2,8})| (?P<day>[0-3]?\d))?"
_PLACE = lazily(
    rf"(?:(?P<year>{_YEAR})(?:{_MONTHS})?(?:; ?|, )|\((?P<bracketed>{_YEAR})\)\.? )"
    rf"{_VOLUME}(?:{_BEFORE_PAGES}{_PAGES})?{_END}"
)
_DATE = lazily(rf"[.,]? (?:\((?P<bracketed>{_YEAR})[a-z]?\)|(?P<year>{_YEAR})[a-z]?)[.:,]? ")
_NUMBERED = lazily(rf",? {_VOLUME}(?:{_BEFORE_PAGES}| (?=\w+[-–‐])){_PAGES}{_END}")
_BEHIND_NAMES = lazily(r"(?<=et al)(?: ?\.){0,2}(?::? |(?=[A-Z]))|\.? ?: |\. (?!et al\b)")
_REST = lazily(r"[\s.,;:\[\]]*(?:Review\.\s*)?")  # as old lists of PubMed mark reviews
_LONGEST_NAMES = 600


class _Parts(NamedTuple):
    """A string taken apart, each part still as printed."""

    names: str
    titles: str  # title and container
    date: PartialDate
    place: re.Match[str]


def read_regular(text: str, marks: list[Mark], lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The fields of a reference that keeps to one of the forms, or None."""
    begin = marks[0].end if marks and marks[0].kind == "label" else 0
    text, marks = " " * begin + text[begin:], marks[1:] if begin else marks
    place = _PLACE.search(text)
    if place and _is_rest(text, place.end(), marks):
        alone = read_journal(text[begin : place.start()], lexicon)
        if alone:
            return _fields(alone, _date(place), place, marks)
    found = (parts for parts in (_year_last(text, place), _year_first(text)) if parts)
    parts = next((parts for parts in found if _is_rest(text, parts.place.end(), marks)), None)
    if not parts:
        return None
    people = read_names(parts.names.strip())
    works = read_titles(parts.titles, lexicon) if people else None
    if not people or not works:
        return None
    said = {
        "author": people[0],
        "author_cut": people[1],
        "title": works[0],
        "container_title": works[1],
    }
    return _fields(said, parts.date, parts.place, marks)


def _fields(said: Fields, date: PartialDate, place: re.Match[str], marks: list[Mark]) -> Fields:
    """All fields, none of them empty."""
    fields = {
        "type": "article-journal",
        **said,
        "issued": date,
        "volume": place["volume"],
        "issue": place["issue"] or "",
        "page": _pages(place),
        **of_marks(marks),
    }
    return {name: value for name, value in fields.items() if value}


def _year_last(text: str, place: re.Match[str] | None) -> _Parts | None:
    """`Names. Title. Container. 2004 Mar 5;20(3):103-9` and `Names: Title. Container (2004) 20:103`."""
    border = place and _BEHIND_NAMES.search(text, 0, place.start())
    if not place or not border:
        return None
    titles = text[border.end() : place.start()].rstrip()
    return _Parts(text[: border.start()], titles, _date(place), place)


def _year_first(text: str) -> _Parts | None:
    """`Names (2004) Title. Container 20(3): 103-9` and `Names. 2004. Title. Container, 20(3), 103-9`."""
    date = _DATE.search(text, 0, _LONGEST_NAMES)
    place = date and _NUMBERED.search(text, date.end())
    if not date or not place:
        return None
    names, titles = text[: date.start()].rstrip("."), text[date.end() : place.start()]
    return _Parts(names, titles, PartialDate(int(date["year"] or date["bracketed"])), place)


def _is_rest(text: str, start: int, marks: list[Mark]) -> bool:
    """Whether marks are all that stands behind the pages, and stand nowhere else."""
    for mark in marks:
        if mark.start < start or not _REST.fullmatch(text, start, mark.start):
            return False
        start = mark.end
    return bool(_REST.fullmatch(text, start))


def _date(place: re.Match[str]) -> PartialDate:
    year, month = int(place["year"] or place["bracketed"]), month_number(place["month"] or "")
    until = month_number(place["until"] or "")
    end = PartialDate(year, until) if month and until else None
    return PartialDate(year, month, int(place["day"] or 0) if month else 0, end=end)


def _pages(place: re.Match[str]) -> Pages | None:
    first, last = place["first"], place["last"]
    if not first or first == NO_PAGE:
        return None
    return Pages(((first, restore_end(first, last) if last else ""),))
