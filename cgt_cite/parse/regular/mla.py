"""Articles as PubMed's own button cites them in MLA style.

`Smith, Ann B, and Bo Jones. “Title.” Journal vol. 2,3 (2004): 5-9.`
"""

from __future__ import annotations

import re

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, parse_date
from cgt_cite.fields.names import parse_name
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Fields, PartialDate
from cgt_cite.regex import lazy_compile

from .places import PAGES

_CITED = lazy_compile(
    r"(?P<names>[^“”]{3,120})[.,] “(?P<title>[^“”]{3,400}?)\.?” (?P<container>[^“”]{2,120}?),? "
    r"vol\. (?P<volume>\d{1,4})"
    rf"(?:,(?P<issue>[\w ]{{1,12}}))? (?:\((?P<year>{RECENT_YEAR})\)(?:: {PAGES})?|"
    rf"(?P<number>[\w-]{{1,20}})\. (?P<date>(?:\d{{1,2}} )?(?:{MONTH}\.? )?{RECENT_YEAR}))"
)
_NAME = r"[^\W\d_][^,;.“”\d]{1,60}"
_NAMES = lazy_compile(rf"(?P<first>{_NAME}, {_NAME}?)(?:,? and (?P<second>{_NAME})|(?P<cut>,? et al))?")


def read_mla(body: str) -> Fields | None:
    """The fields of an article, some of them empty, or None."""
    found = _CITED.fullmatch(body) if "” " in body and " vol. " in body else None
    names = _NAMES.fullmatch(found["names"]) if found else None
    if not found or not names:
        return None
    people = [parse_name(names[part]) for part in ("first", "second") if names[part]]
    return {
        "type": "article-journal",
        "author": tuple(people),
        "author_truncated": bool(names["cut"]),
        "title": found["title"],
        "container_title": found["container"],
        "volume": found["volume"],
        "issue": found["issue"] or "",
        **_place(found),
    }


def _place(found: re.Match[str]) -> Fields:
    """Date and pages."""
    if found["year"]:
        return {"issued": PartialDate(int(found["year"])), "page": page_range(found["first"], found["last"])}
    return {"issued": parse_date(found["date"]), "page": page_range(found["number"], "")}
