"""Read a table of corrections, which is CSV in one of two forms.

The first has the columns `field` and `value` and any of `key`, `pmid`, `doi` and `text`, which identify an
entry; each row corrects one field.  Fields are named, and their values written, as in our CSV; an empty
value empties the field.  These fields are decisions about the whole entry: `same_as` (a duplicate of the
entry whose key is the value), `not_a_reference` and `checked` (right as it is; both with the value `yes`).

The second is an edited copy of our own CSV, in which decisions are additional columns.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.corrections.columns import COLUMNS, parse_cell
from cgt_cite.corrections.spreadsheets import without_guard
from cgt_cite.errors import UsageError, os_error_message
from cgt_cite.fields.text import clean
from cgt_cite.model import Work
from cgt_cite.text_files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAME_AS, NOT_A_REFERENCE, CHECKED = "same_as", "not_a_reference", "checked"
DECISIONS = (SAME_AS, NOT_A_REFERENCE, CHECKED)
IDENTIFYING = ("key", "pmid", "doi", "text")
_SEPARATORS = (",", ";", "\t")
_YES = ("yes", "true", "1", "x")


class Correction(NamedTuple):
    """One decision about the entries that its criteria identify."""

    field: str  # a column of our CSV, or one of `DECISIONS`
    value: str
    criteria: tuple[tuple[str, str], ...]  # the identifying columns that are filled, and their values
    place: str  # the file and the line

    def __str__(self) -> str:
        named = ", ".join(f"{column} {value[:60]}" for column, value in self.criteria)
        return f"{self.place} ({named}: {self.field} {self.value[:60]})"


class EditedRow(NamedTuple):
    """One row of an edited copy of our CSV."""

    cells: Mapping[str, str]  # by column
    place: str

    def __str__(self) -> str:
        column = next(name for name in IDENTIFYING if self.cells.get(name))
        return f"{self.place} ({column} {self.cells[column][:60]})"


class Corrections(NamedTuple):
    """The rows of a table, of either form."""

    rows: tuple[Correction, ...] = ()
    edited: tuple[EditedRow, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.rows or self.edited)

    @property
    def duplicates(self) -> set[str]:
        """The keys of the entries that are declared duplicates of others."""
        named = (dict(row.criteria).get("key", "") for row in self.rows if row.field == SAME_AS)
        edited = (row.cells.get("key", "") for row in self.edited if row.cells.get(SAME_AS))
        return {*named, *edited} - {""}


def read_corrections(path: str) -> Corrections:
    """Read the corrections in a file; raises `UsageError` if it cannot be read or is not valid."""
    import csv

    try:
        with StringIO(read_text(path), newline="") as file:
            header = file.readline()
            file.seek(0)
            table = csv.DictReader(file, delimiter=max(_SEPARATORS, key=header.count), restkey="")
            table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
            _check_header(path, table.fieldnames)
            rows = [EditedRow(_cells(row), f"{path}, line {table.line_num}") for row in table]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {os_error_message(error)}; check --corrections") from error
    except (UnicodeDecodeError, csv.Error) as error:
        what = "is not a CSV file in UTF-8 (in Excel, save it as 'CSV UTF-8')"
        raise UsageError(f"{path}: {what}") from error
    filled = [row for row in rows if any(row.cells.values())]  # spreadsheets write empty ones
    if "field" in table.fieldnames:
        return Corrections(rows=tuple(map(_correction, filled)))
    return Corrections(edited=tuple(row for row in filled if any(map(row.cells.get, IDENTIFYING))))


def _check_header(path: str, names: list[str]) -> None:
    decides = {"field", "value"} <= {*names} or any(name in (*COLUMNS, *DECISIONS) for name in names)
    if (
        not decides
        or not any(name in IDENTIFYING for name in names)
        or ("field" in names) > ("value" in names)
    ):
        raise UsageError(
            f"{path}, line 1: a table of corrections has the columns `field`, `value` and any of "
            f"{', '.join(IDENTIFYING)}, or those of our CSV"
        )


def _cells(row: Mapping[str, str | list[str] | None]) -> dict[str, str]:
    return {name: without_guard(clean(cell)) for name, cell in row.items() if name and isinstance(cell, str)}


def _correction(row: EditedRow) -> Correction:
    field, value = row.cells.get("field", ""), row.cells.get("value", "")
    criteria = tuple((column, text) for column in IDENTIFYING if (text := row.cells.get(column, "")))
    if not criteria or not field or "value" not in row.cells or (field in DECISIONS and not value):
        raise UsageError(
            f"{row.place}: a correction needs `field`, `value` and one of {', '.join(IDENTIFYING)}"
            " (an empty value, after its separator, empties the field)"
        )
    check_value(field, value, row.place, Work())
    return Correction(field, value, criteria, row.place)


def check_value(field: str, value: str, place: str, work: Work) -> None:
    """Raise `UsageError` unless the field exists and can have the value."""
    if field in (NOT_A_REFERENCE, CHECKED) and value.casefold() not in _YES:
        raise UsageError(f"{place}: the only value of {field} is yes, not {value!r}")
    if field in DECISIONS:
        return
    if field not in COLUMNS:
        raise UsageError(f"{place}: field {field!r} cannot be corrected; use one of {_known_fields()}")
    try:
        parse_cell(field, value, work)
    except ValueError as error:
        raise UsageError(f"{place}: {field} {value!r} {error}") from error


def _known_fields() -> str:
    return ", ".join((*COLUMNS, *DECISIONS))


def decisions_in(row: EditedRow) -> Iterator[tuple[str, str]]:
    """The decisions in the additional columns of an edited copy; raises `UsageError`."""
    for name in DECISIONS:
        if value := row.cells.get(name, ""):
            check_value(name, value, row.place, Work())
            yield name, value
