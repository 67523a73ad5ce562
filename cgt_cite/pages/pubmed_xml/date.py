"""Dates as PubMed's XML gives them: in parts, or as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import parse_date
from cgt_cite.lazily import lazily
from cgt_cite.pages.pubmed_xml.text import text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cgt_cite.model import PartialDate

_YEAR = lazily(r"\b(?:1[5-9]|20)\d\d\b")


def date_of(element: Element | None) -> PartialDate | None:
    """`<Year>`, `<Month>` (a number or a name), `<Day>`; `<Season>`; or `<MedlineDate>`."""
    if element is None:
        return None
    year, month, day = (text_at(element, part) for part in ("Year", "Month", "Day"))
    separator = "-" if month.isdigit() else " "
    parts = (year, month or text_at(element, "Season"), day if month else "")
    line = separator.join(filter(None, parts)) or text_at(element, "MedlineDate")
    first_year = _YEAR.search(line)
    return parse_date(line) or (parse_date(first_year[0]) if first_year else None)
