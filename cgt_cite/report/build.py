"""Make the report's document of the results of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite import __version__
from cgt_cite.fields.text import clean
from cgt_cite.formats.csv_table import cells
from cgt_cite.formats.options import OutputOptions
from cgt_cite.formats.presentation import adapt_entry
from cgt_cite.model import LOW_CONFIDENCE, WorkType
from cgt_cite.parse import doubts
from cgt_cite.problems import ProblemKind
from cgt_cite.report.applied import applied_rows, corrected_columns
from cgt_cite.report.charts import charts
from cgt_cite.report.colouring import Part, colour
from cgt_cite.report.document import EDITABLE_FIELDS, Document, EntryRow, PageRow, UnreadRow
from cgt_cite.report.figures import figures, prisma_figures
from cgt_cite.report.graph import citation_graph
from cgt_cite.statistics import article_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cgt_cite.corrections import Corrections
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem
    from cgt_cite.report.results import Results
    from cgt_cite.statistics import PageCounts

_MAX_DOUBTS = 3
_MAX_TEXTS = 4  # of an entry; of more, the page states how many there are
_SHOWN = (*(field.name for field in EDITABLE_FIELDS), "year", "note")
_FLAGS = {
    ProblemKind.RETRACTED: "retracted",
    ProblemKind.CONCERN: "concern",
    ProblemKind.CONFLICT: "conflict",
    ProblemKind.SELF_LINK: "link",
    ProblemKind.POSSIBLE_DUPLICATE: "duplicate",
}
_NOTED = (ProblemKind.CONFLICT, ProblemKind.SELF_LINK)


def build_document(results: Results, corrections: Corrections) -> Document:
    """All that the page shows."""
    pages = [_page_row(counts) for counts in results.statistics.page_counts()]
    entries = _entry_rows(results, pages)
    return Document(
        version=__version__,
        fields=list(EDITABLE_FIELDS),
        types=[str(kind) for kind in WorkType],
        parts=[part.name.lower() for part in Part],
        low_confidence=LOW_CONFIDENCE,
        figures=figures(results),
        prisma=prisma_figures(results),
        charts=charts(results.entries),
        pages=pages,
        unread=[_unread_row(problem) for problem in results.log.problems if problem.kind.is_failure],
        entries=entries,
        graph=citation_graph(pages, entries),
        corrections=list(applied_rows(corrections, entries)),
    )


def _page_row(counts: PageCounts) -> PageRow:
    return PageRow(
        name=counts.pmid or counts.doi or counts.files[0],
        title=clean(counts.title),
        address=article_address(counts.pmid),
        files=list(counts.files),
        shown=counts.shown,
        stated=counts.shown + counts.missing,
        doubtful=counts.doubtful,
        incomplete=counts.complete is False,
    )


def _unread_row(problem: Problem) -> UnreadRow:
    remedy = problem.remedy or problem.kind.remedy
    return UnreadRow(file=clean(problem.where), what=clean(problem.what), remedy=remedy)


def _entry_rows(results: Results, pages: Sequence[PageRow]) -> list[EntryRow]:
    by_name = {page["name"]: number for number, page in enumerate(pages)}
    by_name |= {
        file.rpartition("/")[2]: number for number, page in enumerate(pages) for file in page["files"]
    }
    problems = _problems_by_entry(results)
    ids: set[str] = set()
    rows = []
    for entry in results.entries:
        row = _entry_row(entry, by_name, problems.get(entry.key, ()))
        if row["id"] in ids:
            row["id"] += f" {entry.key}"
        ids.add(row["id"])
        rows.append(row)
    return rows


def _problems_by_entry(results: Results) -> dict[str, list[Problem]]:
    """The problems that concern an entry, by its key; some of them name a place in a file."""
    keys = {place: entry.key for entry in results.entries for place in _places(entry)}
    found: dict[str, list[Problem]] = {}
    for problem in results.log.problems:
        if problem.kind in _FLAGS and problem.where in keys:
            found.setdefault(keys[problem.where], []).append(problem)
    return found


def _places(entry: Entry) -> Iterator[str]:
    yield entry.key
    yield from (f"{sighting.source} #{sighting.position}" for sighting in entry.sightings)


def _entry_row(entry: Entry, pages: Mapping[str, int], problems: Iterable[Problem]) -> EntryRow:
    values = cells(adapt_entry(entry, OutputOptions(), for_scripts=True))
    texts = [clean(text) for text in entry.text]
    flags = [_FLAGS[problem.kind] for problem in problems]
    present = (("in_folder", entry.in_folder), ("abstract", entry.work.indexing.abstract))
    duplicates = [one.detail for one in problems if one.kind is ProblemKind.POSSIBLE_DUPLICATE]
    return EntryRow(
        id=next(filter(None, (*texts, entry.work.PMID, entry.work.DOI, entry.key))),
        key=entry.key,
        fields={name: values[name] for name in _SHOWN if values[name]},
        texts=[_runs(text, entry) for text in texts[:_MAX_TEXTS]],
        omitted_texts=max(0, len(texts) - _MAX_TEXTS),
        pages=[pages[name] for name in entry.cited_by if name in pages],
        confidence=None if entry.confidence is None else round(entry.confidence, 3),
        doubts=doubts(entry.text[0])[:_MAX_DOUBTS] if entry.has_low_confidence and entry.text else [],
        flags=list(dict.fromkeys((*flags, *(name for name, value in present if value)))),
        notes=[clean(one.detail or one.what) for one in problems if one.kind in _NOTED],
        duplicate_of=duplicates[0] if duplicates else "",
        corrected=corrected_columns(entry),
    )


def _runs(text: str, entry: Entry) -> list[int | str]:
    return [value for run in colour(text, entry.work) for value in (int(run.part), run.text)]
