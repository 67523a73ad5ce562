"""Recognise items that are not one reference: remarks, and several references printed as one."""

from __future__ import annotations

import re

from cgt_cite.fields.dates import RECENT_YEAR
from cgt_cite.regex import lazy_compile

_REMARKS = (
    r"we (?:thank|are (?:grateful|indebted)|acknowledge|would like)",
    r"supported (?:in part )?by",
    r"this (?:work|study|research|project) (?:was|is|has)",
    r"the authors? (?:thank|declare|would|are|acknowledge)",
    r"fund(?:ed by|ing:)",
    r"see (?:also|supp|the|text|refs?\b)",
    r"note(?:s? added|:)",
    r"personal communication",
    r"unpublished (?:data|observations|results)",
    r"data not shown",
    r"supplementa",
    r"materials and methods",
    r"for (?:a |an )?(?:recent )?(?:reviews?|overview|examples?|details|more),? ",
    r"abbreviations",
    r"(?:ibid|idem|(?:op|loc)\. ?cit)\b",
)
_REMARK_LITERALS = (
    *("we ", "supp", "this ", "the a", "fund", "see ", "note"),
    *("pers", "unpub", "data ", "mat", "for ", "abb", "ibid", "idem", "cit."),
)
_EARLY = 20  # code points of the start that are searched
_REMARK = lazy_compile(rf"\A\W{{0,5}}(?:{'|'.join(_REMARKS)})", re.IGNORECASE)
_LETTERED = lazy_compile(r"(?:\A|[\s;.,])\(?a[).]\s?[A-Z].{12,}?[\s;.,]\(?b[).]\s?[A-Z]", re.DOTALL)
_LOCATOR = lazy_compile(rf"{RECENT_YEAR}[a-z]?[;,]\s?\d{{1,4}}(?:\s?\(\d[^)]{{0,12}}\))?[:,]\s?[A-Za-z]?\d+")
_NOTICE = lazy_compile(
    r"\b(?:erratum|correct(?:ion|ed)|comment|retract)", re.IGNORECASE
)  # the work's own history
_LONGEST = 4000
SEVERAL = "several references in one item"


def is_remark(text: str) -> bool:
    """Whether an item is a remark: thanks, funding, a pointer to the text."""
    begin = text[:_EARLY].lower()
    return any(letters in begin for letters in _REMARK_LITERALS) and bool(_REMARK.match(text))


def has_several(text: str) -> bool:
    """Whether an item holds several references: (a) ... (b) ..., or two places in journals."""
    text = text[:_LONGEST]
    if ("a)" in text or "a." in text) and ("b)" in text or "b." in text) and _LETTERED.search(text):
        return True
    return len(set(_LOCATOR.findall(text))) > 1 and not _NOTICE.search(text)
