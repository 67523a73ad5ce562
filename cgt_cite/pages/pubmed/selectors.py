"""Where things stand in PubMed's article pages since 2020: data only; a change of the site is one line."""

from __future__ import annotations

HEADING = "#full-view-heading"  # the page repeats itself in a short view for small screens
TITLE = "h1.heading-title"
JOURNAL = "button.journal-actions-trigger"
CITATION = ".cit"
NOTES = ".citation-doi, .secondary-date"
LANGUAGES = ".article-languages"
AUTHORS = ".inline-authors .authors-list-item .full-name"
IDENTIFIERS = "#full-view-identifiers .identifier"
IDENTIFIER_LABEL = ".id-label"
IDENTIFIER_VALUE = ".current-id, .id-link"

ABSTRACT = "#abstract .abstract-content"
ABSTRACT_SHOWN = "#abstract .abstract-content.selected"  # of several languages
ABSTRACT_ALONE = "#abstract > p:not(.copyright)"  # without a box around each language
ABSTRACT_PARAGRAPHS = "#abstract p"
SUBTITLE = "strong.sub-title"
CONFLICT_OF_INTEREST = "#conflict-of-interest .statement"
FIGURES = "#figures figcaption"
FIGURE_LABEL = ".figure-label"
GRANTS = "#grants .grant-item a, #grants .funding-statement"
RETRACTION_BANNER = "#retraction"
RETRACTION_NOTICE = "a.abstract-page-link"
PREPRINT_BANNER = "#preprint"
KEYWORD = "button.keyword-actions-trigger"  # the item around it holds its menu's text as well
KEYWORD_SECTIONS = {
    "publication_type": "#publication-types",
    "mesh": "#mesh-terms",
    "substance": "#substances, #supplementary-concepts",
}

LINKED = ".linked-articles"
LINKED_RELATION = "h2.title, h3.title"
LINKED_ITEMS = "li.full-docsum, li.raw-citation"
DOCSUM = "li.full-docsum"
DOCSUM_TITLE = ".docsum-title"
DOCSUM_AUTHORS = ".docsum-authors.full-authors"
DOCSUM_CITATION = ".docsum-journal-citation.full-journal-citation"
DOCSUM_PMID = ".docsum-pmid"
DOCSUM_LANGUAGE = ".language"

REFERENCES = "#references"
REFERENCE_ITEMS = ".refs-list-title, ol.references-list > li"
INNER_ITEMS = "ol.references-list > li ol > li"
SHOW_ALL = "button.show-all"
LINK_LABELS = ("DOI", "PMC", "PubMed")
