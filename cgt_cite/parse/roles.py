"""Whether those who are named behind a title edited, translated or wrote it."""

from __future__ import annotations

import re

from cgt_cite.model import Fields
from cgt_cite.regex import lazy_compile

from . import labels
from .spans import Chunk, Labelled

EDITOR_MARKS = frozenset(
    ("ed", "eds", "editor", "editors", "editores", "hrsg", "hg", "org", "orgs", "coord", "coords")
)
_AHEAD = lazy_compile(
    r"\b(?:trans(?:l|lated)?|tr|übers(?:etzt)?|trad(?:u[cz]ido|uit|otto|uction|ucción|uzione)?)\.?"
    r"(?: (?:by|von|par|por|da|di|de))?[\s:]*\Z",
    re.IGNORECASE,
)
_BEHIND = lazy_compile(r"[\s.,]*\(?(?:trans(?:l|lators?)?|tr|übers|trad)\b", re.IGNORECASE)
_NEAR = 24
_EDITORS = lazy_compile(r"\.?(?:, | \(|, \()(?:[Ee]ds?|[Ee]ditors?|H(?:rs)?g)\b")
EDITED = lazy_compile(r"\b(?:ed(?:s|ited|itors?|itores)?|hrsg|hg|orgs?|coords?|editado|éd)\b", re.IGNORECASE)


def wrote_it(fields: Fields, text: str) -> bool:
    """Whether an article's editors are its authors: they stand behind its title, or behind a group."""
    article = {"editor", "container_title", "volume", "page"} <= fields.keys() and "publisher" not in fields
    alone = all(name.literal for name in fields.get("author", ()))
    return article and alone and not EDITED.search(text)


def edited_it(fields: Fields, labelled: Labelled) -> bool:
    """Whether the authors are editors: so says the word behind them, `Higgins JP, Green S, eds. Title`."""
    end = 0
    for label, chunk in labelled.runs:
        if label[0] == "A" or (end and label == labels.ET_AL):
            end = labelled.tokens.ends[chunk[1] - 1]
        elif label != labels.OTHER:
            break
    return "editor" not in fields and bool(end and _EDITORS.match(labelled.tokens.text, end))


def are_translators(labelled: Labelled) -> bool:
    """Whether the names that are labelled as editors' are translators'."""
    chunks = [chunk for label, chunk in labelled.runs if label[0] == "E" and label[1:] in ("F", "G", "L")]
    return bool(chunks) and _is_translation(labelled, chunks[0], chunks[-1])


def _is_translation(labelled: Labelled, first: Chunk, last: Chunk) -> bool:
    tokens = labelled.tokens
    start, end = tokens.starts[first[0]], tokens.ends[last[1] - 1]
    return bool(_BEHIND.match(tokens.text, end) or _AHEAD.search(tokens.text, max(0, start - _NEAR), start))
