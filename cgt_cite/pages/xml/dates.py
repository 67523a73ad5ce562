"""Dates as XML records give them: in parts, or as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import parse_date
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import PartialDate

_YEAR = lazy_compile(r"\b(?:1[5-9]|20)\d\d(?=[a-z]?\b)")


def date_in_parts(year: str, month: str, day: str, season: str, line: str = "") -> PartialDate | None:
    """The date of these parts, a month being a number or a name, or of a `line` where there are none.

    Text that is not a date yields its first year.
    """
    separator = "-" if month.isdigit() else " "
    parts = (year, month or season, day if month else "")
    line = separator.join(filter(None, parts)) or line
    first_year = _YEAR.search(line)
    return parse_date(line) or (parse_date(first_year[0]) if first_year else None)
