"""Papers at meetings, as PMC prints them.

`Names. Title; Proceedings of the X; City, Country. 2-4 May 2019; pp. 1-9`.
"""

from __future__ import annotations

import re

from cgt_cite.fields.dates import month_number
from cgt_cite.model import Fields, PartialDate
from cgt_cite.regex import lazy_compile

from .names import part_names
from .places import PAGES, YEAR, pages

_MEETING = lazy_compile(
    r"(?P<title>[^;\[\]]{20,300}); (?P<container>Proceedings of [^;]{10,250}); "
    r"(?P<place>[A-Z][^\W\d_][^\d;.]{1,60})\. "
    r"(?:(?P<from>\d{1,2})(?: (?P<first_month>[A-Z][a-z]{2,8}))?[-–])?"
    rf"(?P<day>\d{{1,2}}) (?P<month>[A-Z][a-z]{{2,8}}) (?P<year>{YEAR})"
    r"(?:; (?P<city>[A-Z][^\d:;.]{2,60}): (?P<publisher>[A-Z][^\d:;]{2,60}); (?P<again>\d{4}))?"
    rf"(?:[;.] pp?\. {PAGES})?"
)


def read_proceedings(body: str) -> Fields | None:
    """The fields of a paper, some of them empty, or None."""
    if "; Proceedings of " not in body:
        return None
    for people, rest in part_names(body):
        if found := _MEETING.fullmatch(rest):
            return {
                "type": "paper-conference",
                **people,
                "title": found["title"],
                "container_title": found["container"],
                "publisher": found["publisher"] or "",
                "publisher_place": found["city"] or found["place"],
                "issued": _date(found),
                "page": pages(found["first"], found["last"]),
            }
    return None


def _date(found: re.Match[str]) -> PartialDate:
    """The days of the meeting."""
    year, month = int(found["year"]), month_number(found["month"])
    last = PartialDate(year, month, int(found["day"]) if month else 0)
    if not found["from"] or not month:
        return last
    return PartialDate(year, month_number(found["first_month"] or "") or month, int(found["from"]), end=last)
