"""Plain texts that lie beside pages: what each is, and the way that works.  Data and one look-up."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from cgt_cite.regex import lazy_compile

_ITS_PAGE = "save the article's PubMed page instead"
_AS_RIS = "export it as RIS for your reference manager, or save the articles from PubMed"
_PARSE = "give the reference strings to `cgt-cite parse`, one a line"
_OTHERWISE = "save the article's PubMed page; `cgt-cite parse` reads reference strings, one a line"

_FORMS = tuple(
    (lazy_compile(pattern, re.MULTILINE), what, remedy)
    for pattern, what, remedy in (
        (rb"\A\s*<\d{1,5}\.? ?>|^VN  - Ovid|^DB  - Ovid", "this is an Ovid export", _AS_RIS),
        (
            rb"^Record: \d+\s*$|^Persistent link to this record|^(?:Accession Number|Database):\t",
            "this is an EBSCO export",
            _AS_RIS,
        ),
        (
            rb"\A\W{0,3}FN (?:Clarivate|Thomson|ISI)|\A\W{0,3}PT\tAU\t|^PT J\r?\nAU ",
            "this is a Web of Science export",
            _AS_RIS,
        ),
        (
            rb'\A\W{0,3}Scopus\s+EXPORT DATE|\A\W{0,3}"?Authors"?,"?(?:Author full names|Author\(s\) ID)',
            "this is a Scopus export",
            _AS_RIS,
        ),
        (rb"^RECORD \d+\s*$", "this is an Embase export", _AS_RIS),
        (rb"^Record #\d+ of \d+", "this is a Cochrane Library export", _AS_RIS),
        (rb"^Document \d+ of \d+", "this is a ProQuest export", _AS_RIS),
        (rb"^Reference Type: +\w|^\{Reference Type\}: ", "this is a bibliography as text", _AS_RIS),
        (rb"^RT (?:Journal|Book|Generic|Web)", "this is a RefWorks export", _AS_RIS),
        (rb"^SrcDatabase-", "this is a CNKI export", _AS_RIS),
        (
            rb"^ *\\(?:documentclass|usepackage|begin|bibitem|section|newcommand|bibliography)\b",
            "this is a LaTeX file",
            _ITS_PAGE,
        ),
        (
            rb"^(?:import [\w.]+|from [\w.]+ import \w|def \w+\(|class \w+[(:]|library\(\w+\)|#include )",
            "this is a program's source",
            _ITS_PAGE,
        ),
        (
            rb"^#{1,6} \S|^```|\]\((?:https?:|/|#)|^(?:=|-){3,}\r?$|\*\*\S[^*\n]{0,200}\*\*",
            "this is Markdown, but none of PubMed's pages",
            _OTHERWISE,
        ),
    )
)
_PMID = lazy_compile(r"\s*PMID: ?\d")
_RESULTS = ("this is a list of search results as text", "save the results in the Abstract or PubMed format")
_REFERENCES = ("this is a list of references", _PARSE)
_OTHER = ("this is a text, but none of PubMed's pages or exports", _OTHERWISE)
_NOBODY = ("", "")

_YEAR = lazy_compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_PLACE = lazy_compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPM(?:C)?ID\b|[;:, ]\d{1,4} ?[(:]|\d ?[-–] ?\d|\bet al\b", re.IGNORECASE
)
_NAMED = lazy_compile(
    r"\W{0,5}(?:\d{1,4}[.)\]]?\s*)?[^\W\d_][\w'’.-]{0,40},?\s+(?:[^\W\d_a-z]|et al|van |de )"
)
_HEAD = 1 << 16  # characters that tell enough
_MOST = 0.6  # of the paragraphs, or lines
_SHORTEST, _LONGEST = 30, 2000  # characters of a reference
_MOST_LINES = 1000


def which_form(data: bytes) -> tuple[str, str]:
    """What a text is, and what to do, where its form has a name; both empty for others."""
    head = data[:_HEAD]
    named = next(((what, remedy) for form, what, remedy in _FORMS if form.search(head)), _NOBODY)
    if named != _NOBODY:
        return named
    text = head.decode("utf-8", "replace")
    if _lists_results(text):
        return _RESULTS
    return _REFERENCES if _lists_references(text) else _NOBODY


def any_text(data: bytes) -> tuple[str, str]:
    """What is said of a text whose form has no name; both empty for what is no text."""
    return _OTHER if b"\0" not in data[:_HEAD] and not data.startswith(b"<") else _NOBODY


def _lists_results(text: str) -> bool:
    """Whether PMIDs stand below citations, more than once."""
    pairs = pairwise(text.splitlines())
    return sum(bool(_PMID.match(line) and _YEAR.search(above)) for above, line in pairs) > 1


def _lists_references(text: str) -> bool:
    """Whether most paragraphs, or most lines, look like references."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(map(_are_references, (re.split(r"\n\s*\n", text), lines)))


def _are_references(parts: list[str]) -> bool:
    some = list(islice((part for part in parts if part.strip()), _MOST_LINES))
    return bool(some) and sum(map(_is_reference, some)) >= _MOST * len(some)


def _is_reference(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or not _NAMED.match(text):
        return False
    return bool(_YEAR.search(text)) and bool(_PLACE.search(text))
