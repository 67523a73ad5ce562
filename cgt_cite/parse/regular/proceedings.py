"""Papers at meetings, as PMC prints them.

`Names. Title; Proceedings of the X; City, Country. 2-4 May 2019; pp. 1-9`.
"""

from __future__ import annotations

import re

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, year_and
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Fields, PartialDate
from cgt_cite.regex import lazy_compile

from .names import part_names
from .places import PAGES

_MEETING = lazy_compile(
    r"(?P<title>[^;\[\]]{20,300}); (?P<container>Proceedings of [^;]{10,250}); "
    r"(?P<place>[A-Z][^\W\d_][^\d;.]{1,60})\. "
    rf"(?:(?P<from>\d{{1,2}})(?: (?P<first_month>{MONTH}))?[-–])?"
    rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH}) (?P<year>{RECENT_YEAR})"
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
                "page": page_range(found["first"], found["last"]),
            }
    return None


def _date(found: re.Match[str]) -> PartialDate:
    """The days of the meeting."""
    first = f"{found['first_month'] or found['month']} {found['from']}-" if found["from"] else ""
    return year_and(found["year"], f"{first}{found['month']} {found['day']}")
