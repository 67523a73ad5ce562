"""What marks and the words of no field add: identifiers, dates, language, genre, status, report numbers."""

from __future__ import annotations

import re
from typing import Any

from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.languages import language_code

from . import labels
from .marks import Mark
from .spans import Labelled

_FIELD_OF = {
    "doi": "DOI",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arxiv",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_UNSPACED = frozenset(("url", "pmcid", "isbn"))
_VERSION = re.compile(r"v\d+\Z")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|º|er)\b")
_DEGREE = (
    r"(?:ph\.?\s?d\.?|m\.?sc\.?|doctoral|doctorate|master['’]?s?|bachelor['’]?s?|mba|md|dphil|habilitation|"
    r"inaugural)"
)
_RULES = (
    (
        "genre",
        re.compile(
            rf"\b(?:unpublished\s+)?(?:{_DEGREE}\s+)?(?:thesis|dissertation)\b|"
            r"\b(?:tese|disserta[cç][aã]o|tesis|thèse|tesi|diplomarbeit)(?:\s+(?:de|di)?\s*[^\W\d_]+)?",
            re.IGNORECASE,
        ),
    ),
    (
        "status",
        re.compile(
            r"\b(?:in press|no prelo|im druck|sous presse|en prensa|forthcoming|submitted|accepted|"
            r"ahead of print)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "number",
        re.compile(
            r"\b(?:report|paper|publication|patent|standard|document)\s+(?:no\.?|number|nr\.?|n[º°])?\s*:?\s*"
            r"([A-Z]{0,6}[-/\s]?\d[\w./-]*)|"
            r"\b(WO\s?\d{2,4}/\d{4,6}(?:\s?[AB]\d)?|(?:US|EP|CN|JP|DE|GB)\s?\d[\d,/]{4,}(?:\s?[ABC]\d)?)\b",
            re.IGNORECASE,
        ),
    ),
)


def read_extras(labelled: Labelled) -> dict[str, Any]:
    """Fields that need no tagger."""
    fields = of_marks(labelled.tokens.marks) if labelled.tokens.marks else {}
    rest = _unlabelled(labelled)
    if rest:
        for name, pattern in _RULES:
            match = pattern.search(rest)
            if match and name not in fields:
                fields[name] = next((group for group in match.groups() if group), match[0]).strip(" .,")
    return fields


def _unlabelled(labelled: Labelled) -> str:
    """The words of no field as text, marks left out."""
    tokens = labelled.tokens
    return " ".join(
        tokens.text[tokens.starts[start] : tokens.ends[end - 1]] for start, end in _plain(labelled)
    )


def _plain(labelled: Labelled) -> list[tuple[int, int]]:
    words = labelled.tokens.words
    runs: list[tuple[int, int]] = []
    for start, _ in labelled.of(labels.OTHER):
        if "\ue000" <= words[start][0] <= "\uf8ff":
            continue
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], start + 1)
        else:
            runs.append((start, start + 1))
    return runs


def of_marks(marks: list[Mark]) -> dict[str, Any]:
    """The first mark of each kind in its field, the others kept beside."""
    fields: dict[str, Any] = {}
    others: list[str] = []
    for mark in marks:
        name = _FIELD_OF.get(mark.kind)
        if not name and mark.kind not in ("trial", "urn"):
            _note(fields, mark)
            continue
        value = _VERSION.sub("", mark.value) if mark.kind == "arxiv" else mark.value
        value = "".join(value.split()) if mark.kind in _UNSPACED else value
        if name and name not in fields:
            fields[name] = value
        elif value != fields.get(name or "") and value not in others:
            others.append(value)
    return {**fields, "other_ids": tuple(others)} if others else fields


def _note(fields: dict[str, Any], mark: Mark) -> None:
    """A mark that is a date, a language or a medium."""
    if mark.kind in {"label", "erratum"}:
        return
    if mark.kind == "language":
        fields.setdefault("language", language_code(mark.value))
    elif mark.kind == "medium":
        if len(mark.value) > 2:  # noqa: PLR2004 - GB/T 7714's letters say the type, not the medium
            fields.setdefault("medium", mark.value)
    elif not mark.value:
        fields.setdefault("status", "ahead of print")
    elif date := parse_date(_ORDINAL.sub("", mark.value)):
        fields.setdefault(mark.kind, date)
