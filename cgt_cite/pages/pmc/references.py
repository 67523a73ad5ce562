"""Read the reference list of a PMC article; every page has all of it, with links after each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.text import clean
from cgt_cite.model import Identifier, Reference
from cgt_cite.pages.headings import add_heading, join_headings
from cgt_cite.pages.html import attribute, descend, descendant_selector, query_of, select, text_of
from cgt_cite.pages.pmc import selectors
from cgt_cite.pages.reference_ids import TYPES_OF_LABELS, work_from_ids
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

# texts of links after a reference, with PubMed's label for each
LINKS = {
    "DOI": "DOI",
    "CrossRef": "DOI",
    "Cross Ref": "DOI",
    "PMC free article": "PMC",
    "Free PMC article": "PMC",
    "PMC": "PMC",
    "PubMed": "PubMed",
    "Medline": "PubMed",
    "Google Scholar": "Google Scholar",
}
_EMPTY_BRACKETS = lazy_compile(r" ?\[ ?\]")
_LIST_NUMBER = lazy_compile(r"\[?\d{1,4}[a-z]?[.)\]]*")


def read_references(tree: LexborHTMLParser) -> tuple[Reference, ...]:
    """Every reference of every list on the page, in order."""
    return tuple(_references(tree))


def _references(tree: LexborHTMLParser) -> Iterator[Reference]:
    headings: dict[str, str] = {}  # current headings by tag, outermost first
    position = 0
    for node in select(tree, descendant_selector(selectors.REFERENCE_LISTS, selectors.REFERENCE_PARTS)):
        tag = node.tag or ""
        if tag not in selectors.ITEM_TAGS:
            headings = add_heading(headings, tag, text_of(node))
            continue
        position += 1
        yield read_reference(node, position, join_headings(headings.values()))


def read_reference(item: LexborNode, position: int, heading: str) -> Reference:
    """One list item in the markup of PMC or Bookshelf."""
    links = [(LINKS[label], anchor) for anchor in item.css("a") if (label := _label(anchor)) in LINKS]
    text = _EMPTY_BRACKETS.sub("", clean("".join(_pieces(item))))
    label = text_of(item.css_first(selectors.LABEL)) or _number_before(item)
    return Reference(
        text=text.removeprefix(label).strip(),
        work=work_from_ids(
            identifier
            for label, anchor in links
            for identifier in identifiers_of_link(label, attribute(anchor, "href"))
        ),
        position=position,
        heading=heading,
        links=tuple(dict.fromkeys(label for label, _ in links if label in TYPES_OF_LABELS)),
    )


def _pieces(node: LexborNode) -> Iterator[str]:
    """The text without the links after it; the brackets around them remain."""
    for child in descend(node, lambda child: child.tag != "a" or _label(child) not in LINKS):
        if child.is_text_node:
            yield child.text()


def _number_before(item: LexborNode) -> str:
    """The item's number, if it is plain text before the citation: `12. `."""
    first = next(iter(item.iter(include_text=True)), None)
    text = clean(first.text()) if first and first.is_text_node else ""
    return text if _LIST_NUMBER.fullmatch(text) else ""


def _label(anchor: LexborNode) -> str:
    """The text of a link without the identifier that some have after it: `PubMed: 123`."""
    return text_of(anchor).partition(":")[0].rstrip()


def identifiers_of_link(label: str, href: str) -> Iterator[Identifier]:
    """The identifiers in a link's URL; Google Scholar links have them in their query."""
    if label == "DOI":
        yield Identifier("DOI", parse_doi(href))
    elif label == "PMC":
        yield Identifier("PMCID", parse_pmcid(href))
    elif label == "PubMed":
        yield Identifier("PMID", pmid_of_link(href))
    else:
        query = query_of(href)
        yield Identifier("DOI", parse_doi(query.get("doi")))
        yield Identifier("PMID", parse_pmid(query.get("pmid")))
