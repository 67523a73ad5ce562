"""What PubMed's article pages print around their content, as a text dump shows it: data only."""

from __future__ import annotations

import re

# a line that is one of these opens a section; the value names it, "" is passed over
SECTIONS = {
    "abstract": "abstract",
    "conflict of interest statement": "conflict_of_interest",
    "figures": "figure",
    "references": "references",
    "publication types": "publication_type",
    "mesh terms": "mesh",
    "substances": "substance",
    "supplementary concepts": "substance",
    "grants and funding": "grant",
    "grant support": "grant",
    "affiliations": "",
    "pubmed disclaimer": "",
    "similar articles": "",
    "cited by": "",
    "see all similar articles": "",
    "related information": "",
    "associated data": "",
    "supplementary info": "",
    "linkout - more resources": "",
    "full text links": "",
    "full text sources": "",
    "actions": "",
}
LINKED = re.compile(
    r"(?:comment|erratum|corrected and republished|retraction|retracted and republished|update|republished"
    r"|expression of concern|summary for patients|original report|associated) (?:in|of|on|from|for|by|with)",
    re.IGNORECASE,
)
MENU_LINES = frozenset(
    (
        "actions",
        "search in pubmed",
        "search in mesh",
        "add to search",
        "search in nlm catalog",
        "expand",
        "collapse",
    )
)
TAIL_LINES = frozenset(("publication types", "linkout - more resources"))

BULLET = re.compile(r"\s*(?:[•*+◦○●-])\s+")
NUMBER = re.compile(r"\s*\d{1,4}\.\s+")
LINKS = re.compile(r"(?:\s*[-–]\s*\[?\d*\]?(?:DOI|PMC|PubMed)\b)+\s*$")
LINK_LABEL = re.compile(r"DOI|PMC|PubMed")
SHOW_ALL = re.compile(r"Show all (\d[\d,]*) references")
KEYWORDS = re.compile(r"Keywords?:\s*(.+)", re.IGNORECASE)
ARTICLE_LANGUAGE = re.compile(r"\[Article in\s+([^\]]+)\]")
SHORT_VIEW = re.compile(
    r"(?P<author>\S.{0,120}?)\s+et al\.\s+(?P<journal>\S.{0,200}?)\.\s+(?P<date>\d{4}\b.{0,20}?)\.?"
)
AFFILIATION_MARKS = re.compile(r"(?:\s*[\d#*†‡§]+)+$")
MORE_AUTHORS = re.compile(r"et al\.?", re.IGNORECASE)
ENTRY = re.compile(r"(?P<citation>(?P<journal>.{1,200}?)\. .+?)\s+(?P=journal)\. \d{4}\.(?=\s|$)")
SITE = re.compile(r"Access keys\b|Skip to\b|Main Navigation\b", re.IGNORECASE)
ABOVE_CITATION = (
    "review",
    "editorial",
    "comment",
    "letter",
    "case reports",
    "comparative study",
    "meta-analysis",
    "randomized controlled trial",
    "clinical trial",
    "observational study",
    "preprint",
    "news",
    "retracted article",
    "published erratum",
    "multicenter study",
    "systematic review",
)
