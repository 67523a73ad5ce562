"""Marks: what a reference says in fixed forms, found by rules before the tagger reads the rest.

Identifiers, addresses and access notes follow grammars of their own.  Each is found once, remembered as a
`Mark`, and stands for one word in what the tagger sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cgt_cite.fields.identifiers import DOI, trim_doi


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the reference with its kind, its value and, for an address, the words that lead to it."""

    start: int
    end: int
    kind: str  # "doi", "url", "pmid", "pmcid", "arxiv", "isbn", "issn", "urn", "trial" or "accessed"
    value: str


# Months in the languages that access notes are written in, by their first letters.
_MONTH_WORD = r"[^\W\d_]{3,12}\.?"
_DATE = (
    rf"(?:\d{{4}}(?:[-/.]\d{{1,2}}){{2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|\d{{4}}年\s?\d{{1,2}}月\s?\d{{1,2}}日|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?[\s-]+(?:de\s+|of\s+)?{_MONTH_WORD},?[\s-]+(?:de[l]?\s+)?\d{{4}}|"
    rf"{_MONTH_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+\d{{4}}|"
    rf"\d{{4}}[,\s]+{_MONTH_WORD}(?:[\s-]+\d{{1,2}}(?:st|nd|rd|th)?)?(?!\w)|{_MONTH_WORD},?\s+(?:de\s+)?\d{{4}})"
)
_ACCESS_VERB = (
    r"(?:last|date|data\s+(?:de|do)|fecha\s+de|assessed and|letzter|zuletzt|page|site)?\s*"
    r"(?:accessed|access(?:\s+date)?|cited|citado|citada|viewed|visited|retrieved|consulted|assessed|updated and cited|"
    r"acesso(?:\s+em)?|acessado(?:\s+em)?|accesso|acceso|accedido|consultado|consulta|consulté|consultée|"
    r"abgerufen|aufgerufen|zugriff|eingesehen|besucht|acceduto|consultato|"
    r"дата обращения|просмотрено|访问日期|引用日期|检索日期)"
    r"(?:\s*\b(?:on|in|at|le|el|il|em|am|den|a|il giorno)\b)?"
)
_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "accessed",
        "",
        re.compile(rf"[\[(]?\s*(?<!\w){_ACCESS_VERB}\s*[:：,]?\s*({_DATE})(?:\s*[\])])?", re.IGNORECASE),
    ),
    (
        "url",
        "",
        re.compile(
            r"(?:URL\s*:?\s*)?<?((?:(?:https?|ftp)\s?:\s?//\s?(?!(?:dx\.|www\.)?doi\.org|doi:)|www\.(?=\w)(?!doi\.org))"
            r"[^\s<>\"“”]+)>?",
            re.IGNORECASE,
        ),
    ),
    (
        "doi",
        "10.",
        re.compile(
            r"[\[(]?(?:(?:https?://|www\.)?(?:dx\.)?doi\.org/|https?://(?=doi:)|\bdoi\s*(?:no\.?|number)?\s*[:/]?\s*)*"
            rf"({DOI.pattern})",
            re.IGNORECASE,
        ),
    ),
    (
        "pmcid",
        "PMC",
        re.compile(r"(?:\[?(?:PMCID|PubMed Central|PMC free article)\s*:?\s*)*\b(PMC\s?\d{4,9})\b\]?"),
    ),
    (
        "pmid",
        "P",
        re.compile(
            r"[\[(]?(?:PubMed\s*)?(?:PMID|PubMed(?:\s+(?:ID|PMID))?|Medline)\s*:?\s*(\d{4,8})\b\s*[\])]?", re.IGNORECASE
        ),
    ),
    (
        "arxiv",
        "iv",
        re.compile(r"\barXiv\s*:?\s*((?:\d{4}\.\d{4,5}|[a-z][\w.-]*/\d{7})(?:v\d+)?)(?:\s*\[[\w.-]+\])?", re.IGNORECASE),
    ),
    ("isbn", "ISBN", re.compile(r"\be?-?ISBN(?:-1[03])?\s*:?\s*(97[89][-‐–\s]?(?:\d[-‐–\s]?){9}\d|(?:\d[-‐–\s]?){9}[\dXx])\b")),
    ("issn", "ISSN", re.compile(r"\be?-?ISSN\s*:?\s*(\d{4}[-‐–]?\d{3}[\dXx])\b")),
    ("urn", "urn", re.compile(r"\b(urn:[a-z0-9-]{2,31}:[^\s<>\"]+)", re.IGNORECASE)),
    (
        "trial",
        "",
        re.compile(r"\b((?:ISRCTN|NCT|ChiCTR[-A-Z]*|CRD|ACTRN|CTRI|DRKS|UMIN)\s?\d{6,14}|EUCTR[\d-]{10,}(?:-[A-Z]{2})?)\b"),
    ),
)
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}


def trim(value: str) -> str:
    """An identifier or address without the punctuation that follows it; its own brackets stay."""
    while value:
        last = value[-1]
        if last in ".,;:'’”\"»*" or (last in _CLOSERS and value.count(last) > value.count(_CLOSERS[last])):
            value = value[:-1]
        else:
            break
    return value


def find_marks(text: str) -> list[Mark]:
    """All marks of `text`, in order, none overlapping another."""
    taken: list[Mark] = []
    lower = text.casefold()
    for kind, needle, pattern in _RULES:
        if not _worth_a_look(kind, needle, text, lower):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            value = match[1]
            if kind in {"doi", "url", "urn"}:
                value = trim_doi(value) if kind == "doi" else trim(value)
                end = match.start(1) + len(value)
                while end < match.end() and text[end] in ">])" and text[start] in "<[(":
                    end += 1
            if all(end <= mark.start or start >= mark.end for mark in taken):
                taken.append(Mark(start, end, kind, value))
    taken.sort(key=lambda mark: mark.start)
    return taken


def _worth_a_look(kind: str, needle: str, text: str, lower: str) -> bool:
    if kind == "url":
        return "//" in text or "www." in lower
    if kind == "accessed":
        return any(stem in lower for stem in _ACCESS_STEMS)
    if kind == "trial":
        return any(stem in text for stem in ("NCT", "ISRCTN", "CTR", "CRD", "DRKS", "UMIN"))
    return needle.casefold() in lower


_ACCESS_STEMS = (
    "access", "cited", "citad", "viewed", "visited", "retrieved", "consult", "assessed", "acess", "acce",
    "abgerufen", "aufgerufen", "zugriff", "eingesehen", "обращ", "просмотр", "日期",
)  # fmt: skip
