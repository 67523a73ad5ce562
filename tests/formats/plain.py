"""Entries and what readers make of them as plain records that can be compared.

A record is a dict with the names of `FIELDS`; names are `Family, Given, Suffix` joined by `; `, and
everything else is text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS, Options
from cgt_cite.formats.common import keywords, notices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry, Name

    Record = dict[str, str]

FIELDS = (
    "type",
    "title",
    "author",
    "editor",
    "container",
    "year",
    "month",
    "day",
    "volume",
    "issue",
    "page",
    "doi",
    "pmid",
    "pmcid",
    "issn",
    "isbn",
    "url",
    "accessed",
    "publisher",
    "place",
    "edition",
    "language",
    "keywords",
    "abstract",
    "note",
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def write(entries: Iterable[Entry], name: str, **options: object) -> str:
    """A whole file in the named format."""
    return "".join(FORMATS[name].write(entries, Options(**options), [].append))


def expected(entry: Entry) -> Record:
    """What a reader should find."""
    work = entry.work
    date = work.issued
    found = {
        "type": work.type or "document",
        "title": work.title,
        "author": _people(work.author),
        "editor": _people(work.editor),
        "container": work.container_title,
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "day": str(date.day or "") if date else "",
        "volume": work.volume,
        "issue": work.issue or work.number or work.collection_number,
        "page": str(work.page or ""),
        "doi": work.DOI,
        "pmid": work.PMID,
        "pmcid": work.PMCID,
        "issn": work.ISSN,
        "isbn": work.ISBN,
        "url": work.URL,
        "accessed": str(work.accessed or ""),
        "publisher": work.publisher,
        "place": work.publisher_place,
        "edition": work.edition,
        "language": work.language,
        "keywords": "; ".join(keywords(work)),
        "abstract": work.abstract,
        "note": "; ".join(notices(entry)),
    }
    return tidy(found)


def tidy(found: Record) -> Record:
    return {field: clean(value) for field, value in found.items() if clean(value)}


def _people(names: tuple[Name, ...]) -> str:
    return "; ".join(map(str, names))


def same(field: str, want: str, got: str) -> bool:
    """Equal but for typography that is free: quotation marks, dashes between pages, `4th` for `4`."""
    if field == "note":
        return all(part in fold(got) for part in fold(want).split("; "))
    if field == "page":
        want, got = (re.sub("[-–]+", "-", text) for text in (want, got))
    if field == "edition":
        want, got = (re.sub("(?<=[0-9])(?:st|nd|rd|th)$", "", text) for text in (want, got))
    return fold(want) == fold(got)


def fold(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def losses(entry: Entry, got: Record) -> dict[str, tuple[str, str, str]]:
    """Field: (`kept`, `changed` or `lost`, what was written, what was read), for the fields the entry has."""
    return {
        field: ("kept" if same(field, want, found) else "changed" if found else "lost", want, found)
        for field, want in expected(entry).items()
        for found in [got.get(field, "")]
    }
