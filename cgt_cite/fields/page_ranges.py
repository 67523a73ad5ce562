"""Parse page ranges and article numbers: `447-62` (447 to 462), `S112-8` (S112 to S118), `e70430`."""

from __future__ import annotations

import re

from cgt_cite.model import PageRange, Pages
from cgt_cite.regex import lazy_compile

NO_PAGE = "null"  # what PubMed's lists print where there is none
DASH = r"\s*[-‐‑‒–—−~]+\s*"  # of a range, as part of a pattern
_PAGE = r"[A-Za-z]{0,4}\.?\d{1,12}(?:\.?[A-Za-z]\d{0,4})?|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}"
_RANGE = lazy_compile(rf"(?P<words>[a-z][a-z ]*[a-z] )?(?P<first>{_PAGE}){DASH}(?P<last>{_PAGE})")
_MAX_PLAIN_RANGE = 12  # characters of a range of two plain numbers
_NUMBERED = lazy_compile(r"(?P<prefix>[A-Za-z]{0,4}\.?)(?P<digits>\d+)(?P<suffix>.*)")


def parse_pages(text: str) -> Pages | None:
    """The page ranges in `text`, with abbreviated end pages completed; anything else is left unchanged."""
    parts = [part.strip() for part in re.split(r"[;,]", text.strip().rstrip(".,;:"))]
    ranges = tuple(_parse_range(part) for part in parts if part)
    return Pages(ranges) if ranges else None


def page_range(first: str | None, last: str | None) -> Pages | None:
    """One page, or a range with its abbreviated end page completed; None if there is no first page."""
    if not first or first == NO_PAGE:
        return None
    return Pages((PageRange(first, complete_last_page(first, last) if last else ""),))


def _parse_range(part: str) -> PageRange:
    first, _, last = part.partition("-")
    if first.isdecimal() and last.isdecimal() and len(part) <= _MAX_PLAIN_RANGE:  # the usual case
        return PageRange(first, complete_last_page(first, last))
    match = _RANGE.fullmatch(part)
    if not match:
        return PageRange(part)
    first = (match["words"] or "") + match["first"]
    return PageRange(first, complete_last_page(match["first"], match["last"]))


def complete_last_page(first: str, last: str) -> str:
    """`last` completed with the leading characters of `first`, unless the range would then run backwards.

    >>> [complete_last_page(*pages) for pages in (("S112", "8"), ("447", "62"), ("447", "62e3"), ("98", "7"))]
    ['S118', '462', '62e3', '7']
    """
    if first.isdecimal() and last.isdecimal():
        whole = first[: -len(last)] + last
        return whole if int(whole) >= int(first) else last
    start, end = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if not start or not end or end["suffix"] or start["suffix"]:
        return last
    if end["prefix"] not in ("", start["prefix"]):
        return last
    missing = max(0, len(start["digits"]) - len(end["digits"]))
    digits = start["digits"][:missing] + end["digits"]
    return start["prefix"] + digits if int(digits) >= int(start["digits"]) else last
