"""Read CSV with the columns that this program writes, in any order."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from cgt_cite.importers.rows import Row, aliases_in_note

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = "; "
_FORMULA_GUARD = "'"


def read(text: str) -> Iterator[Row]:
    """The rows below the header; raises `ValueError` if there is no column `key`."""
    table = csv.DictReader(io.StringIO(text), restkey="")
    if "key" not in (table.fieldnames or ()):
        raise ValueError("there is no column `key`")
    for record in table:
        cells = {name: (value or "").removeprefix(_FORMULA_GUARD) for name, value in record.items() if name}
        people = cells.get("authors") or cells.get("editors") or ""
        yield Row(
            key=cells["key"],
            title=cells.get("title", ""),
            authors=tuple(filter(None, people.split(_SEPARATOR))),
            year=cells.get("year", ""),
            volume=cells.get("volume", ""),
            pages=cells.get("pages", ""),
            doi=cells.get("doi", ""),
            pmid=cells.get("pmid", ""),
            pmcid=cells.get("pmcid", ""),
            url=cells.get("url", ""),
            aliases=aliases_in_note(cells.get("note", "")),
            texts=tuple(filter(None, (cells.get("text", ""),))),
        )
