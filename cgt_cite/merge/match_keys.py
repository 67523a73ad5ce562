"""Make match keys, values whose sharing suggests that two records are of the same work.

A match key is one string: its kind and its folded parts, joined by tabs; `fold` leaves their letters and
digits only, in lower case and without accents.  Record linkage calls such values
blocking keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from cgt_cite.fields.text import clean, fold
from cgt_cite.fields.urls import url_key
from cgt_cite.merge.generic_titles import is_generic
from cgt_cite.model import NameList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Fields, Name

IDENTIFIER_TYPES = ("PMID", "PMCID", "DOI")
IDENTIFIER_KEYS = tuple(f"{name}\t" for name in IDENTIFIER_TYPES)  # how the keys of identifiers begin
LONG_TITLE = 25  # folded letters; author, year and a title of this length identify a work
SHORT_TITLE = 12  # the same if there are two authors and the title is not generic
UNDATED = "undated"  # key of author and long title, for records without a year
_MIN_TEXT_LENGTH = 12
_MAX_TEXT_LENGTH = 20_000  # of longer texts, the beginning and the length are compared
_ITEM_LENGTH = 40  # folded letters compared of two items at the same position of a list


def match_key(kind: str, *parts: str) -> str:
    """One match key."""
    return "\t".join((kind, *parts))


def identifiers(fields: Fields) -> tuple[str, ...]:
    """PMID, PMCID and DOI in a form to compare; empty if missing."""
    return tuple([comparable(fields[kind]) if kind in fields else "" for kind in IDENTIFIER_TYPES])


def comparable(identifier: str) -> str:
    """The identifier in lower case, without escapes and characters that some formats cannot hold."""
    if identifier.isascii() and "%" not in identifier:
        return identifier.casefold()
    return clean(unquote(identifier)).casefold()


def match_keys(fields: Fields, text: str = "", item: str = "") -> tuple[str, ...]:
    """All keys of a record: of its work's fields, its reference string, its place in an article's list."""
    return *identifier_keys(identifiers(fields)), *other_keys(fields, text, item)


def other_keys(fields: Fields, text: str, item: str) -> Iterator[str]:
    """The keys of a record but those of its identifiers."""
    yield from bibliographic_keys(fields)
    yield from text_keys(text, item)


def identifier_keys(values: tuple[str, ...]) -> Iterator[str]:
    """A key for each identifier that is not empty."""
    return (match_key(kind, value) for kind, value in zip(IDENTIFIER_TYPES, values, strict=True) if value)


def bibliographic_keys(fields: Fields) -> Iterator[str]:
    """The keys made of author, year, title, volume, page and URL."""
    people: NameList = fields.get("author") or fields.get("editor") or NameList()
    names = people.names
    family = _family(names[0]) if names else ""
    if not family and "URL" not in fields:
        return
    title = fold(fields.get("title", ""))
    if url := url_key(fields.get("URL", "")):
        yield from _url_keys(url, family, title)
    if not family:
        return
    issued = fields.get("issued")
    year = str(issued.year) if issued else ""
    volume, page = fields.get("volume"), fields.get("page")
    if year and volume and page:
        yield match_key("locator", family, year, fold(volume), fold(page.first))
    if len(title) >= LONG_TITLE:
        yield match_key(UNDATED, family, title)
    if year and _is_specific(title, names):
        yield match_key("title", family, year, title)


def _url_keys(url: str, family: str, title: str) -> Iterator[str]:
    """The same URL with the same title or, unless it is a site's home page, the same author."""
    if title:
        yield match_key("url and title", url, title)
    if family and "/" in url:
        yield match_key("url and author", url, family)


def _is_specific(title: str, names: tuple[Name, ...]) -> bool:
    if len(title) >= LONG_TITLE:
        return True
    return len(names) > 1 and len(title) >= SHORT_TITLE and not is_generic(title)


def _family(name: Name) -> str:
    return fold(name.family or name.literal)


def text_keys(text: str, item: str = "") -> Iterator[str]:
    """Keys for the same text, and for the same position in an article's list with a similar text."""
    folded = text_key(text)
    if len(folded) >= _MIN_TEXT_LENGTH:
        yield match_key("text", folded)
    if item:
        yield match_key("item", item, folded[:_ITEM_LENGTH])


def text_key(text: str) -> str:
    """A reference string in a form to compare."""
    return fold(text[:_MAX_TEXT_LENGTH]) + (str(len(text)) if len(text) > _MAX_TEXT_LENGTH else "")
