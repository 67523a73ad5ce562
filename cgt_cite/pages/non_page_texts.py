"""Recognise plain texts that are not PubMed pages: what each is, and what the user can do."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.regex import lazy_compile

_SAVE_PUBMED_PAGE = "save the article's PubMed page instead"
_EXPORT_RIS = "export it as RIS for your reference manager, or save the articles from PubMed"
_PARSE = "give the references to `cgt-cite parse`, one per line"
_PAGE_OR_PARSE = "save the article's PubMed page instead, or give reference strings to `cgt-cite parse`"

_KNOWN_TEXTS = tuple(
    (lazy_compile(pattern, re.MULTILINE), what, remedy)
    for pattern, what, remedy in (
        (rb"\A\s*<\d{1,5}\.? ?>|^VN  - Ovid|^DB  - Ovid", "this is an Ovid export", _EXPORT_RIS),
        (
            rb"^Record: \d+\s*$|^Persistent link to this record|^(?:Accession Number|Database):\t",
            "this is an EBSCO export",
            _EXPORT_RIS,
        ),
        (
            rb"\A\W{0,3}FN (?:Clarivate|Thomson|ISI)|\A\W{0,3}PT\tAU\t|^PT J\r?\nAU ",
            "this is a Web of Science export",
            _EXPORT_RIS,
        ),
        (
            rb'\A\W{0,3}Scopus\s+EXPORT DATE|\A\W{0,3}"?Authors"?,"?(?:Author full names|Author\(s\) ID)',
            "this is a Scopus export",
            _EXPORT_RIS,
        ),
        (rb"^RECORD \d+\s*$", "this is an Embase export", _EXPORT_RIS),
        (rb"^Record #\d+ of \d+", "this is a Cochrane Library export", _EXPORT_RIS),
        (rb"^Document \d+ of \d+", "this is a ProQuest export", _EXPORT_RIS),
        (rb"^Reference Type: +\w|^\{Reference Type\}: ", "this is a plain-text bibliography", _EXPORT_RIS),
        (rb"^RT (?:Journal|Book|Generic|Web)", "this is a RefWorks export", _EXPORT_RIS),
        (rb"^SrcDatabase-", "this is a CNKI export", _EXPORT_RIS),
        (
            rb"^ *\\(?:documentclass|usepackage|begin|bibitem|section|newcommand|bibliography)\b",
            "this is a LaTeX file",
            _SAVE_PUBMED_PAGE,
        ),
        (
            rb"^(?:import [\w.]+|from [\w.]+ import \w|def \w+\(|class \w+[(:]|library\(\w+\)|#include )",
            "this is program source code",
            _SAVE_PUBMED_PAGE,
        ),
        (
            rb"^#{1,6} \S|^```|\]\((?:https?:|/|#)|^(?:=|-){3,}\r?$|\*\*\S[^*\n]{0,200}\*\*",
            "this is Markdown, but not a PubMed page",
            _PAGE_OR_PARSE,
        ),
    )
)
_PMID = lazy_compile(r"\s*PMID: ?\d")
_RESULTS = (
    "this is a list of search results in plain text",
    "save the results in the Abstract or PubMed format",
)
_REFERENCES = ("this is a list of references", _PARSE)
_UNKNOWN = ("this is plain text, but not a PubMed page or export", _PAGE_OR_PARSE)
_NO_MATCH = ("", "")

_YEAR = lazy_compile(rf"\b{RECENT_YEAR}[a-z]?\b")
_LOCATOR = lazy_compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPM(?:C)?ID\b|[;:, ]\d{1,4} ?[(:]|\d ?[-–] ?\d|\bet al\b", re.IGNORECASE
)
_NAME = lazy_compile(
    r"\W{0,5}(?:\d{1,4}[.)\]]?\s*)?[^\W\d_][\w'’.-]{0,40},?\s+(?:[^\W\d_a-z]|et al|van |de )"
)
_HEAD = 1 << 16  # bytes that suffice to recognise a text
_MIN_SHARE = 0.6  # share of the paragraphs, or lines
_MIN_LENGTH, _MAX_LENGTH = 30, 2000  # characters of a reference
_MAX_LINES = 1000


def identify_text(data: bytes) -> tuple[str, str]:
    """What a text is and what the user can do, if its format is known; both empty otherwise."""
    head = data[:_HEAD]
    for pattern, what, remedy in _KNOWN_TEXTS:
        if pattern.search(head):
            return what, remedy
    text = head.decode("utf-8", "replace")
    if _lists_results(text):
        return _RESULTS
    return _REFERENCES if _lists_references(text) else _NO_MATCH


def describe_unknown_text(data: bytes) -> tuple[str, str]:
    """What to report about a text of unknown format; both empty for markup and binary data."""
    return _UNKNOWN if b"\0" not in data[:_HEAD] and not data.startswith(b"<") else _NO_MATCH


def _lists_results(text: str) -> bool:
    """Whether a PMID follows a citation more than once."""
    pairs = pairwise(text.splitlines())
    return sum(bool(_PMID.match(line) and _YEAR.search(above)) for above, line in pairs) > 1


def _lists_references(text: str) -> bool:
    """Whether most paragraphs, or most lines, look like references."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(map(_are_references, (re.split(r"\n\s*\n", text), lines)))


def _are_references(parts: list[str]) -> bool:
    sample = list(islice((part for part in parts if part.strip()), _MAX_LINES))
    return bool(sample) and sum(map(_is_reference, sample)) >= _MIN_SHARE * len(sample)


def _is_reference(text: str) -> bool:
    if not _MIN_LENGTH <= len(text) <= _MAX_LENGTH or not _NAME.match(text):
        return False
    return bool(_YEAR.search(text)) and bool(_LOCATOR.search(text))
