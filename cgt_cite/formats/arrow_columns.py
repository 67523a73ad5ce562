"""The columns of our tables in Arrow's format: the one schema of Parquet, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from cgt_cite.fields.text import clean
from cgt_cite.formats.common import essential_notes, extra_notes
from cgt_cite.work_types import WorkType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cgt_cite.model import Entry, NameList

STRING, INT, BOOL = pa.string(), pa.int32(), pa.bool_()
STRINGS = pa.list_(STRING)
NAMES = pa.list_(pa.struct([(part, STRING) for part in ("family", "given", "particle", "suffix", "literal")]))
IDENTIFIERS = pa.list_(pa.struct([("type", STRING), ("value", STRING)]))
SIGHTINGS = pa.list_(
    pa.struct(
        [
            ("source", STRING),
            ("position", INT),
            ("heading", STRING),
            ("citing_pmid", STRING),
            ("citing_doi", STRING),
        ]
    )
)


class Column(NamedTuple):
    """A column: its name, its type, how an entry fills it, and what it means."""

    name: str
    type: pa.DataType
    value: Callable[[Entry], object]
    meaning: str


def _text(value: object) -> str | None:
    """The value as text on one line; `None`, Parquet's null, if it is empty."""
    return clean(str(value)) or None if value else None


def _texts(values: Iterable[object]) -> list[str]:
    return list(filter(None, map(_text, values)))


def _field(name: str) -> Callable[[Entry], str | None]:
    """The text of a field of the work."""
    return lambda entry: _text(getattr(entry.work, name))


def _terms(name: str) -> Callable[[Entry], list[str]]:
    """The texts of a field of the work's indexing."""
    return lambda entry: _texts(getattr(entry.work.indexing, name))


def _names(role: str) -> Callable[[Entry], list[tuple[str | None, ...]]]:
    def names(entry: Entry) -> list[tuple[str | None, ...]]:
        people: NameList = getattr(entry.work, role)
        return [tuple([clean(part) or None if part else None for part in name]) for name in people.names]

    return names


def _abstract(entry: Entry) -> str | None:
    return "\n".join(_texts(entry.work.indexing.abstract.split("\n"))) or None


def _notes(entry: Entry) -> str | None:
    return "\n".join(dict.fromkeys((*essential_notes(entry), *extra_notes(entry)))) or None


def _sightings(entry: Entry) -> list[tuple[str | int | None, ...]]:
    return [
        (_text(source), position, _text(heading), _text(pmid), _text(doi))
        for source, position, heading, pmid, doi in entry.sightings
    ]


def _characters(value: object) -> int:
    """The characters in a value of the model; of numbers and flags, one each."""
    if isinstance(value, tuple):
        return sum(_characters(part) for part in value if part)
    return len(value) if isinstance(value, str) else 1


COLUMNS = (
    Column("key", STRING, lambda entry: _text(entry.key), "citation key"),
    Column("work_id", STRING, lambda entry: _text(entry.work_id), "the same for all records of one work"),
    Column("type", STRING, lambda entry: entry.work.type or WorkType.DOCUMENT.value, "CSL type"),
    Column("title", STRING, _field("title"), ""),
    Column("authors", NAMES, _names("author"), ""),
    Column("authors_truncated", BOOL, lambda entry: entry.work.author.truncated, "the source says et al."),
    Column("editors", NAMES, _names("editor"), ""),
    Column("editors_truncated", BOOL, lambda entry: entry.work.editor.truncated, "the source says et al."),
    Column("translators", NAMES, _names("translator"), ""),
    Column("container_title", STRING, _field("container_title"), "journal, book or site"),
    Column("container_title_short", STRING, _field("container_title_short"), "abbreviation of the journal"),
    Column("collection_title", STRING, _field("collection_title"), "series"),
    Column("collection_number", STRING, _field("collection_number"), "in the series"),
    Column("event_title", STRING, _field("event_title"), "conference"),
    Column("year", INT, lambda entry: entry.work.issued and entry.work.issued.year, ""),
    Column("date", STRING, _field("issued"), "ISO 8601, as precise as the source; a range as start/end"),
    Column("date_online", STRING, _field("epub"), "published online before the issue"),
    Column("status", STRING, _field("status"), "in press, ahead of print, ..."),
    Column("volume", STRING, _field("volume"), ""),
    Column("issue", STRING, _field("issue"), ""),
    Column("supplement", STRING, _field("supplement"), "where it is not part of the issue"),
    Column("pages", STRING, _field("page"), "447-462, or the article number"),
    Column("number", STRING, _field("number"), "of a report, patent, standard or law"),
    Column("doi", STRING, _field("DOI"), "without https://doi.org/"),
    Column("pmid", STRING, _field("PMID"), "digits"),
    Column("pmcid", STRING, _field("PMCID"), "PMC and digits"),
    Column("arxiv", STRING, _field("arxiv"), "2005.12273 or hep-th/9901001"),
    Column(
        "other_ids",
        IDENTIFIERS,
        lambda entry: [(_text(kind), _text(value)) for kind, value in entry.work.other_ids],
        "trial registrations, a second DOI, ...",
    ),
    Column("issn", STRING, _field("ISSN"), ""),
    Column("isbn", STRING, _field("ISBN"), ""),
    Column("url", STRING, _field("URL"), ""),
    Column("accessed", STRING, _field("accessed"), "date, as `date`"),
    Column("publisher", STRING, _field("publisher"), ""),
    Column("publisher_place", STRING, _field("publisher_place"), ""),
    Column("edition", STRING, _field("edition"), ""),
    Column("genre", STRING, _field("genre"), "PhD thesis, Technical report, ..."),
    Column("medium", STRING, _field("medium"), "CD-ROM, software, ..."),
    Column("language", STRING, _field("language"), "ISO 639-1 code"),
    Column("abstract", STRING, _abstract, "a line for each paragraph"),
    Column("keywords", STRINGS, _terms("keyword"), "the authors' keywords"),
    Column("mesh", STRINGS, _terms("mesh"), "MeSH terms; * marks a major topic"),
    Column("publication_types", STRINGS, _terms("publication_type"), "PubMed's"),
    Column("retracted", BOOL, lambda entry: entry.work.retracted, ""),
    Column("note", STRING, _notes, "retractions, errata, comments, other notes; a line for each"),
    Column("aliases", STRINGS, lambda entry: _texts(entry.aliases), "earlier citation keys of the work"),
    Column(
        "cited_by", STRINGS, lambda entry: _texts(entry.cited_by), "PMIDs of the citing articles, or files"
    ),
    Column("cited_by_count", INT, lambda entry: entry.cited_by_count, "how many of the saved articles"),
    Column("sightings", SIGHTINGS, _sightings, "where it is cited; position 0 is a page's own article"),
    Column("confidence", pa.float32(), lambda entry: entry.confidence, "that all parsed fields are right"),
    Column("text", STRINGS, lambda entry: _texts(entry.text), "the reference strings, as printed"),
    Column("in_folder", BOOL, lambda entry: entry.in_folder, "it is one of the saved articles"),
    Column(
        "completeness",
        INT,
        lambda entry: _characters(entry.work),
        "characters in its fields; of the records of one work, the one with most is the most complete",
    ),
)
