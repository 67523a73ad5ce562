"""Write who cites what as CSV: one row for each reference of each page, by identifiers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.csv_table import csv_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

_COLUMNS = (
    *("citing_pmid", "citing_doi", "source", "position"),
    *("cited_pmid", "cited_doi", "cited_pmcid", "work_id"),
)


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """A header, then one row per reference; an entry of a saved article that nothing cites has none."""
    del warn  # every entry fits
    rows = (map(clean, row) for entry in entries for row in _rows(entry))
    return csv_lines(_COLUMNS, rows, excel=options.excel)


def _rows(entry: Entry) -> Iterator[tuple[str, ...]]:
    cited = (entry.work.PMID, entry.work.DOI, entry.work.PMCID, entry.work_id)
    for place in entry.sightings:
        if place.position:
            yield (place.citing_pmid, place.citing_doi, place.source, str(place.position), *cited)
