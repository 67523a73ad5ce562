"""Foresee what the corrections make of a work if it has a key, to recognise it in an earlier output."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cgt_cite.corrections.applying import corrected_alone
from cgt_cite.corrections.identifying import criteria_of, normalize
from cgt_cite.corrections.table import IDENTIFYING, Corrections

if TYPE_CHECKING:
    from cgt_cite.corrections.table import Correction, EditedRow
    from cgt_cite.merge.merging import Merged
    from cgt_cite.model import Entry


class Foreseen:
    """What the corrections make of single works."""

    def __init__(self, corrections: Corrections) -> None:
        self._rows: defaultdict[tuple[str, str], list[Correction]] = defaultdict(list)
        self._edited: defaultdict[tuple[str, str], list[EditedRow]] = defaultdict(list)
        for row in corrections.rows:
            for column, value in row.criteria:
                self._rows[normalize(column, value)].append(row)
        for edited in corrections.edited:
            for column in IDENTIFYING:
                if value := edited.cells.get(column, ""):
                    self._edited[normalize(column, value)].append(edited)

    def __call__(self, merged: Merged, key: str) -> Entry | None:
        """The entry as it is corrected if it has this key; `None` if no correction is about it."""
        entry = merged.entry._replace(key=key)
        criteria = [normalize(column, value) for column, value in criteria_of(entry)]
        rows = [row for one in criteria for row in self._rows.get(one, ())]
        edited = [row for one in criteria for row in self._edited.get(one, ())]
        if not rows and not edited:
            return None
        return corrected_alone(merged._replace(entry=entry), Corrections(tuple(rows), tuple(edited)))
