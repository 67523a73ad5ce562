"""Whether those who are named behind a title edited or translated it."""

from __future__ import annotations

import re

from cgt_cite.lazily import lazily

from .spans import Chunk, Labelled

_AHEAD = lazily(
    r"\b(?:trans(?:l|lated)?|tr|übers(?:etzt)?|trad(?:u[cz]ido|uit|otto|uction|ucción|uzione)?)\.?"
    r"(?: (?:by|von|par|por|da|di|de))?[\s:]*\Z",
    re.IGNORECASE,
)
_BEHIND = lazily(r"[\s.,]*\(?(?:trans(?:l|lators?)?|tr|übers|trad)\b", re.IGNORECASE)
_NEAR = 24


def are_translators(labelled: Labelled) -> bool:
    """Whether the names that are labelled as editors' are translators'."""
    chunks = [chunk for label, chunk in labelled.runs if label[0] == "E" and label[1:] in ("F", "G", "L")]
    return bool(chunks) and _is_translation(labelled, chunks[0], chunks[-1])


def _is_translation(labelled: Labelled, first: Chunk, last: Chunk) -> bool:
    tokens = labelled.tokens
    start, end = tokens.starts[first[0]], tokens.ends[last[1] - 1]
    return bool(_BEHIND.match(tokens.text, end) or _AHEAD.search(tokens.text, max(0, start - _NEAR), start))
