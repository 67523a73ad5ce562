"""CSS selectors for PMC's article pages, new (2024) and old (from 2008): data only."""

from __future__ import annotations

CITATION = ".pmc-layout__citation, .citation-version, .fm-citation, .cit"
ARTICLE_TYPE = ".pmc-layout__citation .usa-tag"  # a label before the journal: "letter"
AUTHORS = ".front-matter .cg > a, .contrib-group > a"
ABSTRACT = "section.abstract, div.abstract, [id^='__abstractid']"
ABSTRACT_PARTS = "h3, h4, p"
KEYWORDS = ".kwd-group, .kwd-text"
URL = "link[rel=canonical], link[rel=alternate]"

REFERENCE_LISTS = "section.ref-list, #reference-list, .ref-list-sec"
REFERENCE_PARTS = "h2, h3, h4, h5, h6, ul.ref-list > li, ul[class^=back-ref-list] > li, .ref-cit-blk"
ITEM_TAGS = ("li", "div")
LABEL = "span.label"
