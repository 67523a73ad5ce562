"""Compare where a work appeared: volume, first page, supplement, and the version that they identify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

from .outcome import Outcome, agreement_if

if TYPE_CHECKING:
    from cgt_cite.model import Pages, Work

    from .lookup import Cited

_DASH = lazy_compile(r"[-‐‑‒–—−~]")
_NUMBER = lazy_compile(r"\d+")
_SUPPLEMENT = lazy_compile(r"\bsuppl|\bS\d+\b|\b\d+s\b", re.IGNORECASE)  # `Suppl 1`, page `S12`, issue `15s`
_SUPPLEMENT_WORD = lazy_compile(r"\bsuppl?(?:ement)?\b", re.IGNORECASE)
_COCHRANE = lazy_compile(r"cd\d{6}", re.IGNORECASE)
_YEAR = lazy_compile(r"(?:1[89]|20)\d\d")
_LOCATOR = r"(?<!\w){volume}(?:\s*\([^()]*\))?[\s,;:]+(?:pp?\.?\s*)?{page}(?!\w)"
_LONG_NUMBER = 5  # digits of an article number, which may be printed with or without its `e`
_FIRST_PAGE = "1"


def is_located(cited: Cited, record: Work) -> bool:
    """Whether the string has the record's volume and then its page, whatever the parser took them for.

    A volume that may be a year is left out, since a year often precedes a volume.
    """
    page = record.page.first if record.page else ""
    if not record.volume or not page or _YEAR.fullmatch(record.volume):
        return False
    volume, first = re.escape(record.volume), re.escape(page)
    return bool(re.search(_LOCATOR.format(volume=volume, page=first), cited.text, re.IGNORECASE))


def compare_volume(cited: Cited, record: Work) -> Outcome:
    """Whether the volume is the same, which is not so for `12 Suppl 1` and `12`."""
    if is_located(cited, record):
        return Outcome.AGREES
    one, two = fold(cited.work.volume), fold(record.volume)
    if not one or not two:
        return Outcome.UNKNOWN
    if one == two:
        return Outcome.AGREES
    numbers = [found[0] for volume in (one, two) if (found := _NUMBER.search(volume))]
    return Outcome.UNKNOWN if len(numbers) > len({*numbers}) else Outcome.DIFFERS


def compare_page(cited: Cited, record: Work) -> Outcome:
    """Whether the first page, or the article number, is the same."""
    if is_located(cited, record):
        return Outcome.AGREES
    if not cited.work.page or not record.page:
        return Outcome.UNKNOWN
    one, two = _page(cited.work.page.first), _page(record.page.first)
    if one == two:
        return Outcome.AGREES
    if one.lstrip("e") == two.lstrip("e"):
        return Outcome.AGREES if len(one.lstrip("e")) >= _LONG_NUMBER else Outcome.UNKNOWN
    return Outcome.UNKNOWN if _counts_own_pages(cited.work.page, record.page) else Outcome.DIFFERS


def _page(first: str) -> str:
    """A page in a form to compare; the year in `e00137-15` is not everywhere part of the article number."""
    return fold(_DASH.split(first, maxsplit=1)[0]).lstrip("0")


def _counts_own_pages(one: Pages, two: Pages) -> bool:
    """Whether an article with a number, `61`, is cited by pages counted from its first, `1-11`."""
    if one.first != _FIRST_PAGE or two.last or not (one.last.isdecimal() and two.first.isdecimal()):
        return False
    return int(one.last) < int(two.first)


def compare_supplement(cited: Cited, record: Work) -> Outcome:
    """Whether both are in a supplement, or both in a regular issue."""
    work = cited.work
    if not (work.volume or work.issue) or compare_page(cited, record) is Outcome.AGREES:
        return Outcome.UNKNOWN
    ours = is_supplement(record)
    theirs = is_supplement(work) or bool(_SUPPLEMENT_WORD.search(_locator_part(cited)))
    return agreement_if(ours == theirs) if ours or theirs else Outcome.UNKNOWN


def is_supplement(work: Work) -> bool:
    """Whether a work appeared in a supplement."""
    first = work.page.first if work.page else ""
    return bool(_SUPPLEMENT.search(f"{work.volume} {work.issue} {work.supplement} {first}"))


def _locator_part(cited: Cited) -> str:
    """The string after its journal."""
    journal = cited.work.container_title
    return cited.text.rpartition(journal)[2] if journal else ""


def compare_version(cited: Cited, record: Work) -> Outcome:
    """Whether year and issue are the same, where all versions of a review have one number."""
    if not record.page or not _COCHRANE.match(record.page.first):
        return Outcome.UNKNOWN
    one, two = cited.work, record
    same_year = one.issued and two.issued and one.issued.year == two.issued.year
    same_issue = not one.issue or not two.issue or fold(one.issue) == fold(two.issue)
    return agreement_if(same_year and same_issue)
