"""Apply the user's corrections, a table of decisions that holds for every run.

It is CSV with the columns `field` and `value` and any of `key`, `pmid`, `doi` and `text`, which identify an
entry.  The field `same_as` declares that an entry is a duplicate of the entry whose key is the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UsageError, os_error_message
from cgt_cite.merge.match_keys import IDENTIFIER_TYPES, text_key
from cgt_cite.merge.merging import build_entry
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cgt_cite.merge.key_assignment import Keyed
    from cgt_cite.model import Entry

SAME_AS = "same_as"
_IDENTIFIERS = (*IDENTIFIER_TYPES, "arxiv", "ISBN", "URL")
_IDENTIFYING = ("key", "pmid", "doi", "text")


class Correction(NamedTuple):
    """One row of the table."""

    field: str
    value: str
    criteria: tuple[tuple[str, str], ...]  # the identifying columns that are filled, and their values
    line: int

    def __str__(self) -> str:
        named = ", ".join(f"{column} {value[:60]}" for column, value in self.criteria)
        return f"line {self.line} ({named}: {self.field} {self.value})"


def read_corrections(path: str) -> list[Correction]:
    """Read the corrections in a CSV file; raises `UsageError` if it cannot be read or is not valid."""
    import csv

    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return [_correction(path, number, row) for number, row in enumerate(csv.DictReader(file), 2)]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: is not a CSV file in UTF-8") from error


def _correction(path: str, line: int, row: Mapping[str, str | None]) -> Correction:
    field, value = ((row.get(column) or "").strip() for column in ("field", "value"))
    criteria = tuple((column, text) for column in _IDENTIFYING if (text := (row.get(column) or "").strip()))
    if not criteria or not value:
        raise UsageError(
            f"{path}, line {line}: a correction needs `field`, `value` and one of {', '.join(_IDENTIFYING)}"
        )
    if field != SAME_AS:
        raise UsageError(f"{path}, line {line}: field {field!r} cannot be corrected; use {SAME_AS}")
    return Correction(field, value, criteria, line)


def apply_corrections(
    keyed: Sequence[Keyed],
    corrections: Sequence[Correction],
    pmid_by_doi: Mapping[str, str],
    report: Callable[[Problem], None],
) -> Iterator[Entry]:
    """The entries, with declared duplicates merged under the key that the user names.

    Corrections that match no entry are reported.  `pmid_by_doi` as for `merge`.
    """
    targets = _targets(keyed, corrections, report)
    members: dict[int, list[int]] = {}
    for number in range(len(keyed)):
        members.setdefault(_final(number, targets), []).append(number)
    for target, numbers in sorted(members.items()):
        entry = keyed[target].merged.entry
        if len(numbers) > 1:
            others = [keyed[number] for number in numbers if number != target]
            entry = _united(keyed[target], others, pmid_by_doi)
        yield entry


def _united(target: Keyed, others: Sequence[Keyed], pmid_by_doi: Mapping[str, str]) -> Entry:
    """The entry that the user named, with the sightings and the missing identifiers of its duplicates.

    Its own fields are unchanged.  Keys that duplicates had in an earlier bibliography become aliases.
    """
    entry = target.merged.entry
    records = [record for one in (target, *others) for record in one.merged.records]
    united = build_entry(records, pmid_by_doi)
    added = {name: getattr(united.work, name) for name in _IDENTIFIERS if not getattr(entry.work, name)}
    kept = [key for one in others if one.is_kept for key in (one.key, *one.merged.entry.aliases)]
    return united._replace(
        work=entry.work._replace(**added),
        key=entry.key,
        aliases=tuple(dict.fromkeys((*entry.aliases, *kept))),
    )


def _targets(
    keyed: Sequence[Keyed], corrections: Sequence[Correction], report: Callable[[Problem], None]
) -> dict[int, int]:
    """For the index of each declared duplicate, the index of the entry that it duplicates."""
    if not corrections:
        return {}
    numbers = _numbers(keyed)
    targets: dict[int, int] = {}
    for correction in corrections:
        subjects = [numbers.get(_normalize(column, value)) for column, value in correction.criteria]
        subject, target = subjects[0], numbers.get(_normalize("key", correction.value))
        if subject is None or target is None or any(other != subject for other in subjects):
            report(Problem(ProblemKind.UNUSED_CORRECTION, str(correction)))
        elif _final(target, targets) != subject:  # a correction must not lead back to its own entry
            targets[subject] = target
    return targets


def _numbers(keyed: Sequence[Keyed]) -> dict[tuple[str, str], int]:
    """The number of an entry by each column and value that identify it; keys take precedence."""
    named = {_normalize("key", one.default_key): number for number, one in enumerate(keyed)}
    for number, one in enumerate(keyed):
        entry = one.merged.entry
        named |= {_normalize("text", text): number for text in entry.text}
        named |= {("pmid", entry.work.PMID): number, _normalize("doi", entry.work.DOI): number}
        named |= {_normalize("key", alias): number for alias in entry.aliases}
    return named | {_normalize("key", one.key): number for number, one in enumerate(keyed)}


def _normalize(column: str, value: str) -> tuple[str, str]:
    return column, text_key(value) if column == "text" else value.casefold()


def _final(number: int, targets: Mapping[int, int]) -> int:
    while number in targets:
        number = targets[number]
    return number
