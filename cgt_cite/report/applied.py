"""The corrections that a report was made with, as rows, so that the page can save them with the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.corrections.applying import ORIGIN
from cgt_cite.corrections.columns import COLUMNS
from cgt_cite.corrections.table import IDENTIFYING, decisions_in
from cgt_cite.report.document import EDITABLE_FIELDS, CorrectionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cgt_cite.corrections import Corrections
    from cgt_cite.model import Entry
    from cgt_cite.report.document import EntryRow


def corrected_columns(entry: Entry) -> list[str]:
    """The columns whose values the user has set."""
    fields = {field for field, origin in entry.origins if origin == ORIGIN}
    return [name for name, column in COLUMNS.items() if column.field in fields]


def applied_rows(corrections: Corrections, entries: Iterable[EntryRow]) -> Iterator[CorrectionRow]:
    """All corrections; of an edited copy of our CSV, the decisions in it and the corrected fields."""
    for row in corrections.rows:
        yield _row(dict(row.criteria), row.field, row.value)
    for edited in corrections.edited:
        for field, value in decisions_in(edited):
            yield _row({name: edited.cells.get(name, "") for name in IDENTIFYING}, field, value)
    if corrections.edited:
        names = [field.name for field in EDITABLE_FIELDS]
        for entry in entries:
            for name in names if entry["corrected"] else ():
                if name in entry["corrected"]:
                    yield _row(_criteria(entry), name, entry["fields"].get(name, ""))


def _criteria(entry: EntryRow) -> Mapping[str, str]:
    runs: Sequence[int | str] = entry["texts"][0] if entry["texts"] else ()
    return {"key": entry["key"], "text": "".join(map(str, runs[1::2]))}


def _row(named: Mapping[str, str], field: str, value: str) -> CorrectionRow:
    return CorrectionRow(
        key=named.get("key", ""),
        pmid=named.get("pmid", ""),
        doi=named.get("doi", ""),
        text=named.get("text", ""),
        field=field,
        value=value,
    )
