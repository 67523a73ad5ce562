"""Readers of RIS, NBIB and CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.formats.plain import FIELDS, MONTHS, tidy, without_citing

if TYPE_CHECKING:
    from tests.formats.plain import Record

_RIS_TYPES = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
    "GEN": "document",
    "PAT": "patent",
    "DATA": "dataset",
    "COMP": "software",
    "STAT": "legislation",
    "NEWS": "article-newspaper",
}


def rispy(text: str) -> list[Record]:
    import rispy

    return [_ris_record(record) for record in rispy.loads(text)]


def _ris_record(record: dict[str, object]) -> Record:
    get = lambda name: str(record.get(name, ""))  # noqa: E731
    parts = get("date").split("/")
    notes = [str(note) for note in record.get("notes", [])]
    found = {
        "type": _RIS_TYPES[get("type_of_reference")],
        "author": "; ".join(record.get("authors", [])),
        "editor": "; ".join(record.get("unknown_tag", {}).get("ED", [])),
        "container": get("secondary_title"),
        "year": get("year"),
        "month": parts[1].lstrip("0") if len(parts) > 1 else "",
        "day": parts[2].lstrip("0") if len(parts) > 2 else "",
        "page": "-".join(filter(None, (get("start_page"), get("end_page")))),
        "pmid": get("accession_number"),
        "pmcid": get("custom2"),
        "isbn": get("issn"),
        "url": "; ".join(record.get("urls", [])),
        "keywords": without_citing(record.get("keywords", [])),
        "accessed": "-".join(filter(None, get("access_date").split("/"))),
        "note": "; ".join(notes),
    }
    return tidy(found | {field: get(name) for field, name in _RISPY_NAMES.items()})


_RISPY_NAMES = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "doi": "doi",
    "issn": "issn",
    "publisher": "publisher",
    "place": "place_published",
    "edition": "edition",
    "language": "language",
    "abstract": "abstract",
}


def table(text: str) -> list[Record]:
    return [_row_record(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _row_record(row: dict[str, str]) -> Record:
    found = {field: row[_COLUMNS.get(field, field)] for field in FIELDS if _COLUMNS.get(field, field) in row}
    found["note"] = "; ".join((row["note"], row["text"]))
    _, found["month"], found["day"] = (
        *(part.lstrip("0") for part in row["date"].split("/")[0].split("-")),
        "",
        "",
    )[:3]
    return tidy(found)


_COLUMNS = {
    "author": "authors",
    "editor": "editors",
    "container": "container_title",
    "page": "pages",
    "place": "publisher_place",
}


def nbib(text: str) -> list[Record]:
    import nbib

    return [_nbib_record(record) for record in nbib.read(text)]


def _nbib_record(record: dict[str, object]) -> Record:
    get = lambda name: str(record.get(name, ""))  # noqa: E731
    year, month, day = (*get("publication_date").split(), "", "", "")[:3]
    corporate = [get("corporate_author")] if "corporate_author" in record else []
    return tidy(
        {
            "type": "article-journal",
            "title": get("title"),
            "author": "; ".join([*(one["author"] for one in record.get("authors", ())), *corporate]),
            "container": get("journal"),
            "year": year,
            "month": str(MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in MONTHS else "",
            "day": day,
            "volume": get("journal_volume"),
            "issue": get("journal_issue"),
            "page": get("pages"),
            "doi": get("doi"),
            "pmid": get("pubmed_id"),
            "pmcid": f"PMC{record['pmcid']}" if "pmcid" in record else "",
            "issn": get("linking_issn"),
            "place": get("place_of_publication"),
            "language": get("language"),
            "keywords": "; ".join(
                [*record.get("keywords", ()), *(one["descriptor"] for one in record.get("descriptors", ()))]
            ),
            "abstract": get("abstract"),
            "note": get("publication_status"),
        }
    )
