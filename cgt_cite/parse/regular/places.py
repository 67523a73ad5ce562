"""Where an article stands in regular references: date, volume, issue and pages, at the string's end."""

from __future__ import annotations

import re
from typing import NamedTuple

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, parse_date, year_and
from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.fields.page_ranges import page_range, parse_pages
from cgt_cite.model import Fields, PartialDate
from cgt_cite.regex import lazy_compile

PAGES = (
    r"(?P<first>e\d{5}[-–]\d\d(?!\d)|\d{1,2}(?:\.\d{1,2}){2}(?=[-–])|[A-Za-z]{0,4}\d{1,7}[A-Za-z]?|null)"
    r"(?:[-‐-–](?P<last>\d{1,2}(?:\.\d{1,2}){2}|[A-Za-z]{0,2}\d{1,6}[A-Za-z]?))?"
)
_VOLUME = (
    r"(?:[Vv]ol\. ?)?(?P<volume>\d{1,4})"
    r"(?:(?:,? ?(?:\(|issue |no\. ?)| (?=Suppl ))"
    r"(?P<issue>[A-Z]?\d[-–‐/\d]{0,8}s?(?: (?:Pt|Suppl)(?: \d{1,2})?)?|"
    r"(?:[Ss]uppl\.?|Pt)(?: \d{1,2})?)\b\)?)?"
)
_BEFORE_PAGES = r"(?:: ?(?:p\. ?|pii: ?)?|, ?(?:pp?\. ?)?|\. ?pii: ?)"
# of an abstract in a supplement
_ABSTRACT = (
    r"(?: \((?:suppl; )?[Aa]bstr(?:act)?\.? (?:no\. )?[A-Z]{0,4}\d{1,6}\)|\. Abstract [A-Z]{0,4}\d{1,6})?"
)
_ARTICLE = r"(?:pp?\. ?|Article ID |Art\. (?:ID|[Nn]o\.?) )?"
_RANGE = r"(?:[ivxl]{1,7}|\d{1,5})(?:[-–](?:[ivxl]{1,7}|\d{1,5}))?"
_MONTHS = rf" (?P<month>{MONTH})(?:-(?P<until>{MONTH})| (?P<day>[0-3]?\d))?"
_DATE = rf"(?<!\d)(?:(?P<year>{RECENT_YEAR})[a-d]?(?:{_MONTHS})?|\((?P<bracketed>{RECENT_YEAR})\))"
# Each with what it cannot do without.  The year before the volume, behind all, before the pages, behind
# words; no volume.
_DATED = (
    (
        "",
        lazy_compile(
            rf"{_DATE}(?:(?<!\))(?:; ?|, )|(?<=\))\.? )"
            rf"{_VOLUME}(?:{_BEFORE_PAGES}{PAGES})?{_ABSTRACT}\Z"
        ),
    ),
    (
        "",
        lazy_compile(
            rf"(?<=[ ,]){_VOLUME}{_BEFORE_PAGES}{PAGES}"
            rf"(?:, (?P<year>{RECENT_YEAR})| \((?P<bracketed>{RECENT_YEAR})\)){_ABSTRACT}\Z"
        ),
    ),
    (" (", lazy_compile(rf"(?<=[ ,]){_VOLUME} \((?P<bracketed>{RECENT_YEAR})\)[:,]? {PAGES}\Z")),
    (
        "vol. ",
        lazy_compile(
            r"(?<=, )vol\. (?P<volume>\d{1,4})(?:, no\. (?P<issue>\d{1,3}(?:[-–]\d{1,3})?))?"
            rf"(?:, {_ARTICLE}{PAGES}(?:, \d{{1,3}} pages)?)?, "
            rf"(?:(?P<month>{MONTH})\.? )?(?P<year>{RECENT_YEAR})\Z"
        ),
    ),
    (
        "; Vol. ",
        lazy_compile(
            rf"{_DATE}; Vol\. (?P<volume>\d{{1,4}})"
            rf"(?:, (?:issue|Suppl(?:ement)?) (?P<issue>[\w ()/&-]{{1,20}}?))?:{PAGES}\Z"
        ),
    ),
    (":", lazy_compile(rf"{_DATE}: ?{PAGES}\Z")),
    (
        "CD",
        lazy_compile(
            rf"{_DATE}[,;] ?\(?(?:[Ii]ssue |No\. ?)?(?P<issue>\d{{1,2}})\)?[.:,;] ?(?:Art\. ?No\.?:? ?)?"
            r"(?P<first>CD\d{6})(?:\.pub\d)?\Z"
        ),
    ),
    (";", lazy_compile(rf"{_DATE}; ?(?=\d{{5}}|\d+[-–]\d|(?!pp)[a-z]{{2,4}}\d{{3}}\Z){PAGES}\Z")),
    (", ", lazy_compile(rf"{_DATE}; ?{_VOLUME}: ?(?P<several>{_RANGE}(?:, {_RANGE}){{1,4}})\Z")),
    (";(", lazy_compile(rf"{_DATE};\((?P<issue>\d{{1,3}})\):{PAGES}\Z")),
)
_YEAR_ALONE = (". ", lazy_compile(rf"(?<=[.] ){_DATE}\Z"))
_UNDATED = lazy_compile(rf"(?<=[ ,.]){_VOLUME}(?:{_BEFORE_PAGES}| (?=\w+[-‐-–])){PAGES}\Z")
_BARE = lazy_compile(rf" (?P<year>{RECENT_YEAR}), (?P<container>[A-Z][\w&. ]{{1,40}}), {_VOLUME}, {PAGES}\Z")
_PARTS_BEHIND_YEAR = 3
_TIMES = frozenset(word[:3] for word in (*MONTHS, *SEASONS))
_LONGEST = 80


class Place(NamedTuple):
    """Where the place begins in the string, and what it says."""

    start: int
    fields: Fields


def find_dated(body: str, *, identified: bool) -> Place | None:
    """The place with its year; the year may stand alone where the article is identified otherwise."""
    start = max(0, len(body) - _LONGEST)
    for needle, pattern in (*_DATED, _YEAR_ALONE) if identified else _DATED:
        if body.find(needle, start) >= 0 and (found := pattern.search(body, start)):
            return _with_season(_place(found), body)
    return None


def _with_season(place: Place, body: str) -> Place:
    """The place with the season or the months that stand before its year: `Pediatrics. Winter 2002;12`."""
    start = body.rfind(". ", 0, place.start) + 2
    if body[start : start + 3].casefold() not in _TIMES:
        return place
    words = body[start : place.start].rstrip()
    ended = words.endswith(".")  # `IEEE Commun. Mag.` is no `maggio`
    found = None if ended else parse_date(f"{place.fields['issued'].year} {words}")
    return Place(start, {**place.fields, "issued": found}) if found else place


def find_undated(body: str, start: int) -> Place | None:
    """The place, where the year stands elsewhere."""
    found = _UNDATED.search(body, max(start, len(body) - _LONGEST))
    return _place(found) if found else None


def find_bare(body: str) -> tuple[Place, str] | None:
    """The place and the container of an article without a title, as astronomers cite."""
    year = body.rsplit(", ", _PARTS_BEHIND_YEAR)[0]
    found = _BARE.search(body, max(0, len(body) - _LONGEST)) if year[-4:].isdigit() else None
    return (_place(found), found["container"]) if found else None


def _place(found: re.Match[str]) -> Place:
    said = found.groupdict()
    volume, issue = said.get("volume") or "", said.get("issue") or ""
    unbracketed = f"{volume} {issue}" in found[0]
    if unbracketed and issue.startswith("Suppl"):  # as in MEDLINE, part of what it follows
        volume, issue = f"{volume} {issue}", ""
    fields = {
        "issued": _date(said),
        "volume": volume,
        "issue": issue,
        "page": parse_pages(said.get("several") or "") or page_range(said.get("first"), said.get("last")),
    }
    return Place(found.start(), fields)


def _date(said: dict[str, str | None]) -> PartialDate | None:
    year = said.get("year") or said.get("bracketed")
    month, until, day = (said.get(part) or "" for part in ("month", "until", "day"))
    return year_and(year, f"{month}-{until}" if until else f"{month} {day}") if year else None
