"""What marks and the words of no field add: identifiers, dates, language, genre, status, report numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import doi_of_url
from cgt_cite.fields.languages import language_code
from cgt_cite.regex import lazy_compile

from . import labels
from .marks import Mark
from .spans import Chunk, Labelled
from .tokens import is_mark

_FIELD_OF = {
    "doi": "DOI",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arxiv",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_ARXIV = lazy_compile(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})")
_UNSPACED = frozenset(("url", "pmcid", "isbn"))
_VERSION = lazy_compile(r"v\d+\Z")
_ORDINAL = lazy_compile(r"(?<=\d)(?:st|nd|rd|th|º|er)\b")
_STATUS = lazy_compile(
    r"\b(?:in press|no prelo|im druck|sous presse|en prensa|forthcoming|submitted|accepted|ahead of print)\b",
    re.IGNORECASE,
)


def read_extras(labelled: Labelled) -> dict[str, Any]:
    """Fields that need no tagger."""
    fields = of_marks(labelled.tokens.marks) if labelled.tokens.marks else {}
    if "status" not in fields and (status := _STATUS.search(_unlabelled(labelled))):
        fields["status"] = status[0]
    return fields


def _unlabelled(labelled: Labelled) -> str:
    """The words of no field as text, marks left out."""
    tokens = labelled.tokens
    return " ".join(
        tokens.text[tokens.starts[start] : tokens.ends[end - 1]] for start, end in _plain(labelled)
    )


def _plain(labelled: Labelled) -> Iterator[Chunk]:
    """The words of no field; a year in words (`in press`) is of no field."""
    words = labelled.tokens.words
    yield from (chunk for chunk in labelled.of(labels.YEAR) if words[chunk[0]].isalpha())
    for start, end in labelled.of(labels.OTHER):
        first = next((at for at in range(start, end) if not is_mark(words[at])), end)
        if first < end:
            yield first, end


def of_marks(marks: list[Mark]) -> dict[str, Any]:
    """The first mark of each kind in its field, the others kept beside."""
    fields: dict[str, Any] = {}
    others: list[str] = []
    for mark in marks:
        name = _FIELD_OF.get(mark.kind)
        if not name and mark.kind not in ("trial", "urn"):
            _note(fields, mark)
            continue
        if not mark.value:  # an address that is cut
            continue
        value = _VERSION.sub("", mark.value) if mark.kind == "arxiv" else mark.value
        value = "".join(value.split()) if mark.kind in _UNSPACED else value
        if name and name not in fields:
            fields[name] = value
        elif value != fields.get(name or "") and value not in others:
            others.append(value)
    if url := fields.get("URL"):
        _look_into(url, fields)
    return {**fields, "other_ids": tuple(others)} if others else fields


def _look_into(url: str, fields: dict[str, Any]) -> None:
    """What an address says of the work that it leads to."""
    if found := _ARXIV.search(url):
        fields.setdefault("arxiv", found[1])
    if "DOI" not in fields and (doi := doi_of_url(url)):
        fields["DOI"] = doi


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
    elif not mark.value.isdigit() and (date := parse_date(_ORDINAL.sub("", mark.value))):
        fields.setdefault(mark.kind, date)
