"""Selectors for the parsed article pages of PubMed since 2020, as data.

Some of the site's markup is also known to modules that search the bytes (`prefilter`, `reader`,
`pages.layouts`, `pages.concatenated`) or read attributes.
"""

from __future__ import annotations

METAS = 'meta[name^="citation_"], meta[name="keywords"]'
MAX_LEADING_IDENTIFIERS = 3  # in the keywords; names follow

# Ids of the sections; the selectors below are applied within them, those of docsums also to lists.
HEADING = "full-view-heading"  # the page repeats itself in a short view for small screens
IDENTIFIERS = "full-view-identifiers"
ABSTRACT = "abstract"
CONFLICT_OF_INTEREST = "conflict-of-interest"
FIGURES = "figures"
GRANTS = "grants"
KEYWORD_SECTIONS = {
    "publication_type": ("publication-types",),
    "mesh": ("mesh-terms",),
    "substance": ("substances", "supplementary-concepts"),
}
RETRACTION = "retraction"
PREPRINT = "preprint"
LINKED_ARTICLES = "linked-"  # followed by the relation
REFERENCES = "references"

TITLE = "h1.heading-title"
JOURNAL = "button.journal-actions-trigger"
CITATION = ".cit"
NOTES = ".citation-doi, .secondary-date"
# Most pages state no language: matching the authors, too, ends the search for the first match early.
LANGUAGES = ".article-languages, .inline-authors"
AUTHORS = ".inline-authors .authors-list-item .full-name"
AFFILIATIONS = ".inline-authors a.affiliation-link"  # after each name; the title attribute is the affiliation
IDENTIFIER = ".identifier"
LABELS = {"pubmed": "PMID", "pmc": "PMCID", "doi": "DOI"}  # by the identifier's class
IDENTIFIER_PARTS = ".id-label, .current-id, .id-link"  # label, then value

ABSTRACT_CONTENT = ".abstract-content"
ABSTRACT_SELECTED = ".abstract-content.selected"  # of several languages
ABSTRACT_ALONE = "p:not(.copyright)"  # if there is no box for each language
SUBTITLE = "strong.sub-title"
STATEMENT = ".statement"
CAPTIONS = "figcaption"
FIGURE_LABEL = ".figure-label"
GRANT = ".grant-item a, .funding-statement"
RETRACTION_NOTICE = "a.abstract-page-link"
KEYWORD = "button.keyword-actions-trigger"  # the item around it also contains the text of a menu

LINKED_RELATION = "h2.title, h3.title"
LINKED_ITEMS = "li.full-docsum, li.raw-citation"
DOCSUM = "li.full-docsum"
DOCSUM_TITLE = ".docsum-title"
DOCSUM_AUTHORS = ".docsum-authors.full-authors"
DOCSUM_CITATION = ".docsum-journal-citation.full-journal-citation"
DOCSUM_PMID = ".docsum-pmid"
DOCSUM_LANGUAGE = ".language"

REFERENCE_ITEMS = ".refs-list-title, ol.references-list > li"
SHOW_ALL = "button.show-all"
