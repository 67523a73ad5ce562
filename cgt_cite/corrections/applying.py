"""Apply corrections to the entries of a run, after merging and the assignment of keys, which stay."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.corrections.columns import COLUMNS, with_cell
from cgt_cite.corrections.identifying import EntryIndex
from cgt_cite.corrections.table import CHECKED, NOT_A_REFERENCE, SAME_AS, decisions_in
from cgt_cite.merge.key_assignment import Keyed
from cgt_cite.merge.match_keys import IDENTIFIER_TYPES
from cgt_cite.merge.merging import Merged, build_entry
from cgt_cite.merge.work_ids import work_id_of
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cgt_cite.corrections.table import Corrections
    from cgt_cite.model import Entry, Fields

ORIGIN = "correction"  # of corrected fields
_IDENTIFIERS = (*IDENTIFIER_TYPES, "arxiv", "ISBN", "URL")


class Applied(NamedTuple):
    """The entries after the corrections, and what the user decided about some of them."""

    kept: list[Merged]
    removed: list[Merged]  # not references
    checked: list[Merged]  # of those not removed: accepted as they are, though some were uncertain


def apply_corrections(
    keyed: Sequence[Keyed],
    corrections: Corrections,
    pmid_by_doi: Mapping[str, str],
    report: Callable[[Problem], None],
    *,
    merged: bool = True,
) -> Applied:
    """The entries, corrected; declared duplicates are merged under the key that the user names.

    What is removed, and corrections that match no entry, are reported.  If `merged` is false, entries are
    single references, which are never merged.  `pmid_by_doi` as for `merge`.  Raises `UsageError`.
    """
    decisions = _Decisions(keyed, report, merged=merged)
    decisions.read(corrections)
    kept: list[Merged] = []
    for target, numbers in decisions.groups():
        named = decisions.corrected(target)
        others = [decisions.corrected(number) for number in numbers if number != target]
        kept.append(_united(named, others, pmid_by_doi) if others else named.merged)
    removed = [keyed[number].merged for number in sorted(decisions.removed)]
    for one in removed:
        report(Problem(ProblemKind.NOT_A_REFERENCE, one.entry.key, _describe(one.entry)))
    checked = [keyed[number].merged for number in sorted(decisions.checked - decisions.removed)]
    return Applied(kept, removed, checked)


def corrected_alone(merged: Merged, corrections: Corrections) -> Entry:
    """An entry with the values that corrections have for its fields; other decisions are left out."""
    decisions = _Decisions([Keyed(merged, merged.entry.key)], lambda _: None, merged=True)
    decisions.read(corrections)
    return decisions.corrected(0).merged.entry


def is_corrected(entry: Entry) -> bool:
    """Whether corrections have set a field."""
    return any(origin == ORIGIN for _, origin in entry.origins)


def _describe(entry: Entry) -> str:
    return (entry.text[0] if entry.text else entry.work.title)[:60]


class _Decisions:
    """What the corrections say about each entry, by its number."""

    def __init__(self, keyed: Sequence[Keyed], report: Callable[[Problem], None], *, merged: bool) -> None:
        self.removed: set[int] = set()
        self.checked: set[int] = set()
        self._keyed, self._report, self._merged = keyed, report, merged
        self._cells: defaultdict[int, dict[str, str]] = defaultdict(dict)  # by column
        self._targets: dict[int, int] = {}  # of duplicates: the entry that they duplicate

    def read(self, corrections: Corrections) -> None:
        """Find the entries that are meant; of several corrections of a field, the last holds."""
        if not corrections:
            return
        index = EntryIndex(self._keyed, merged=self._merged)
        for correction in corrections.rows:
            numbers = index.find(correction.criteria)
            if not numbers or not self._decide(numbers, correction.field, correction.value, index):
                self._report(Problem(ProblemKind.UNUSED_CORRECTION, str(correction)))
        if corrections.edited:
            self._read_edited(corrections, index)

    def _read_edited(self, corrections: Corrections, index: EntryIndex) -> None:
        from cgt_cite.corrections.edited import changed_cells  # which needs the writer of CSV

        for row in corrections.edited:
            number = index.find_row(row.cells)
            if number is None:
                self._report(Problem(ProblemKind.UNUSED_CORRECTION, str(row)))
                continue
            changes = changed_cells(row, self._keyed[number].merged, self._report)
            for field, value in (*changes, *decisions_in(row)):
                if not self._decide({number}, field, value, index):
                    self._report(Problem(ProblemKind.UNUSED_CORRECTION, f"{row} ({field} {value})"))

    def _decide(self, numbers: set[int], field: str, value: str, index: EntryIndex) -> bool:
        """Take a decision over; whether that is possible."""
        if field == SAME_AS:
            return not self._merged or self._unite(numbers, index.look_up("key", value))
        if field == NOT_A_REFERENCE:
            self.removed |= numbers
        elif field == CHECKED:
            self.checked |= numbers
        else:
            for number in numbers:
                self._cells[number][field] = value
        return True

    def _unite(self, subjects: set[int], targets: set[int]) -> bool:
        for target in targets:
            for subject in subjects:
                if self._final(target) != subject:  # a correction must not lead back to its own entry
                    self._targets[subject] = target
        return bool(targets)

    def _final(self, number: int) -> int:
        while number in self._targets:
            number = self._targets[number]
        return number

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Each entry that stays, with the numbers of those that are the same work, its own among them."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._keyed)):
            if number not in self.removed:
                target = self._final(number)
                members.setdefault(number if target in self.removed else target, []).append(number)
        return ((target, numbers) for target, numbers in sorted(members.items()))

    def corrected(self, number: int) -> Keyed:
        """An entry with the user's values in its fields."""
        one = self._keyed[number]
        if number not in self._cells and number not in self.checked:
            return one
        entry = _with_cells(one.merged.entry, self._cells.get(number, {}))
        if number in self.checked:
            entry = entry._replace(confidence=None)
        return one._replace(merged=one.merged._replace(entry=entry))


def _with_cells(entry: Entry, cells: Mapping[str, str]) -> Entry:
    """The entry with these cells of its row, and the user as the origin of their fields."""
    work, origins = entry.work, dict(entry.origins)
    for column in COLUMNS:
        if column in cells:
            work = with_cell(work, column, cells[column])
            origins[COLUMNS[column].field] = ORIGIN
    corrected = entry._replace(work=work, origins=tuple(origins.items()))
    return corrected._replace(work_id=work_id_of(corrected))


def _united(target: Keyed, others: Sequence[Keyed], pmid_by_doi: Mapping[str, str]) -> Merged:
    """The entry that the user named, with the sightings and the missing identifiers of its duplicates.

    Its own fields are unchanged.  Keys that duplicates had in an earlier bibliography become aliases.
    """
    entry = target.merged.entry
    records = tuple(record for one in (target, *others) for record in one.merged.records)
    united = build_entry(records, pmid_by_doi)
    corrected = {field for field, origin in entry.origins if origin == ORIGIN}
    works = [*(one.merged.entry.work for one in others), united.work]
    added: Fields = {
        name: next(filter(None, (getattr(work, name) for work in works)), "")
        for name in _IDENTIFIERS
        if not getattr(entry.work, name) and name not in corrected
    }
    kept = [key for one in others if one.is_kept for key in (one.key, *one.merged.entry.aliases)]
    origins = {name: origin for name, origin in united.origins if added.get(name)} | dict(entry.origins)
    named = united._replace(
        work=entry.work._replace(**added),
        key=entry.key,
        aliases=tuple(dict.fromkeys((*entry.aliases, *kept))),
        origins=tuple(origins.items()),
        confidence=entry.confidence,
    )
    return Merged(named._replace(work_id=work_id_of(named)), records)
