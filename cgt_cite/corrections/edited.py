"""Find what the user changed in a copy of our CSV, by comparison with what it would say now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.corrections.columns import COLUMNS, parse_cell
from cgt_cite.corrections.spreadsheets import is_respelled
from cgt_cite.corrections.table import check_value
from cgt_cite.formats import OutputOptions
from cgt_cite.formats.csv_table import cells
from cgt_cite.formats.presentation import adapt_entry
from cgt_cite.merge.claims import Origin, resolve
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cgt_cite.corrections.table import EditedRow
    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry, Work


def changed_cells(
    row: EditedRow, one: Merged, report: Callable[[Problem], None]
) -> Iterator[tuple[str, str]]:
    """The columns that can be corrected and that differ, with the user's cells.

    Empty cells correct nothing, since the copy may be older than what is known now.  For the same reason a
    cell that repeats what a reference says, where a surer source says something else now, is only reported.
    Raises `UsageError` for a cell that its column cannot hold.
    """
    written = _cells(one.entry)
    for column in COLUMNS:
        cell = row.cells.get(column, "")
        if not cell or _is_same(cell, written[column]):
            continue
        check_value(column, cell, row.place, one.entry.work)
        if _means_the_same(column, cell, written[column], one.entry.work):
            continue
        if _is_outdated(column, cell, one):
            report(Problem(ProblemKind.OUTDATED_CELL, f"{row.place} ({one.entry.key}: {column})", cell[:60]))
        else:
            yield column, cell


def _cells(entry: Entry) -> dict[str, str]:
    return cells(adapt_entry(entry, OutputOptions(), for_scripts=True))


def _means_the_same(column: str, cell: str, written: str, work: Work) -> bool:
    try:
        return parse_cell(column, cell, work) == parse_cell(column, written, work)
    except ValueError:  # of what was written: what a source has where it does not belong
        return False


def _is_outdated(column: str, cell: str, one: Merged) -> bool:
    """Whether a source says so that no longer prevails."""
    name = dict(one.entry.origins).get(COLUMNS[column].field)
    if name is None:
        return False
    lower = (
        claim for record in one.records for claim in record.claims if claim.origin < Origin[name.upper()]
    )
    texts = (_cells(one.entry._replace(work=resolve([claim])[0]))[column] for claim in lower)
    return any(_is_same(cell, text) for text in texts)


def _is_same(cell: str, written: str) -> bool:
    return cell == written or is_respelled(cell, written)
