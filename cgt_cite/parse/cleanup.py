"""Clean a reference of what came along with it from a page, before it is parsed."""

from __future__ import annotations

import re

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.regex import lazy_compile

_LINK = (
    r"(?:DOI|PMC|PubMed(?: Abstract|/NCBI)?|Publisher Site|Google Scholar|Cross ?Ref|View Article|"
    r"Publisher Full Text|Ref list|(?:Free )?(?:PMC )?(?:Full Text|article)|Web of Science|Scopus|ISI)"
)
_LINKS = lazy_compile(
    rf"(?:\s?(?:\s-\s|\||\[|(?<=\.)\s(?=View)|(?<=\.)\s?View at:)\s?{_LINK}(?:\s?\])?){{1,9}}"
    rf"(?:[\s|.:]{{0,3}}{_LINK}){{0,9}}[\s.|]{{0,9}}\Z",
    re.IGNORECASE,
)
_LAST_WORDS = (
    *("doi", "pmc", "pubmed", "ncbi", "site", "abstract", "scholar", "ref", "article", "text", "science"),
    *("scopus", "isi", "list"),
)
_LONGEST_LINKS = 120
_REPEATED = " - - "
_PREFIX = 40  # code points by which the same reference is recognised
_OTHERS_LITERALS = (*("ve ark", "y col", "e col", "i wsp", "и др", "и соавт", "itarb", "and others", "& al"),)
_OTHERS = lazy_compile(
    r"(?<=[A-Z.]),? "
    r"(?:ve ark|y cols?|e cols?|e coll|i wsp|и др|и соавт|und Mitarb|u\. ?Mitarb|u\. ?a|and others|& al)"
    r"\b\.?(?=[\s:.,(])"
)
_LONGEST_NAMES = 600
_THOUSANDS = lazy_compile(r",\d{3}[-–]\d{1,2},\d{3}")
_PAGES = lazy_compile(r"((?:\d: ?|pp\. ))(\d{1,2}),(\d{3})([-–])(\d{1,2}),(\d{3})(?![\d,])")
_COPYRIGHT = lazy_compile(rf"(?<=; )c(?={RECENT_YEAR}\b)")
_SPACES = lazy_compile(r"[ \t\r\n\f\v]+")  # a no-break space is kept
_ENCODED_DOI = lazy_compile(r"((?:doi\.org/|doi: ?)10\.\d{4,9})%2F", re.IGNORECASE)
_NO_AUTHORS = lazy_compile(r"\A\s*\[(?:No authors? listed|Anonymous)\]\.?\s*", re.IGNORECASE)


def clean_reference(text: str) -> str:
    """`text` as it would be printed: once, without links after it, with `et al.` for the other authors."""
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    text = _with_et_al(_without_links(_once(text.strip())))
    if "%2" in text:
        text = _ENCODED_DOI.sub(r"\1/", text)
    if "[" in text[:3]:
        text = _NO_AUTHORS.sub("", text)
    if "; c" in text:
        text = _COPYRIGHT.sub("", text)
    return _PAGES.sub(r"\1\2\3\4\5\6", text) if _THOUSANDS.search(text) else text


def _once(text: str) -> str:
    """PubMed shows some references as `1. Smith J. - - Smith J. - PubMed`."""
    first, _, second = text.partition(_REPEATED)
    return first if second and second[:_PREFIX] in first else text


def _without_links(text: str) -> str:
    """Copied references end in ` - DOI - PMC - PubMed` or `[Google Scholar] [CrossRef]`."""
    if not text.rstrip(" .|]").lower().endswith(_LAST_WORDS):
        return text
    found = _LINKS.search(text, max(0, len(text) - _LONGEST_LINKS))
    return text[: found.start()] if found else text


def _with_et_al(text: str) -> str:
    """The other authors, in whatever language they are summed up, as `et al.`."""
    for literal in _OTHERS_LITERALS:
        if literal in text:
            return _OTHERS.sub(" et al.", text[:_LONGEST_NAMES], count=1) + text[_LONGEST_NAMES:]
    return text
