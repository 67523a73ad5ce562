"""Read the heading of a book or chapter, above its excerpt: title, names, `In: ` and the book, date."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cgt_cite.fields.book_citation import parse_book, split_medium
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.model import Identifier
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.pubmed_text.people import title_and_names

if TYPE_CHECKING:
    from cgt_cite.model import Work

_IN = "In: "
_LINES = 4  # of an imprint (place, publisher, year) and the date below it


def read_book_heading(lines: list[str]) -> Work | None:
    """Read a book or chapter from the lines of its heading; None if they have no imprint."""
    index, book = _imprint(lines)
    if not book:
        return None
    types = [number for number in range(index) if lines[number].casefold() in vocabulary.PUBLICATION_TYPES]
    above = [
        line
        for line in lines[types[-1] + 1 if types else 0 : index]
        if not vocabulary.NOT_A_TITLE.match(line)
    ]
    title_line, named = title_and_names(above, sure=bool(types))
    title, medium = split_medium(title_line or book.title)
    return book._replace(
        title=title,
        author=parse_names(named, NameForm.DISPLAY),
        medium=book.medium or medium,
        other_ids=tuple(
            Identifier("Bookshelf ID", found[1]) for found in vocabulary.BOOKSHELF.finditer(" ".join(lines))
        ),
    )


def _imprint(lines: list[str]) -> tuple[int, Work | None]:
    """The line of a chapter's book, or else of an imprint, and the book read there."""
    for starts in (lambda line: line.startswith(_IN), parse_book):
        for index, line in enumerate(lines):
            imprint = takewhile(
                lambda line: not vocabulary.NOT_A_TITLE.match(line), lines[index : index + _LINES]
            )
            if starts(line) and (book := parse_book(" ".join(imprint))):
                return index, book
    return 0, None
