"""Which kind of work a reference names, as a CSL type."""

from __future__ import annotations

import re
from typing import Any

from .spans import Labelled

# The first that matches anywhere in the string decides, where the fields leave room for it.
_WORDS = (
    ("thesis", re.compile(r"\b(?:thesis|dissertation|dissertação|disserta[cç]ão|tese|tesis|thèse|habilitation|doctoral|inaugural)\b", re.I)),
    ("patent", re.compile(r"\b(?:patent|WO\s?\d{4}/\d+|US\s?\d[\d,]{6,})\b", re.I)),
    ("article", re.compile(r"\b(?:bioRxiv|medRxiv|arXiv|ChemRxiv|PsyArXiv|preprint|SSRN|Research Square|OSF)\b", re.I)),
    ("dataset", re.compile(r"\b(?:data ?set|figshare|dryad|zenodo)\b", re.I)),
    ("report", re.compile(r"\b(?:technical report|working paper|discussion paper|report no)\b", re.I)),
)
_CONFERENCE = re.compile(r"\b(?:proceedings|proc|conference|symposium|workshop|congress|meeting)\b", re.I)


def kind_of(fields: dict[str, Any], labelled: Labelled) -> str:
    """The CSL type that the fields found and a few words of the string speak for."""
    text = labelled.tokens.text
    worded = next((kind for kind, pattern in _WORDS if pattern.search(text)), "")
    title, container = fields.get("title"), fields.get("container_title", "")
    numbered = "volume" in fields or "issue" in fields
    if container and "editor" not in fields and "publisher" not in fields and numbered:
        return "article-journal"
    if worded == "article" and ("DOI" in fields or container or "arxiv" in fields):
        return "article"
    if worded in {"thesis", "patent"} and not numbered:
        return worded
    if container and title:
        return _contained(fields, container, numbered=numbered)
    if container:
        return "article-journal"
    if worded in {"dataset", "report"}:
        return worded
    if "URL" in fields and ("publisher" not in fields or "accessed" in fields):
        return "webpage"
    return "book" if title and ("publisher" in fields or "edition" in fields or "publisher_place" in fields) else "document"


def _contained(fields: dict[str, Any], container: str, *, numbered: bool) -> str:
    if _CONFERENCE.search(container) and not (numbered and "editor" not in fields and "publisher" not in fields):
        return "paper-conference"
    if "editor" in fields or "publisher" in fields or "publisher_place" in fields or "edition" in fields:
        return "chapter"
    return "article-journal"
