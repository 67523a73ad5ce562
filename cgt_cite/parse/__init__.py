"""ParsedReference strings into the fields of the works that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.hyphens import normalize_hyphens, normalize_hyphens_of_work
from cgt_cite.model import ParsedReference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.model import Work


def parse_reference(text: str) -> ParsedReference:
    """Read one reference as printed, in any style: its text, the work, and how sure that is.

    Fields hold what the text says, with plain hyphens; what is not understood stays in `text` alone.
    `confidence` is the probability that every field is right, `None` where nothing was found.  A remark that
    names no work, and an item of several references, are a `document` with their identifiers only.  The
    first call loads the model.
    """
    return parse_references([text])[0]


def parse_references(texts: Sequence[str]) -> list[ParsedReference]:
    """Read many references: the same as one after the other, in less time."""
    from .reading import read

    return [
        ParsedReference(text=text, work=_hyphenated(work, text), confidence=confidence)
        for text, (work, confidence) in zip(texts, read(texts), strict=True)
    ]


def _hyphenated(work: Work, text: str) -> Work:
    """The work with plain hyphens, where its text has others."""
    return work if normalize_hyphens(text) == text else normalize_hyphens_of_work(work)
