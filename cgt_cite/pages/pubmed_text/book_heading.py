"""What stands above the excerpt of a book or a chapter: title, names, `In: ` and the book, its date."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book, without_medium
from cgt_cite.pages.pubmed_text import vocabulary as at
from cgt_cite.pages.pubmed_text.people import shown_names, title_and_names

if TYPE_CHECKING:
    from cgt_cite.model import Work

_IN = "In: "
_LINES = 4  # of an imprint and the date below it


def read_book_heading(lines: list[str]) -> Work | None:
    """What the lines say of a book or a chapter; None where they have no imprint."""
    place, book = _imprint(lines)
    if not book:
        return None
    types = [number for number in range(place) if lines[number].casefold() in at.ABOVE_CITATION]
    above = [line for line in lines[types[-1] + 1 if types else 0 : place] if not at.NO_TITLE.match(line)]
    shown, named = title_and_names(above, sure=bool(types))
    title, medium = without_medium(shown or book.title)
    return book._replace(
        title=title,
        author=shown_names(named),
        medium=book.medium or medium,
        other_ids=tuple(f"Bookshelf ID:{found[1]}" for found in at.BOOKSHELF.finditer(" ".join(lines))),
    )


def _imprint(lines: list[str]) -> tuple[int, Work | None]:
    """Where the book of a chapter is named, else where an imprint begins, and what stands there."""
    for starts in (lambda line: line.startswith(_IN), parse_book):
        for place, line in enumerate(lines):
            shown = takewhile(lambda line: not at.NO_TITLE.match(line), lines[place : place + _LINES])
            if starts(line) and (book := parse_book(" ".join(shown))):
                return place, book
    return 0, None
