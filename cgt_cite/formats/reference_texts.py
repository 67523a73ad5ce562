"""Decide which reference strings to write with an entry: those with more information than its fields.

A string has more if one of its words is in no field, or if the fields are unreliable.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_name
from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.fields.text import clean, fold
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.model import Entry, Work

_LONG_WORD = lazy_compile(r"[^\W\d_]{3,}")  # shorter words are initials and the like
_NUMBER = lazy_compile(r"\A(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,3}[.)])\s")  # of an item in a list
_COMBINING_MARKS = lazy_compile("[\u0300-\u036f]+")
ROLES = ("author", "editor", "translator")  # the fields of a `Work` that are lists of names
_ABBREVIABLE = ("container_title", "container_title_short", "collection_title", "event_title")
_TEXTS = (
    *("title", *_ABBREVIABLE, "publisher", "publisher_place", "edition", "volume", "issue", "supplement"),
    *("page", "number", "genre", "medium", "status", "DOI", "PMCID", "arxiv", "URL"),
)
_STYLE_WORDS = """
accessed ahead and article available chapter cited crossref doi doiorg edited edition editor editors eds
epub from google html http https internet issue last online org pages pmc pmcid pmid print published
pubmed retrieved scholar see suppl supplement the updated url viewed visited vol volume www
"""  # words that reference styles put between fields


def texts_to_keep(entry: Entry) -> Iterator[str]:
    """The entry's reference strings with a word missing from its fields; all strings if confidence is low."""
    texts = _distinct(filter(None, map(clean, (*entry.text, *_repeated_citations(entry.work)))))
    if texts and entry.has_low_confidence:
        yield from texts
    elif texts:
        fields = " ".join(_field_texts(entry.work))
        yield from (text for text in texts if not _contain_all_words(fields, entry.work, text))


def _distinct(texts: Iterable[str]) -> list[str]:
    """The shortest of the strings that differ only in their numbers in a list, punctuation and case."""
    found: dict[str, str] = {}
    for text in texts:
        key = fold(_NUMBER.sub("", text)) or text
        found[key] = min(found.get(key, text), text, key=len)
    return list(found.values())


def _contain_all_words(fields: str, work: Work, text: str) -> bool:
    """Whether the fields contain every word of the text, or a container's title that the word abbreviates."""
    unmatched = set(_LONG_WORD.findall(text)) - set(_LONG_WORD.findall(fields))
    missing = set(_folded_words(" ".join(unmatched))) - _uninformative_words() if unmatched else unmatched
    if not missing:
        return True  # the usual case
    missing -= set(_folded_words(" ".join((fields, *_name_initials(work)))))
    containers = " ".join(["", *_folded_words(" ".join(getattr(work, field) for field in _ABBREVIABLE))])
    return all(f" {word}" in containers for word in missing)


def source_notes(work: Work) -> list[str]:
    """The notes of the source, except those that repeat the reference in another form."""
    return [note for note in map(clean, work.note) if note and note not in _repeated_citations(work)]


def _repeated_citations(work: Work) -> list[str]:
    """The notes that contain both the title and the first author."""
    title = fold(work.title) if work.note else ""
    if not title:
        return []
    first = fold(work.author.names[0].literal or work.author.names[0].family) if work.author else ""
    return [note for note in map(clean, work.note) if title in fold(note) and first in fold(note)]


def has_no_title_or_container(work: Work) -> bool:
    """Whether it has neither title nor container, so that only the reference string identifies the work."""
    return not (work.title or work.container_title or work.container_title_short)


def _field_texts(work: Work) -> Iterator[str]:
    yield from (str(text) for field in _TEXTS if (text := getattr(work, field)))
    for role in ROLES:
        yield from map(str, getattr(work, role).names)
    yield language_name(work.language)
    yield from (*map(str, work.other_ids), *source_notes(work))


def _name_initials(work: Work) -> Iterator[str]:
    for role in ROLES:
        yield from ("".join(filter(str.isupper, name.given)) for name in getattr(work, role).names)


@cache
def _uninformative_words() -> frozenset[str]:
    """Words that carry no information: months, seasons, and what styles put between fields."""
    return frozenset(_folded_words(" ".join((_STYLE_WORDS, *MONTHS, *SEASONS))))


def _folded_words(text: str) -> list[str]:
    """The words of a text with case and accents folded, except the shortest."""
    if not text.isascii():
        text = _COMBINING_MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _LONG_WORD.findall(text.casefold())
