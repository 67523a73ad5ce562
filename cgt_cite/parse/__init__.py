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


def doubts(text: str) -> list[str]:
    """Why a reference string is parsed with low confidence: what speaks against it, the weightiest first.

    The names are those of `confidence.evidence`.
    """
    from .parser import doubts

    return doubts(text)


def _with_plain_hyphens(work: Work, text: str) -> Work:
    """The work with plain hyphens, where its text has others."""
    return work if normalize_hyphens(text) == text else normalize_hyphens_of_work(work)
