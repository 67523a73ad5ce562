"""Articles as the Chinese standard GB/T 7714 cites them: `王伟, 李明. 题目[J]. 期刊, 2018, 98(12): 91-96`."""

from __future__ import annotations

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Fields, Name, PartialDate
from cgt_cite.parse.cjk import FIRST, NAME
from cgt_cite.regex import lazy_compile

from .places import PAGES

_HALF = str.maketrans("，．：；（）‑", ",.:;()-")
_ARTICLE = lazy_compile(
    rf"(?P<names>{NAME}(?:, ?{NAME}){{0,20}})(?P<cut>,? ?等)?[.。] ?(?P<title>[^.。]{{4,120}})[.。] ?"
    rf"(?P<container>[^.,。\d]{{2,30}}), ?(?P<year>{RECENT_YEAR})[,;] ?(?:(?P<volume>\d{{1,4}}) ?)?"
    rf"(?:\((?P<issue>[\w-]{{1,9}})\))?: ?{PAGES}\.?"
)
_COMMA = lazy_compile(r", ?")


def read_chinese(body: str) -> Fields | None:
    """The fields of an article, some of them empty, or None."""
    found = _ARTICLE.fullmatch(body.translate(_HALF)) if body[:1] >= FIRST else None
    if not found:
        return None
    return {
        "type": "article-journal",
        "author": tuple(Name(literal=name) for name in _COMMA.split(found["names"])),
        "author_truncated": bool(found["cut"]),
        "title": body[slice(*found.span("title"))].strip(),
        "container_title": found["container"].strip(),
        "issued": PartialDate(int(found["year"])),
        "volume": found["volume"] or "",
        "issue": found["issue"] or "",
        "page": page_range(found["first"], found["last"]),
    }
