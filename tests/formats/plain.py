"""Entries and what readers make of them as plain records that can be compared.

What is expected is stated here and in `records`, without a word of the writers.

A record is a dict with the names of `FIELDS`; names are `Family, Given, Suffix` joined by `; `, and
everything else is text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import NameList
from tests.formats.records import NOTES, WORKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry, Work

    Record = dict[str, str]

TABLES = ("parquet", "edges", "graphml")  # of data, which hold no bibliography
BIBLIOGRAPHIES = [name for name in FORMATS if name not in TABLES]
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
PRINTED = {  # given names as a list should show them, where it is not as they are printed
    "A": "A.",
    "B": "B.",
    "M": "M.",
    "X": "X.",
    "T A": "T. A.",
    "M L": "M. L.",
    "DB": "D. B.",
    "X-Y": "X.-Y.",
    "J.P.": "J. P.",
    "Iu V": "Iu. V.",
    "Mary K": "Mary K.",
    "John Q": "John Q.",
    "Chidi N": "Chidi N.",
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def write(entries: Iterable[Entry], name: str, **options: object) -> str:
    """A whole file in the named format."""
    return "".join(FORMATS[name].write(entries, OutputOptions(**options), [].append))


def expected(entry: Entry, *, data: bool = False) -> Record:
    """What a reader should find of one of `ENTRIES`; titles in `data` for programs are not marked."""
    work = entry.work
    date = work.issued
    marked = work is WORKS["retracted"] and not data
    found = {
        "type": work.type or "document",
        "title": f"{work.title} [retracted]" if marked else work.title,
        "author": _people(work.author),
        "editor": _people(work.editor),
        "container": work.container_title or ("arXiv" if work.arxiv and not data else ""),
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "day": str(date.day or "") if date else "",
        "volume": work.volume,
        "issue": work.issue or work.number or work.collection_number,
        "page": str(work.page or "").replace("795-795", "795-795" if data else "795"),
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
        "keywords": "; ".join(_keywords(work)),
        "abstract": work.indexing.abstract,
        "note": "; ".join(NOTES.get(_name_of(work), ())),
    }
    return tidy(found)


def tidy(found: Record) -> Record:
    return {field: clean(value) for field, value in found.items() if clean(value).strip("; ")}


def _name_of(work: Work) -> str:
    return next(name for name, known in WORKS.items() if known is work)


def _keywords(work: Work) -> Iterable[str]:
    """One term each, without MeSH's asterisks."""
    terms = "; ".join((*work.indexing.keyword, *work.indexing.mesh)).replace("*", "")
    return dict.fromkeys(term for term in terms.split("; ") if term)


def without_citing(keywords: Iterable[str]) -> str:
    """The keywords but for those that say who cites the work, and the mark of an uncertain one."""
    return "; ".join(word for word in keywords if word != "check" and not word.startswith("cited by: "))


def _people(people: NameList) -> str:
    printed = [str(name._replace(given=PRINTED.get(name.given, name.given))) for name in people.names]
    return "; ".join([*printed, "et al."] if people.truncated else printed)


def same(field: str, want: str, got: str) -> bool:
    """Equal but for typography that readers are free in, and for the words of a list that goes on."""
    if field == "note":
        return all(part in fold(got) for part in fold(want).split("; "))
    if field == "page":
        want, got = (re.sub("[-–]+", "-", text) for text in (want, got))
    if field in ("author", "editor"):
        got = re.sub(r"; (?:others|et al\.,)$", "; et al.", got)
    if field == "edition":  # biblatex makes the ordinal
        want, got = (re.sub("(?<=[0-9])(?:st|nd|rd|th)$", "", text) for text in (want, got))
    if field == "url":
        got = got.replace("%24", "$")
    return fold(want) == fold(got)


def fold(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def losses(entry: Entry, got: Record, *, data: bool = False) -> dict[str, tuple[str, str, str]]:
    """Field: (`kept`, `changed` or `lost`, what was written, what was read), for the fields the entry has."""
    return {
        field: ("kept" if same(field, want, found) else "changed" if found else "lost", want, found)
        for field, want in expected(entry, data=data).items()
        for found in [got.get(field, "")]
    }
