"""Books and their chapters.

`Names. Title. 2nd ed. City: Publisher; 2004`, and `Names. Title. In: Names, editors. Book. City: ...`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cgt_cite.lazily import lazily
from cgt_cite.model import Fields, Name, PartialDate
from cgt_cite.parse.lexicon import Lexicon

from .names import part_names, read_names
from .places import PAGES, YEAR, pages

_EDITION = (
    r"(?:(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) "
    r"[Ee]d(?:n|ition)?\. )?"
)
_PLACE = r"(?P<place>(?:St\. )?[A-Z][^\W\d_][^\d.:;()\[\]&]{1,50}(?:, D\.C\.|D\.C)?)"
_PUBLISHER = r"(?P<publisher>[A-Z][^\d.:;()\[\]]{2,80}(?:, Inc\.?|, Ltd\.?)?)"
_IMPRINT = rf"(?P<year>{YEAR})(?:[.:;,] pp?\. ?{PAGES})?"
_TAILS = (
    lazily(rf"(?<=[.?] ){_EDITION}{_PLACE}: {_PUBLISHER}; {_IMPRINT}\Z"),
    lazily(rf"(?<=[.?] ){_EDITION}{_PUBLISHER}; {_PLACE}: {_IMPRINT}\Z"),
)
_IN = ". In: "
_EDITORS = lazily(r"(?P<names>[^:;]{3,300}), ?(?:editors?|eds?)[.:,]{1,2} (?P<container>[^\d\[\]].{3,200})")
# What is more than a book, or something else.
_OTHER = lazily(
    r"\[|\. |\b(?:thesis|dissertation|proceedings|conference|symposium|congress|report|working paper|"
    r"in:|editors?|eds?\.|eds?\)|\d(?:st|nd|rd|th)? ed|vol\.|volume|patent|available)",
    re.IGNORECASE,
)
_LONGEST = 200
_SHORTEST_TITLE = 3


def read_book(body: str, lexicon: Callable[[], Lexicon], *, identified: bool) -> Fields | None:  # noqa: ARG001 - as every form
    """The fields of a book or chapter, some of them empty, or None."""
    tails = (tail.search(body, max(0, len(body) - _LONGEST)) for tail in _TAILS) if ": " in body else ()
    found = next(filter(None, tails), None)
    if not found:
        return None
    before, within, book = body[: found.start()].rstrip(" .").partition(_IN)
    titles = _chapter(book) if within else {"type": "book"}
    if titles is None:
        return None
    for people, title in (*part_names(before), *_published(before, found["publisher"])):
        if len(title) > _SHORTEST_TITLE and not _OTHER.search(title):
            return {**people, "title": title, **titles, **_imprint(found)}
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
        "editor_cut": editors["author_cut"],
        "container_title": found["container"],
    }


def _imprint(found: re.Match[str]) -> Fields:
    return {
        "edition": found["edition"] or "",
        "publisher_place": found["place"],
        "publisher": found["publisher"],
        "issued": PartialDate(int(found["year"])),
        "page": pages(found["first"], found["last"]),
    }
