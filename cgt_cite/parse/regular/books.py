"""Books and their chapters.

`Names. Title. 2nd ed. City: Publisher; 2004`, and `Names. Title. In: Names, editors. Book. City: ...`; also
`Names. Book. Publisher; City: 2004. Title; pp. 1-9`, as PMC prints chapters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.fields.page_ranges import page_range
from cgt_cite.model import Fields, Name, PartialDate
from cgt_cite.parse.lexicon import Lexicon
from cgt_cite.parse.tokens import keys_of
from cgt_cite.regex import lazy_compile

from .names import part_names, read_names
from .places import PAGES

_EDITION = (
    r"(?:(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) "
    r"[Ee]d(?:n|ition)?\. )?"
)
_PLACE = r"(?P<place>(?:St\. )?[A-Z][^\W\d_][^\d.:;()\[\]&]{1,50}(?:, D\.C\.|D\.C| \([A-Z]{2}\))?)"
_PUBLISHER = r"(?P<publisher>[A-Z][^\d.:;()\[\]]{2,80}(?:, Inc\.?|, Ltd\.?)?)"
_IMPRINT = rf"(?P<year>{RECENT_YEAR})(?:[.:;,] pp?\. ?{PAGES})?"
_TAILS = (
    lazy_compile(rf"(?<=[.?] ){_EDITION}{_PLACE}: {_PUBLISHER}; {_IMPRINT}\Z"),
    lazy_compile(rf"(?<=[.?] ){_EDITION}{_PUBLISHER}; {_PLACE}: {_IMPRINT}\Z"),
)
_PLACELESS = lazy_compile(
    rf"(?<=[.?] ){_EDITION}{_PUBLISHER}; {_IMPRINT}\Z"
)  # where a publisher is beyond doubt
_OF_PUBLISHERS = lazy_compile(
    r"[A-Z].* (?:Press|Publishers?|Publishing|Books|Verlag|Organi[sz]ation|Committee|Cent(?:er|re))"
)
_BEHIND = lazy_compile(
    rf"(?<=[.?] ){_EDITION}{_PUBLISHER}; {_PLACE}: (?P<year>{RECENT_YEAR})\. "
    rf"(?P<title>[^\W_][^;\[\]]{{8,250}}); pp?\. {PAGES}\Z"
)
_TITLE_BEHIND = lazy_compile(  # `Names. Dover; New York: 1996. Title`
    rf"(?P<publisher>[A-Z][^\d.:;()\[\]]{{2,60}}(?:, Inc\.?|, Ltd\.?)?); "
    rf"(?:{_PLACE}: )?(?P<year>{RECENT_YEAR})\. (?P<title>[A-Z][^;\[\]]{{8,250}})"
)
_IN = ". In: "
_EDITORS = lazy_compile(
    r"(?P<names>[^:;]{3,300}), ?(?:editors?|eds?)[.:,]{1,2} (?P<container>[^\d\[\]].{3,200})"
)
# What is more than a book, or something else.
_OTHER = lazy_compile(
    r"\[|\. |\b(?:thesis|dissertation|proceedings|conference|symposium|congress|report|working paper|"
    r"in:|editors?|eds?\.|eds?\)|\d(?:st|nd|rd|th)? ed|vol\.|volume|patent|available)",
    re.IGNORECASE,
)
_LONGEST = 200
_SHORTEST_TITLE = 3


def read_book(body: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The fields of a book or chapter, some of them empty, or None."""
    if behind := _BEHIND.search(body) if "; pp" in body else None:
        return _chapter_behind(behind, body[: behind.start()].rstrip(" ."))
    found = _find_imprint(body, lexicon)
    if not found:
        return _behind_imprint(body, lexicon)
    before, within, book = body[: found.start()].rstrip(" .").partition(_IN)
    titles = _chapter(book) if within else {"type": "book"}
    if titles is None:
        return None
    for people, title in (*part_names(before), *_published(before, found["publisher"])):
        if len(title) > _SHORTEST_TITLE and not _OTHER.search(title):
            return {**people, "title": title, **titles, **_imprint(found)}
    return None


def _find_imprint(body: str, lexicon: Callable[[], Lexicon]) -> re.Match[str] | None:
    """The imprint at the end; one that names no place has a publisher that is known, or is called one."""
    start = max(0, len(body) - _LONGEST)
    for tail in _TAILS if ": " in body and "; " in body else ():
        if found := tail.search(body, start):
            return found
    found = _PLACELESS.search(body, start) if "; " in body else None
    return found if found and _is_publisher(found["publisher"], lexicon()) else None


def _is_publisher(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is beyond doubt a publisher, and no place with it."""
    if lexicon.is_place(keys_of(text.rpartition(", ")[2])):
        return False
    return bool(_OF_PUBLISHERS.fullmatch(text)) or lexicon.is_publisher(keys_of(text))


def _behind_imprint(body: str, lexicon: Callable[[], Lexicon]) -> Fields | None:
    """The fields of a book whose title stands behind a publisher that is beyond doubt."""
    if "; " not in body:
        return None
    for people, rest in part_names(body):
        found = _TITLE_BEHIND.fullmatch(rest)
        known = found and lexicon().is_publisher(keys_of(found["publisher"]))
        named = known or (found and found["place"] and _is_publisher(found["publisher"], lexicon()))
        if found and named and not _OTHER.search(found["title"]):
            imprint = {
                "publisher": found["publisher"],
                "publisher_place": found["place"] or "",
                "issued": PartialDate(int(found["year"])),
            }
            return {"type": "book", **people, "title": found["title"], **imprint}
    return None


def _chapter_behind(found: re.Match[str], before: str) -> Fields | None:
    """The fields of a chapter whose title stands behind its book."""
    for people, book in part_names(before):
        if len(book) > _SHORTEST_TITLE and not _OTHER.search(book):
            titles = {"type": "chapter", "title": found["title"], "container_title": book}
            return {**people, **titles, **_imprint(found)}
    return None


def _published(text: str, publisher: str) -> Iterator[tuple[Fields, str]]:
    """The organisation that publishes its own book, and the title."""
    name, _, title = text.partition(". ")
    if title and name == publisher:
        yield {"author": (Name(literal=name),)}, title


def _chapter(book: str) -> Fields | None:
    """The book that a chapter is in, with its editors."""
    found = _EDITORS.fullmatch(book)
    if not found:
        return None if _OTHER.search(book) else {"type": "chapter", "container_title": book}
    editors = read_names(found["names"].rstrip("."))
    if not editors or _OTHER.search(found["container"]):
        return None
    return {
        "type": "chapter",
        "editor": editors["author"],
        "editor_truncated": editors["author_truncated"],
        "container_title": found["container"],
    }


def _imprint(found: re.Match[str]) -> Fields:
    return {
        "edition": found["edition"] or "",
        "publisher_place": found.groupdict().get("place") or "",
        "publisher": found["publisher"],
        "issued": PartialDate(int(found["year"])),
        "page": page_range(found["first"], found["last"]),
    }
