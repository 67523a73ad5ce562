"""Drop values that cannot be right: a wrong field is worse than an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.model import PageRange, Pages, PartialDate
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.model import Work

_YEAR = lazy_compile(RECENT_YEAR)
_NUMBERED = lazy_compile(r"(?P<prefix>[A-Za-z.]{0,8})(?P<number>\d{1,9})")


def drop_implausible(work: Work) -> Work:
    """The work without backward ranges, and with a volume that can only be its year as the year."""
    if not work.issued and not work.issue and _YEAR.fullmatch(work.volume):
        work = work._replace(issued=PartialDate(int(work.volume)), volume="")
    if work.issued and work.issued.end and _is_before(work.issued.end, work.issued):
        work = work._replace(issued=work.issued._replace(end=None))
    if work.page:
        work = work._replace(page=Pages(tuple(map(_forward, work.page.ranges))))
    return work


def _is_before(end: PartialDate, start: PartialDate) -> bool:
    """Whether a range ends before it begins, as far as both are known."""
    known = [pair for pair in zip(end[:3], start[:3], strict=True) if all(pair)]
    return [first for first, _ in known] < [second for _, second in known]


def _forward(pages: PageRange) -> PageRange:
    """The range, or its first page where the last is before it."""
    first, last = map(_NUMBERED.fullmatch, pages)
    alike = first and last and first["prefix"] == last["prefix"]
    backward = first and last and alike and int(last["number"]) < int(first["number"])
    return PageRange(pages.first) if backward else pages
