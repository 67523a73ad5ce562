"""A reference string into the fields of the work that it names."""

from __future__ import annotations

from cgt_cite.model import Reference


def parse_reference(text: str) -> Reference:
    """Read one reference as printed, in any style: its text, the work, and how sure that is.

    Fields hold what the text says; what is not understood stays in `text` alone.  `confidence` is the
    probability that every field is right, `None` where nothing was found.  A remark that names no work, and
    an item of several references, are a `document` with their identifiers only.  The first call loads the
    model.
    """
    from .reading import read

    work, confidence = read(text)
    return Reference(text=text, work=work, confidence=confidence)
