"""Drop values that cannot be right: a wrong field is worse than an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.model import PageRange, Pages, PartialDate
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Work

_YEAR = lazy_compile(RECENT_YEAR)


def drop_implausible(work: Work) -> Work:
    """The work without backward page ranges, and with a volume that can only be its year as the year."""
    if not work.issued and not work.issue and _YEAR.fullmatch(work.volume):
        work = work._replace(issued=PartialDate(int(work.volume)), volume="")
    if work.page:
        work = work._replace(page=Pages(tuple(map(_forward, work.page.ranges))))
    return work


def _forward(pages: PageRange) -> PageRange:
    """The range, or its first page where the last is before it."""
    first, last = pages
    backward = first.isdecimal() and last.isdecimal() and int(last) < int(first)
    return PageRange(first) if backward else pages
