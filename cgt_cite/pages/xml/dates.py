"""Read dates in XML records: in parts, or as one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import YEAR, parse_date
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import PartialDate

_YEAR = lazy_compile(rf"\b{YEAR}(?=[a-z]?\b)")


def date_in_parts(year: str, month: str, day: str, season: str, line: str = "") -> PartialDate | None:
    """The date from its parts, or from a `line` of text if all parts are empty.

    `month` is a number or a name.  Text that is not a date yields the first year in it.
    """
    separator = "-" if month.isdigit() else " "
    parts = (year, month or season, day if month else "")
    line = separator.join(filter(None, parts)) or line
    first_year = _YEAR.search(line)
    return parse_date(line) or (parse_date(first_year[0]) if first_year else None)
