"""A reference string into the fields of the work that it names."""

from __future__ import annotations

from cgt_cite.model import Reference


def parse_reference(text: str) -> Reference:
    """Read one reference as printed, in any style: its text, the work, and the confidence in it.

    Fields hold what the text says; what is not understood stays in `text` alone.  The first call loads
    the model.
    """
    from .assembly import assemble
    from .tagger import tagger
    from .tokens import tokenize

    tokens = tokenize(text)
    if not tokens.words:
        return Reference(text=text)
    return Reference(text=text, work=assemble(tagger()(tokens)))
