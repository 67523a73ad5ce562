"""Volume, issue and pages of labelled words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cgt_cite.fields.page_ranges import NO_PAGE, complete_last_page
from cgt_cite.model import PageRange, Pages
from cgt_cite.regex import lazy_compile

from .labels import FIRST_PAGE, ISSUE, LAST_PAGE, OTHER, VOLUME, YEAR
from .prepare import is_entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .labelled import Labelled, Run, Span

_PAGES = (FIRST_PAGE, LAST_PAGE)
_AMONG_PAGES = (OTHER, YEAR, VOLUME, ISSUE)
_NOT_PAGES = frozenset(("pl", "pls", "plate", "plates", "fig", "figs", "tab", "table", "tables"))
_VOLUME_AND_ISSUE = 2  # words
_LONGEST_NUMBER = 3  # of a supplement
_ONLINE_PAGES = lazy_compile(r"(?P<last>\d{1,6})(?P<online>[. ]e\d{1,6})")
_LAST_PAGE = lazy_compile(r"[-‐‑–—](\d{1,6})(?=[.,;\s]|\Z)")
_MORE_PAGES = lazy_compile(r",\s?(?:([ivxl]+|\d+(?=[-–]))(?:[-–]([ivxl]+|\d+))?)(?=[.;,\s]|\Z)")


def read_volume_and_issue(labelled: Labelled) -> tuple[str, str, str]:
    """Volume, issue and supplement as printed; as in MEDLINE, `Suppl 1` is part of what it follows."""
    volume, issue = _volume_and_issue(labelled)
    supplement = _supplement(labelled)
    if supplement and issue:
        return volume, f"{issue} {supplement}", ""
    if supplement and volume:
        return f"{volume} {supplement}", "", ""
    return volume, issue, supplement


def _volume_and_issue(labelled: Labelled) -> tuple[str, str]:
    volumes, issues = labelled.spans(VOLUME), labelled.spans(ISSUE)
    issue = labelled.full_text(_connected(issues)) if issues else ""
    if not volumes:
        return "", issue
    start, end = volumes[0]
    words = labelled.prepared.words[start:end]
    numbers = len(words) == _VOLUME_AND_ISSUE and all(map(str.isdecimal, words))
    if not issue and numbers and labelled.prepared.gaps[start + 1] in (" ", "."):  # `94 5`, `28.2`
        return words[0], words[1]
    return labelled.full_text((start, end)), issue


def _connected(spans: list[Span]) -> Span:
    """Spans without words between them, as one; else the first."""
    touching = all(left[1] == right[0] for left, right in pairwise(spans))
    return (spans[0][0], spans[-1][1]) if touching else spans[0]


def _supplement(labelled: Labelled) -> str:
    """`Suppl 3` after a volume or issue, where no label claims it."""
    before = labelled.spans(ISSUE) or labelled.spans(VOLUME) or labelled.spans(YEAR)
    at = before[-1][1] if before else len(labelled.labels)
    words = labelled.prepared.words[at : at + 2]
    if not words or not words[0].casefold().startswith("supp") or labelled.labels[at] != OTHER:
        return ""
    numbered = len(words) > 1 and labelled.labels[at + 1] == OTHER and len(words[1]) <= _LONGEST_NUMBER
    return labelled.text((at, at + 2 if numbered and not is_entity(words[1]) else at + 1))


def read_pages(labelled: Labelled) -> Pages | None:
    """The page ranges, contracted ends restored."""
    ranges: list[PageRange] = []
    end = 0
    for label, span in _runs_of_pages(labelled):
        text = labelled.text(span)
        if label == FIRST_PAGE and text != NO_PAGE:
            ranges.append(PageRange(text, ""))
            end = span[1]
        elif label == LAST_PAGE and ranges and not ranges[-1].last:
            ranges[-1:] = _ranges(ranges[-1].first, text)
            end = span[1]
    if not ranges:
        return None
    rest = labelled.prepared.text[labelled.prepared.ends[end - 1] :]
    first, last = ranges[-1]
    found = _LAST_PAGE.match(rest) if not last and first.isdecimal() else None
    if found and int(whole := complete_last_page(first, found[1])) > int(first):
        ranges[-1] = PageRange(first, whole)
        rest = rest[found.end() :]
    return Pages((*ranges, *_more_ranges(rest)))


def _ranges(first: str, last: str) -> list[PageRange]:
    """A range, and the pages of the online version that Cell Press prints after it: `1600–18 e1617`."""
    found = _ONLINE_PAGES.fullmatch(last)
    if not found:
        return [PageRange(first, complete_last_page(first, last))]
    end = complete_last_page(first, found["last"])
    if found["online"][0] == ".":
        return [PageRange(first, end + found["online"])]
    return [PageRange(first, end), PageRange(found["online"][1:], "")]


def _runs_of_pages(labelled: Labelled) -> Iterator[Run]:
    """The runs of the first list of pages: after another field comes the number of a book's pages."""
    begun = False
    for run in labelled.runs:
        if run.label not in _PAGES:
            if begun and run.label not in _AMONG_PAGES:
                return
        elif _NOT_PAGES.isdisjoint(labelled.lower_words(run.span[0] - 1, run.span[0])):
            begun = True
            yield run


def _more_ranges(text: str) -> Iterator[PageRange]:
    """More ranges, and Roman pages, directly after the first range."""
    while match := _MORE_PAGES.match(text):
        yield PageRange(match[1], complete_last_page(match[1], match[2]) if match[2] else "")
        text = text[match.end() :]
