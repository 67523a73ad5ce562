"""Read dates from PubMed XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.pages.xml.dates import date_in_parts
from cgt_cite.pages.xml.text import text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cgt_cite.model import PartialDate


def date_of(element: Element | None) -> PartialDate | None:
    """The date in `Year`, `Month` (a number or a name), `Day`, `Season` or `MedlineDate` elements."""
    if element is None:
        return None
    year, month, day, season = (text_at(element, part) for part in ("Year", "Month", "Day", "Season"))
    return date_in_parts(year, month, day, season, text_at(element, "MedlineDate"))
