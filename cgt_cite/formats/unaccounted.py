"""A reference's own string: kept where its fields do not hold all its words, or are not to be trusted."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cgt_cite.fields.languages import language_name
from cgt_cite.fields.months import MONTHS, SEASONS
from cgt_cite.fields.text import clean, fold
from cgt_cite.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Entry, Work

DOUBTFUL = 0.5  # below this the parsed fields are more likely wrong somewhere than right
_LETTERS = lazily(r"[^\W\d_]+")
_SHORTEST = 3  # letters; shorter words are initials and the like
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


def unaccounted(entry: Entry) -> Iterator[str]:
    """The strings of the entry of which the fields lack a word; all of them where the fields are doubtful."""
    texts = list(dict.fromkeys(filter(None, map(clean, (*entry.text, *_restatements(entry.work))))))
    if texts and entry.confidence is not None and entry.confidence < DOUBTFUL:
        yield from texts
    elif texts:
        words, containers = _words_of(entry.work), _containers_of(entry.work)
        yield from (text for text in texts if not _holds(words, containers, _folded(text)))


def _holds(words: frozenset[str], containers: str, text: list[str]) -> bool:
    """Whether the fields hold every word; of a journal or series also where the text abbreviates it."""
    return all(word in words or f" {word}" in containers for word in text)


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


def _words_of(work: Work) -> frozenset[str]:
    texts = [str(getattr(work, field) or "") for field in _TEXTS]
    for role in _ROLES:
        for name in getattr(work, role):
            texts += (str(name), "".join(filter(str.isupper, name.given)))
    texts += (language_name(work.language), *work.other_ids, *own_notes(work))
    return _no_news().union(_folded(" ".join(texts)))


def _containers_of(work: Work) -> str:
    return " ".join(["", *_folded(" ".join(getattr(work, field) for field in _ABBREVIABLE))])


@cache
def _no_news() -> frozenset[str]:
    """Words that name no part of a work: months, seasons, and what styles put between fields."""
    return frozenset(_folded(" ".join((_STYLING, *MONTHS, *SEASONS))))


def _folded(text: str) -> list[str]:
    """The words of a text, without case and accents, but for the shortest."""
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        )
    return [word for word in _LETTERS.findall(text.casefold()) if len(word) >= _SHORTEST]
