"""Parse reference strings into the fields of the works that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.hyphens import normalize_hyphens, normalize_hyphens_of_work
from cgt_cite.model import ParsedReference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.model import Work


def parse_reference(text: str) -> ParsedReference:
    """Parse one reference as printed, in any style: its text, the work, and the confidence in it.

    Fields have what the text says, with plain hyphens; what is not understood is in `text` alone.
    `confidence` is the probability that every field is right, `None` where nothing was found.  A remark that
    names no work, and an item of several references, are a `document` with their identifiers only.  The
    first call loads the model.
    """
    from .parser import parse

    work, confidence = parse(text)
    return ParsedReference(text=text, work=_with_plain_hyphens(work, text), confidence=confidence)


def parse_references(texts: Sequence[str]) -> list[ParsedReference]:
    """Parse many references."""
    return list(map(parse_reference, texts))


def split_references(text: str, *, one_per_line: bool = False) -> list[str]:
    r"""Split a pasted list of references into one string for each, for `parse_references`.

    The references may be one per line, numbered, with bullets, separated by blank lines or by indentation,
    or, as from a PDF, by nothing but their beginnings; lines may be wrapped, with hyphenated words.  The
    shape of the whole text decides: lines are joined only if most are no references by themselves.  Numbers,
    bullets, headings, page numbers and running heads are left out.  If `one_per_line`, nothing is joined or
    left out, except blank lines.

    >>> split_references("1. Doe J. On neuro-\ndegeneration. BMJ.\n2020;1:1-\n9.\n2. Roe R. Rest. BMJ. 2021.")
    ['Doe J. On neurodegeneration. BMJ. 2020;1:1-9.', 'Roe R. Rest. BMJ. 2021.']
    """
    from .pasted import divide

    return divide(text, one_per_line=one_per_line).references


def doubts(text: str) -> list[str]:
    """Why a reference string is parsed with low confidence: plain words, the weightiest reason first."""
    from .parser import doubts

    return doubts(text)


def _with_plain_hyphens(work: Work, text: str) -> Work:
    """The work with plain hyphens, where its text has others."""
    return work if normalize_hyphens(text) == text else normalize_hyphens_of_work(work)
