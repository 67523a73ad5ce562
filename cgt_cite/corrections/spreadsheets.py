"""Recognise what spreadsheets make of the cells of a CSV file that they open and save.

Excel drops leading zeros, writes long numbers as `9.78E+12`, and takes `3-4` and `2019-03` for dates, which
it writes in the order and language of its user: `04. Mrz`, `3/4/2019`, `Mar-19`.
"""

from __future__ import annotations

from cgt_cite.fields.dates import month_number
from cgt_cite.regex import lazy_compile

_NUMBERS_ONLY = lazy_compile(r"\d+(?:[-/.]\d+){0,2}")
_SCIENTIFIC = lazy_compile(r"\d(?:[.,]\d+)?E\+\d+")
_LIKE_DATE = lazy_compile(r"[^\W\d_]|[/.]")
_HYPHEN, _EN_DASH = lazy_compile(r"[-/]"), "–"
_TOKEN = lazy_compile(r"\d+|[^\W\d_]+")
_CENTURY = 100
_GUARD = "'"
_FORMULA_STARTS = ("=", "+", "-", "@")


def without_guard(cell: str) -> str:
    """The cell without the `'` by which `--excel` keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith(_FORMULA_STARTS) else cell


def is_respelled(cell: str, written: str) -> bool:
    """Whether a cell is what a spreadsheet makes of the one that was written.

    >>> [is_respelled(*pair) for pair in (("12", "012"), ("04. Mrz", "3-4"), ("9,78E+12", "9780123456786"))]
    [True, True, True]
    >>> is_respelled("13", "012"), is_respelled("3-5", "3-4")
    (False, False)
    """
    if _HYPHEN.sub(_EN_DASH, written) == cell:  # as `--excel` writes what is like a date
        return True
    if not _NUMBERS_ONLY.fullmatch(written):
        return False
    if written.isdecimal():
        return _same_number(cell, written)
    return _LIKE_DATE.search(cell) is not None and _date_parts(cell) == _date_parts(written)


def _same_number(cell: str, written: str) -> bool:
    if _SCIENTIFIC.fullmatch(cell):
        digits = cell.partition("E")[0]
        return f"{int(written):.{len(digits[2:])}E}" == cell.replace(",", ".")
    return cell.isdecimal() and int(cell) == int(written)


def _date_parts(text: str) -> list[int]:
    """The numbers in a text, with those of months, and years without their century."""
    return sorted(
        (int(token) if token.isdecimal() else month_number(token)) % _CENTURY
        for token in _TOKEN.findall(text)
    )
