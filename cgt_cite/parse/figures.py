"""Volume, issue and pages out of labelled words."""

from __future__ import annotations

from itertools import pairwise

from cgt_cite.fields.pages import restore_end
from cgt_cite.model import Pages

from . import labels
from .spans import Chunk, Labelled

_VOLUME_AND_ISSUE = 2


def read_numbers(labelled: Labelled) -> tuple[str, str]:
    """Volume and issue as printed."""
    volumes, issues = labelled.of(labels.VOLUME), labelled.of(labels.ISSUE)
    issue = labelled.closed(_whole(issues)) if issues else ""
    if not volumes:
        return "", issue
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


def read_pages(labelled: Labelled) -> Pages | None:
    """The page ranges, contracted ends restored."""
    ranges: list[tuple[str, str]] = []
    for label, chunk in labelled.runs:
        if label == labels.FIRST_PAGE:
            ranges.append((labelled.slice(chunk), ""))
        elif label == labels.LAST_PAGE and ranges and not ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], restore_end(ranges[-1][0], labelled.slice(chunk)))
    return Pages(tuple(ranges)) if ranges else None
