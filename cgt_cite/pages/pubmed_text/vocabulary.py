"""Words and labels that PubMed's article pages print around their content, in text form: data only."""

from __future__ import annotations

import re

from cgt_cite.regex import lazy_compile

# titles of sections, and our names for them; "": the section is skipped
SECTIONS = {
    "abstract": "abstract",
    "excerpt": "abstract",  # of a book
    "conflict of interest statement": "conflict_of_interest",
    "figures": "figure",
    "references": "references",
    "publication types": "publication_type",
    "mesh terms": "mesh",
    "substances": "substance",
    "supplementary concepts": "substance",
    "grants and funding": "grant",
    "grant support": "grant",
    "title & authors": "heading",
    "retraction notice": "heading",
    "preprint notice": "heading",
    "plain language summary": "",
    "sections": "",  # a book's contents
    "pubmed disclaimer": "",
    "similar articles": "",
    "cited by": "",
    "see all similar articles": "",
    "related information": "",
    "associated data": "",
    "supplementary info": "",
    "linkout - more resources": "",
    "full text sources": "",
}
_RELATION = (
    r"(?:comment|erratum|corrected and republished|(?:partial )?retraction|retracted and republished|update"
    r"|republished|expression of concern|summary for patients|original report|associated)"
    r" (?:in|of|on|from|for|by|with)"
)
RELATION = lazy_compile(_RELATION, re.IGNORECASE)
RELATION_IN_LINE = lazy_compile(rf"(?<=[.\]]) (?P<relation>{_RELATION}): ", re.IGNORECASE)
MENU_LINES = frozenset(
    (
        "actions",
        "full text links",
        "search in pubmed",
        "search in mesh",
        "add to search",
        "search in nlm catalog",
        "expand",
        "collapse",
        "see this image and copyright information in pmc",
        "see the retraction notice",
    )
)
NAVIGATION = "page navigation"  # the section titles follow it, as links
PAGE_STARTS = ("skip to main page content", "skip to main content", NAVIGATION)  # of the site's header
SITE_FOOTER = frozenset(  # the site's text below an article; above the abstract these lines are menus
    (
        *("full text links", "cite", "copy", "[x]", "×", "ncbi literature resources", "follow ncbi"),
        *("connect with nlm", "national library of medicine", "web policies", "nlm support center"),
    )
)
# lines found only on PubMed's site
SITE_LINES = frozenset(
    (
        *("pubmed disclaimer", "page navigation", "title & authors", "skip to main page content"),
        *("see all similar articles", "linkout - more resources", "publication types", "mesh terms"),
        *("grants and funding", "supplementary info", "full text links", "related information"),
        *("free pmc article", "free article", "display options", "show details", "add to search"),
        *("search in pubmed", "search in mesh", "search in nlm catalog", "item in clipboard"),
        *("affiliations expand", "conflict of interest statement", "free books & documents", "all figures"),
    )
)
IDENTIFIER = lazy_compile(r"\W{0,9}(?:PMID|PMCID|DOI|Bookshelf ID): ?(?P<value>\S.*)?")
OTHER_LABELS = ("PMCID: ", "DOI: ", "Bookshelf ID: ")
OWN_PMID = lazy_compile(r"\W{0,9}PMID: {0,3}\d")
BOOKSHELF = lazy_compile(r"\bBookshelf ID: ?(?P<id>NBK\d+)")

BULLET = lazy_compile(r"^\s*(?:[•*+◦○●□■▪-])\s+")
LINKS = lazy_compile(r"(?: ?[-–] ?(?:\ue000\d+\ue001)?(?:DOI|PMC|PubMed)\b){1,12} ?$")
LINK = lazy_compile(r"(?:\ue000(?P<number>\d+)\ue001)?(?P<label>DOI|PMC|PubMed)\b")
SHOW_ALL = lazy_compile(r"Show all (\d[\d,]*) references")
SHOW_ALL_LINE = lazy_compile(r"\W{0,9}(?:BUTTON\W{0,9})?Show all \d[\d,]* references\W{0,9}")
# A single # marks authors who contributed equally.
MARKDOWN = lazy_compile(r"^#{2,6} \S|\]\((?:https?:|/)", re.MULTILINE)
KEYWORDS = lazy_compile(r"Keywords?:\s*(.+)", re.IGNORECASE)
ARTICLE_LANGUAGE = lazy_compile(r"\[Article in\s+([^\]]+)\]")
SHORT_VIEW = lazy_compile(
    r"(?P<author>\S.{0,120}?)\s+et al\.\s+(?P<journal>\S.{0,200}?)\.\s+(?P<date>\d{4}\b.{0,20}?)\.?"
)
AFFILIATION_MARKS = "0123456789#*†‡§^ "
FIGURE = lazy_compile(
    r"(?P<label>(?:Fig(?:ure|\.)?|Scheme|Chart|Image)\s?[A-Z]?\d+)(?:[.:]\s*|$)", re.IGNORECASE
)
ELLIPSES = ("…", "...")
NOT_A_TITLE = lazy_compile(
    r"doi:|epub\b|ecollection\b|online ahead|print \d{4}|free (?:pmc )?article|pm(?:c)?id:|item in clipboard"
    r"|display options|show details|full text|cite\b|authors?\b|affiliation|collaborators\b|format\b"
    r"|[•*+◦○●□-]\s|free books|bookshelf id:",
    re.IGNORECASE,
)
LINE_STARTS = lazy_compile(  # always begins a new line, however full the one before
    r"\s*(?:affiliations?|authors|free (?:pmc )?article|keywords?:|doi:|pm(?:c)?id:|show all|abstract|©)",
    re.IGNORECASE,
)
AFFILIATION = lazy_compile(r"(?:affiliations?|collaborators)\b", re.IGNORECASE)
LANGUAGES_OF_ABSTRACT = lazy_compile(r"in (?:[A-Z][a-z]+(?:, )?)+")
COPYRIGHT = lazy_compile(r"©|\(c\)|Copyright\s+(?:©|\(c\)|\d{4})", re.IGNORECASE)
LINKED_ENTRY = lazy_compile(r"(?P<citation>(?P<journal>.{1,100}?)\. .+?)\s+(?P=journal)\. \d{4}\.(?=\s|$)")
SITE_HEADER = lazy_compile(r"Access keys\b|Skip to\b|Main Navigation\b", re.IGNORECASE)
PUBLICATION_TYPES = (
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
    "book",
)
