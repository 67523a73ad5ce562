"""Write who cites what as CSV: one row for each reference of each page, by identifiers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import clean
from cgt_cite.formats.csv_table import csv_header, csv_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


class Edge(NamedTuple):
    """A row: an article, and a work that it cites; each cell on one line, without control characters."""

    citing_pmid: str
    citing_doi: str
    source: str  # the file
    position: str  # in the article's list, from 1
    cited_pmid: str
    cited_doi: str
    cited_pmcid: str
    work_id: str

    def line(self, *, excel: bool = False) -> str:
        """The row as a line of CSV."""
        return csv_line(self, excel=excel)


def edge_lines(lines: Iterable[str], options: OutputOptions) -> Iterator[str]:
    """A header, then these lines."""
    yield csv_header(Edge._fields, excel=options.excel)
    yield from lines


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """A header, then one row per reference; an entry of a saved article that nothing cites has none."""
    del warn  # every entry fits
    lines = (edge.line(excel=options.excel) for entry in entries for edge in _edges(entry))
    return edge_lines(lines, options)


def _edges(entry: Entry) -> Iterator[Edge]:
    cited = (entry.work.PMID, entry.work.DOI, entry.work.PMCID, entry.work_id)
    for place in entry.sightings:
        if place.position:
            citing = (place.citing_pmid, place.citing_doi, place.source, str(place.position))
            yield Edge._make(map(clean, (*citing, *cited)))
