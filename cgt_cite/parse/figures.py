"""Volume, issue and pages out of labelled words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cgt_cite.fields.page_ranges import NO_PAGE, complete_last_page
from cgt_cite.model import PageRange, Pages
from cgt_cite.regex import lazy_compile

from . import labels
from .spans import Chunk, Labelled
from .tokens import is_mark

_PAGES = (labels.FIRST_PAGE, labels.LAST_PAGE)
_AMONG_PAGES = (labels.OTHER, labels.YEAR, labels.VOLUME, labels.ISSUE)
_NO_PAGES = frozenset(("pl", "pls", "plate", "plates", "fig", "figs", "tab", "table", "tables"))
_DOUBLE_ISSUE = [labels.VOLUME, *_PAGES, labels.YEAR, labels.FIRST_PAGE]
_VOLUME_AND_ISSUE = 2
_LONGEST_NUMBER = 3  # of a supplement
_ONLINE_PAGES = lazy_compile(r"(?P<last>\d{1,6})(?P<online>[. ]e\d{1,6})")
_LAST = lazy_compile(r"[-‐‑–—](\d{1,6})(?=[.,;\s]|\Z)")
_IN_RUSSIAN = lazy_compile(
    r"\bТ\. ?(?P<volume>\d{1,4})(?:[.,]? (?:№|Вып\.) ?(?P<issue>\d{1,4}))?|№ ?(?P<alone>\d{1,4})\b",
)
_MORE = lazy_compile(r",\s?(?:([ivxl]+|\d+(?=[-–]))(?:[-–]([ivxl]+|\d+))?)(?=[.;,\s]|\Z)")


def read_numbers(labelled: Labelled) -> tuple[str, str, str]:
    """Volume, issue, supplement as printed; as in MEDLINE, `Suppl 1` is part of what it follows."""
    volume, issue = _volume_and_issue(labelled)
    supplement = _supplement(labelled)
    if supplement and issue:
        return volume, f"{issue} {supplement}", ""
    if supplement and volume:
        return f"{volume} {supplement}", "", ""
    return volume, issue, supplement


def _volume_and_issue(labelled: Labelled) -> tuple[str, str]:
    volumes, issues = labelled.of(labels.VOLUME), labelled.of(labels.ISSUE)
    text = labelled.tokens.text
    found = _IN_RUSSIAN.search(text) if not volumes and not issues else None
    if found:
        return found["volume"] or "", found["issue"] or found["alone"] or ""
    issue = labelled.closed(_whole(issues)) if issues else ""
    if not volumes:
        return "", issue
    if not issue and (double := _double_issue(labelled)):
        issue = labelled.slice(double)
    start, end = volumes[0]
    words = labelled.tokens.words[start:end]
    if (
        not issue
        and len(words) == _VOLUME_AND_ISSUE
        and all(map(str.isdigit, words))
        and _apart(labelled, start)
    ):
        return words[0], words[1]
    return labelled.closed((start, end)), issue


def _apart(labelled: Labelled, start: int) -> bool:
    """Whether nothing but a blank stands between two words: `94 5` is a volume and an issue."""
    return labelled.tokens.gaps[start + 1] == " "


def _whole(chunks: list[Chunk]) -> Chunk:
    """Runs that touch, as one; else the first."""
    touching = all(left[1] == right[0] for left, right in pairwise(chunks))
    return (chunks[0][0], chunks[-1][1]) if touching else chunks[0]


def _double_issue(labelled: Labelled) -> Chunk | None:
    """The issue in `357, 16-17 (2011) 3251`, which seems to be pages; the page stands behind the year."""
    order = [label for label, _ in labelled.runs]
    for at in range(len(order) - len(_DOUBLE_ISSUE) + 1):
        if order[at : at + len(_DOUBLE_ISSUE)] == _DOUBLE_ISSUE:
            return labelled.runs[at + 1][1][0], labelled.runs[at + 2][1][1]
    return None


def read_pages(labelled: Labelled) -> Pages | None:
    """The page ranges, contracted ends restored."""
    ranges: list[tuple[str, str]] = []
    end = 0
    for label, chunk in _of_pages(labelled):
        if label == labels.FIRST_PAGE and labelled.slice(chunk) != NO_PAGE:
            ranges.append((labelled.slice(chunk), ""))
            end = chunk[1]
        elif label == labels.LAST_PAGE and ranges and not ranges[-1][1]:
            ranges[-1:] = _range(ranges[-1][0], labelled.slice(chunk))
            end = chunk[1]
    if not ranges:
        return None
    behind = labelled.tokens.text[labelled.tokens.ends[end - 1] :]
    last = _LAST.match(behind) if not ranges[-1][1] and ranges[-1][0].isdigit() else None
    if last and int(whole := complete_last_page(ranges[-1][0], last[1])) > int(ranges[-1][0]):
        ranges[-1] = (ranges[-1][0], whole)
        behind = behind[last.end() :]
    return Pages(tuple(PageRange(first, last) for first, last in (*ranges, *_further(behind))))


def _range(first: str, last: str) -> list[tuple[str, str]]:
    """A range, and the pages of the online version that Cell Press prints behind it: `1600–18 e1617`."""
    tail = _ONLINE_PAGES.fullmatch(last)
    if not tail:
        return [(first, complete_last_page(first, last))]
    end = complete_last_page(first, tail["last"])
    return (
        [(first, end + tail["online"])]
        if tail["online"][0] == "."
        else [(first, end), (tail["online"][1:], "")]
    )


def _of_pages(labelled: Labelled) -> Iterator[tuple[str, Chunk]]:
    """The runs of the first list of pages: behind another field stands the number of a book's pages."""
    issue = None if labelled.of(labels.ISSUE) else _double_issue(labelled)
    begun = False
    for label, chunk in labelled.runs:
        if label not in _PAGES:
            if begun and label not in _AMONG_PAGES:
                return
        elif not (issue and chunk[0] < issue[1]) and _NO_PAGES.isdisjoint(
            labelled.keys(chunk[0] - 1, chunk[0])
        ):
            begun = True
            yield label, chunk


def _further(behind: str) -> Iterator[tuple[str, str]]:
    """More ranges, and Roman pages, right behind the first range."""
    while match := _MORE.match(behind):
        yield match[1], complete_last_page(match[1], match[2]) if match[2] else ""
        behind = behind[match.end() :]


def _supplement(labelled: Labelled) -> str:
    """`Suppl 3` behind a volume or issue, where no label claims it."""
    before = labelled.of(labels.ISSUE) or labelled.of(labels.VOLUME) or labelled.of(labels.YEAR)
    at = before[-1][1] if before else len(labelled.labels)
    words = labelled.tokens.words[at : at + 2]
    if not words or not words[0].casefold().startswith("supp") or labelled.labels[at] != labels.OTHER:
        return ""
    numbered = len(words) > 1 and labelled.labels[at + 1] == labels.OTHER and len(words[1]) <= _LONGEST_NUMBER
    return labelled.slice((at, at + 2 if numbered and not is_mark(words[1]) else at + 1))
