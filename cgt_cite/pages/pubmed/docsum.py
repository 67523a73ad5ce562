"""Read a docsum, as PubMed's pages call the summary of an article in a list: similar articles, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_pmid, pmid_of_link
from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.pages.html import attribute, text_at
from cgt_cite.pages.pubmed import selectors

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from cgt_cite.model import Work


def read_docsum(item: LexborNode) -> Work:
    """Read the work that a docsum describes."""
    title = item.css_first(selectors.DOCSUM_TITLE)
    return parse_citation(text_at(item, selectors.DOCSUM_CITATION))._replace(
        title=text_at(item, selectors.DOCSUM_TITLE).removesuffix("."),
        author=parse_names(text_at(item, selectors.DOCSUM_AUTHORS), NameForm.INDEX),
        PMID=parse_pmid(text_at(item, selectors.DOCSUM_PMID)) or pmid_of_link(attribute(title, "href")),
        language=language_codes(text_at(item, selectors.DOCSUM_LANGUAGE).rstrip(".")),
    )
