"""A reference's own string: kept where its fields do not hold all its words, or are not to be trusted."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_name
from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.fields.text import clean, fold
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Entry, Work

DOUBTFUL = 0.5  # below this the parsed fields are more likely wrong somewhere than right
_LETTERS = lazy_compile(r"[^\W\d_]{3,}")  # shorter words are initials and the like
_MARKS = lazy_compile("[\u0300-\u036f]+")
_ROLES = ("author", "editor", "translator")
_ABBREVIABLE = ("container_title", "container_title_short", "collection_title", "event_title")
_TEXTS = (
    *("title", *_ABBREVIABLE, "publisher", "publisher_place", "edition", "volume", "issue", "supplement"),
    *("page", "number", "genre", "medium", "status", "DOI", "PMCID", "arxiv", "URL"),
)
_STYLING = """
accessed ahead and article available chapter cited crossref doi doiorg edited edition editor editors eds
epub from google html http https internet issue last online org pages pmc pmcid pmid print published
pubmed retrieved scholar see suppl supplement the updated url viewed visited vol volume www
"""  # what reference styles put between fields


def missing_from_fields(entry: Entry) -> Iterator[str]:
    """The strings of the entry of which the fields lack a word; all of them where the fields are doubtful."""
    texts = list(dict.fromkeys(filter(None, map(clean, (*entry.text, *_restatements(entry.work))))))
    if texts and entry.confidence is not None and entry.confidence < DOUBTFUL:
        yield from texts
    elif texts:
        fields = " ".join(_texts_of(entry.work))
        yield from (text for text in texts if not _holds(fields, entry.work, text))


def _holds(fields: str, work: Work, text: str) -> bool:
    """Whether the fields hold every word; of a journal or series also where the text abbreviates it."""
    strange = set(_LETTERS.findall(text)) - set(_LETTERS.findall(fields))
    missing = set(_folded(" ".join(strange))) - _no_news() if strange else strange
    if not missing:
        return True  # as nearly always
    missing -= set(_folded(" ".join((fields, *_initials_of(work)))))
    containers = " ".join(["", *_folded(" ".join(getattr(work, field) for field in _ABBREVIABLE))])
    return all(f" {word}" in containers for word in missing)


def own_notes(work: Work) -> list[str]:
    """The notes of the source, but for those that are the reference once more, in another form."""
    return [note for note in map(clean, work.note) if note and note not in _restatements(work)]


def _restatements(work: Work) -> list[str]:
    """The notes that name both the title and the first author."""
    title = fold(work.title) if work.note else ""
    if not title:
        return []
    first = fold(work.author[0].literal or work.author[0].family) if work.author else ""
    return [note for note in map(clean, work.note) if title in fold(note) and first in fold(note)]


def is_bare(work: Work) -> bool:
    """Whether neither title nor container would be printed, so that only its own string names the work."""
    return not (work.title or work.container_title or work.container_title_short)


def _texts_of(work: Work) -> Iterator[str]:
    yield from (str(text) for field in _TEXTS if (text := getattr(work, field)))
    for role in _ROLES:
        yield from map(str, getattr(work, role))
    yield language_name(work.language)
    yield from (*work.other_ids, *own_notes(work))


def _initials_of(work: Work) -> Iterator[str]:
    for role in _ROLES:
        yield from ("".join(filter(str.isupper, name.given)) for name in getattr(work, role))


@cache
def _no_news() -> frozenset[str]:
    """Words that name no part of a work: months, seasons, and what styles put between fields."""
    return frozenset(_folded(" ".join((_STYLING, *MONTHS, *SEASONS))))


def _folded(text: str) -> list[str]:
    """The words of a text, without case and accents, but for the shortest."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _LETTERS.findall(text.casefold())
