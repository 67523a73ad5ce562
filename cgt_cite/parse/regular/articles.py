"""Articles in journals: `Names. Title. Container. 2004;20:103-9` and what keeps as strictly to its order."""

from __future__ import annotations

from collections.abc import Callable

from cgt_cite.fields.dates import MONTH, RECENT_YEAR, month_number
from cgt_cite.model import Fields, PartialDate
from cgt_cite.parse.kinds import is_server
from cgt_cite.parse.lexicon import Lexicon
from cgt_cite.regex import lazy_compile

from .names import part_from_container, part_names, read_names
from .places import Place, find_bare, find_dated, find_undated
from .titles import read_container, read_journal, read_titles

_DATE = lazy_compile(
    rf"[.,]? (?:\((?P<bracketed>{RECENT_YEAR})[a-z]?(?:, (?P<month>{MONTH})(?: (?P<day>[0-3]?\d))?)?\)|"
    rf"(?P<year>{RECENT_YEAR})[a-z]?)[.:,]? "
)
_YEAR = lazy_compile(rf"{RECENT_YEAR} ")
_LONGEST_NAMES = 600


def read_article(body: str, lexicon: Callable[[], Lexicon], *, identified: bool) -> Fields | None:
    """The fields of an article, some of them empty, or None."""
    fields = _year_last(body, lexicon, identified=identified) or _year_first(body, lexicon) or _bare(body)
    if not fields:
        return None
    return {"type": "article" if is_server(fields["container_title"]) else "article-journal", **fields}


def _year_last(body: str, lexicon: Callable[[], Lexicon], *, identified: bool) -> Fields | None:
    """`Names. Title. Container. 2004 Mar 5;20(3):103-9` and `Names: Title. Container (2004) 20:103`."""
    place = find_dated(body, identified=identified)
    if not place:
        return None
    before = body[: place.start].rstrip()
    if alone := read_journal(before, lexicon):
        return {**alone, **place.fields}
    for people, rest in part_names(before):
        if (titles := read_titles(rest, lexicon)) and not _is_misled(people, titles, place):
            return {**people, **titles, **place.fields}
    found = part_from_container(before)
    container = read_container(found[1], lexicon) if found else None
    return {**found[0], **container, **place.fields} if found and container else None


def _is_misled(people: Fields, titles: Fields, place: Place) -> bool:
    """Whether the title is lacking behind a group, which may be it, or begins with a year.

    The latter where the place has no volume: `2016 Title. Journal 2016:31374`.
    """
    if not titles["title"]:
        return bool(people["author"][-1].literal)
    return bool(_YEAR.match(titles["title"])) and not place.fields["volume"]


def _year_first(body: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """`Names (2004) Title. Container 20(3): 103-9` and `Names. 2004. Title. Container, 20(3), 103-9`."""
    date = _DATE.search(body, 0, _LONGEST_NAMES)
    place = find_undated(body, date.end()) if date else None
    if not date or not place:
        return None
    people = read_names(body[: date.start()].rstrip("."))
    titles = read_titles(body[date.end() : place.start].rstrip(" ,"), lexicon) if people else None
    if not people or not titles or not titles["title"]:
        return None
    month = month_number(date["month"] or "")
    if date["month"] and not month:
        return None
    issued = PartialDate(int(date["year"] or date["bracketed"]), month, int(date["day"] or 0))
    return {**people, **titles, **place.fields, "issued": issued}


def _bare(body: str) -> Fields | None:
    """`Smith, J., & Jones, B. 2015, ApJ, 229, 1046`."""
    found = find_bare(body)
    people = read_names(body[: found[0].start].rstrip(".,")) if found else None
    return {**people, "container_title": found[1], **found[0].fields} if found and people else None
