"""Strictly regular references, read by rules: `Smith JA, Jones B. Title. J Name. 2004;20(3):103-9. doi: ...`.

Most of what PubMed shows has this one form.  Where every part of a string keeps to it, nothing is left to
weigh, and rules are as right as the tagger and many times as fast; whatever keeps to it less is the tagger's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cgt_cite.fields.dates import month_number
from cgt_cite.fields.names import is_particle, person
from cgt_cite.fields.pages import restore_end
from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Name, Pages, PartialDate

from .extras import of_marks
from .marks import Mark
from .tokens import words_of

IsJournal = Callable[[list[str]], bool]  # of words in lower case

_YEAR = r"(?:1[89]|20)\d\d"
_VOLUME = (
    r"(?:[Vv]ol\. ?)?(?P<volume>\d{1,4})"
    r"(?:,? ?(?:\(|issue |no\. ?)(?P<issue>\d[-–‐\d]{0,8})\b\)?)?"
)
_PAGES = r"(?P<first>e\d{5}[-–]\d\d(?!\d)|[A-Za-z]{0,2}\d{1,7})(?:[-–‐](?P<last>[A-Za-z]{0,2}\d{1,6}))?"
_BEFORE_PAGES = r"(?:: ?|, ?(?:pp?\. ?)?)"
_END = r"(?=[. ]|\Z)"
_PLACE = lazily(
    rf"(?:(?P<year>{_YEAR})(?: (?P<month>[A-Z][a-z]{{2,8}})(?: (?P<day>[0-3]?\d))?)?(?:; ?|, )"
    rf"|\((?P<bracketed>{_YEAR})\)\.? ){_VOLUME}(?:{_BEFORE_PAGES}{_PAGES})?{_END}"
)
_DATE = lazily(rf"[.,]? \(?(?P<year>{_YEAR})[a-z]?\)?[.:,]? ")
_NUMBERED = lazily(rf",? {_VOLUME}(?:{_BEFORE_PAGES}| (?=\w+[-–‐])){_PAGES}{_END}")
_BEHIND_NAMES = lazily(r"(?<=et al)(?: ?\.){0,2}:? |\.? ?: |\. ")
_PIECE = lazily(
    r"(?P<family>(?:[a-z]{1,4} ){0,3}[^\W\d_][\w'’‐-]+(?: [^\W\d_][\w'’‐-]+)?)"
    r" (?P<given>[^\W\d_]{1,3}|[^\W\d_]\.?(?:[ ‐-]?[^\W\d_]\.?){0,2})"
)
_INVERTED = lazily(
    r"(?P<family>(?:[a-z]{1,4} ){0,3}[^\W\d_][\w'’‐-]+(?: [^\W\d_][\w'’‐-]+)?), "
    r"(?P<given>[^\W\d_]\.(?:[ ‐-]{0,2}[^\W\d_]\.){0,3})(?:,? (?:&|and|e|y|et|und) |, |\Z)"
)
_ET_AL = lazily(r",? et al\Z")
_BORDER = lazily(r"[.?!] (?=[A-Z])")
_CONTAINER = lazily(
    r"(?=...)[A-Z][\w'’&-]*(?: (?:[A-Z][\w'’&-]*|of|and|the|in|for|de|et|&)){0,9}(?: \([A-Z]\w+\))?"
)
_NO_TITLE = lazily(
    r"[^\W\d_]{1,2}[.,]|[^\W\d_]+(?: [^\W\d_]+)? [A-Z]{1,3}[.,]|"
    r"(?:Jr|Sr|I{2,3}|IV|Junior|Filho|Neto)\b|(?:[Ff]or the|[Oo]n behalf)\b"
)
_REST = lazily(r"[\s.,;:\[\]]*")
_LONGEST_NAMES = 600
_SHORTEST_END = 3  # words of a title's last sentence
_SHORTEST_TITLE = 4  # words; what is shorter may be a journal's name, or a part of one
_POINTS = str.maketrans("", "", ".-‐ ")
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV", "Junior", "Filho", "Neto"))


class _Parts(NamedTuple):
    """A string taken apart, each part still as printed."""

    names: str
    titles: str  # title and container
    date: PartialDate
    place: re.Match[str]


def read_regular(text: str, marks: list[Mark], is_journal: IsJournal) -> Fields | None:
    """The fields of a reference that keeps to one of the forms, or None."""
    parts = next((parts for form in _FORMS if (parts := form(text)) and _is_rest(text, parts, marks)), None)
    if not parts:
        return None
    people = _read_names(parts.names)
    works = _read_titles(parts.titles, is_journal) if people else None
    if not people or not works:
        return None
    place = parts.place
    fields = {
        "type": "article-journal",
        "author": people[0],
        "author_cut": people[1],
        "title": works[0],
        "container_title": works[1],
        "issued": parts.date,
        "volume": place["volume"],
        "issue": place["issue"] or "",
        "page": _pages(place),
        **of_marks(marks),
    }
    return {name: value for name, value in fields.items() if value}


def _year_last(text: str) -> _Parts | None:
    """`Names. Title. Container. 2004 Mar 5;20(3):103-9` and `Names: Title. Container (2004) 20:103`."""
    place = _PLACE.search(text)
    border = place and _BEHIND_NAMES.search(text, 0, place.start())
    if not place or not border:
        return None
    month = month_number(place["month"] or "")
    date = PartialDate(
        int(place["year"] or place["bracketed"]), month, int(place["day"] or 0) if month else 0
    )
    return _Parts(text[: border.start()], text[border.end() : place.start()].rstrip(), date, place)


def _year_first(text: str) -> _Parts | None:
    """`Names (2004) Title. Container 20(3): 103-9` and `Names. 2004. Title. Container, 20(3), 103-9`."""
    date = _DATE.search(text, 0, _LONGEST_NAMES)
    place = date and _NUMBERED.search(text, date.end())
    if not date or not place:
        return None
    names, titles = text[: date.start()].rstrip("."), text[date.end() : place.start()]
    return _Parts(names, titles, PartialDate(int(date["year"])), place)


_FORMS = (_year_last, _year_first)


def _is_rest(text: str, parts: _Parts, marks: list[Mark]) -> bool:
    """Whether marks are all that stands behind the pages, and stand nowhere else."""
    start = parts.place.end()
    for mark in marks:
        if mark.start < start or not _REST.fullmatch(text, start, mark.start):
            return False
        start = mark.end
    return bool(_REST.fullmatch(text, start))


def _read_names(text: str) -> tuple[tuple[Name, ...], bool] | None:
    """The authors, and whether their list is cut; None if one of them keeps to no form."""
    whole = _ET_AL.sub("", text)
    names = tuple(_inverted(whole)) if _INVERTED.match(whole) else tuple(map(_name, _pieces(whole, text)))
    people = tuple(name for name in names if name)
    return (people, whole != text) if len(people) == len(names) else None


def _pieces(whole: str, text: str) -> list[str]:
    pieces = whole.split("; " if "; " in whole else ", ")
    dotted = any(piece[-1:] == "." for piece in pieces[:-1]) or "." in pieces[-1]
    if dotted and whole == text:
        pieces[-1] += "."  # the list's own stop
    return pieces


def _inverted(text: str) -> Iterator[Name | None]:
    """`Smith, J. A., & Jones, B.`."""
    start = 0
    text += "." if text[-1:] != "." else ""
    while start < len(text):
        found = _INVERTED.match(text, start)
        if not found:
            yield None
            return
        yield _person(found["family"], found["given"])
        start = found.end()


@lru_cache(maxsize=4096)
def _name(text: str) -> Name | None:
    """`Smith JA`, `van der Berg J.A.`."""
    found = _PIECE.fullmatch(text)
    return _person(found["family"], found["given"]) if found else None


def _person(family: str, given: str) -> Name | None:
    if not given.translate(_POINTS).isupper():
        return None
    words = family.split(" ")
    proper = words[sum(map(is_particle, words)) :]
    if not proper or not all(word[0].isupper() and not word.isupper() for word in proper):
        return None
    return person(family, given) if _SUFFIXES.isdisjoint(words) else None


def _read_titles(text: str, is_journal: IsJournal) -> tuple[str, str] | None:
    """The title and the container, where their border is beyond doubt."""
    if _NO_TITLE.match(text) or "[" in text or " in: " in text.lower():
        return None
    borders = [match.start() + 1 for match in _BORDER.finditer(text)]
    if not borders:
        return None
    for border in borders:
        container = text[border:].strip()
        if is_journal([word.lower() for word in words_of(container)]):
            break
    else:
        if len(borders) > 1 or not _CONTAINER.fullmatch(text[borders[0] :].strip(" .")):
            return None
        border = borders[0]
    title, container = text[:border].removesuffix("."), text[border:].strip()
    end = max((start for start in borders if start < border), default=0)
    if title.count(" ") < _SHORTEST_TITLE or title.count(" ", end) < _SHORTEST_END:
        return None
    bare = container.removesuffix(".")
    return title, container if ". " in container else bare


def _date(place: re.Match[str]) -> PartialDate:
    month = month_number(place["month"] or "")
    return PartialDate(
        int(place["year"] or place["bracketed"]), month, int(place["day"] or 0) if month else 0
    )


def _pages(place: re.Match[str]) -> Pages | None:
    first, last = place["first"], place["last"]
    if not first:
        return None
    return Pages(((first, restore_end(first, last) if last else ""),))
