"""Read a bibliography in any format of the table `IMPORTERS`, by the extension of its name."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from cgt_cite.fields import note_labels
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.names import parse_name
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import Entry, Name, NameList, Work
from cgt_cite.regex import lazy_compile
from cgt_cite.text_files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.importers.rows import Row

_RETRACTED = lazy_compile(rf"(?i) {re.escape(note_labels.RETRACTED)}\Z")  # added by `formats`
IMPORTERS = {
    ".bib": "bib",
    ".ris": "ris",
    ".csv": "csv_table",
    ".json": "csl_json",
    ".jsonl": "csl_json",
}


def read_bibliography(path: str) -> Iterator[Entry]:
    """The records of a bibliography that have a key, as entries with the fields that identify their works.

    The extension of `path` determines the format.  Raises `OSError`, or `ValueError` if the file is not in
    that format.
    """
    extension = re.search(r"\.[a-z]+\Z", path.lower())
    module = IMPORTERS.get(extension[0] if extension else "")
    if not module:
        raise ValueError(f"not one of {' '.join(IMPORTERS)}")
    rows = import_module(f"cgt_cite.importers.{module}").read(read_text(path))
    return (_entry(row) for row in rows if row.key)


def _entry(row: Row) -> Entry:
    work = Work(
        title=_RETRACTED.sub("", row.title),
        author=NameList(tuple(map(_name, row.authors))),
        issued=parse_date(row.year),
        volume=row.volume,
        page=parse_pages(row.pages) if row.pages else None,
        DOI=row.doi,
        PMID=row.pmid,
        PMCID=row.pmcid,
        URL=row.url,
    )
    return Entry(work=work, key=row.key, aliases=row.aliases, text=row.texts)


def _name(text: str) -> Name:
    """A person, or an organisation if the text has no comma or is in braces."""
    if "," not in text or text.startswith("{"):
        return Name(literal=text.strip("{}"))
    return parse_name(text)
