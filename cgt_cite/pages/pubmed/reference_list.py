"""Read the reference list of a PubMed page since 2020: one reference for each outer list item.

An item contains an inner list: the reference, and sometimes another rendering of it or a note.  The text is
followed by links labelled DOI, PMC and PubMed, separated by hyphens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_dois, parse_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.text import clean, fold
from cgt_cite.model import Identifier, Reference, Work
from cgt_cite.pages.headings import add_heading, join_headings
from cgt_cite.pages.html import attribute, descend, text_at, text_of
from cgt_cite.pages.pubmed import selectors
from cgt_cite.pages.reference_ids import TYPES_OF_LABELS, work_from_ids
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_ELLIPSIS = lazy_compile(r" ?(?:\.{3}|…)$")
_SEPARATOR = " -"
_ADDRESS = lazy_compile(r"https?://(?!(?:dx\.)?doi\.org/)\S+")
_BREAKS = ("p", "br")
# translators change the thousands separator
_NUMBER = lazy_compile(r"\d{1,3}(?:[,.'’ \u202f]\d{3})+(?!\d)|\d+")


def read_references(section: LexborNode | None) -> tuple[tuple[Reference, ...], int | None]:
    """The displayed references, and the total given on a `Show all` button; None without a button."""
    if not section:
        return (), None
    match = _NUMBER.search(text_at(section, selectors.SHOW_ALL))
    total = int("".join(filter(str.isdigit, match[0]))) if match else None
    return tuple(_references(section)), total


def _references(section: LexborNode) -> Iterator[Reference]:
    headings: dict[str, str] = {}  # tag of the heading, in order of depth, to its text
    position = 0
    for node in section.css(selectors.REFERENCE_ITEMS):
        tag = node.tag or ""
        if tag != "li":
            headings = add_heading(headings, tag, text_of(node))
            continue
        position += 1
        yield _reference(node, position, join_headings(headings.values()))


def _reference(item: LexborNode, position: int, heading: str) -> Reference:
    texts, links = _read(item)
    work = _work(texts, [Identifier(TYPES_OF_LABELS[label], value) for label, value in links])
    if texts[1:]:
        distinct = {fold(text): text for text in texts}  # a repeated text is not a note
        notes = tuple(distinct.values())[1:]
        addresses = [note for note in notes if _ADDRESS.fullmatch(note)][:1]
        work = work._replace(
            URL="".join(addresses), note=tuple(note for note in notes if note not in addresses)
        )
    return Reference(
        text=texts[0] if texts else "",
        work=work,
        position=position,
        heading=heading,
        links=tuple(dict.fromkeys(label for label, _ in links)),
    )


def _read(item: LexborNode) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the inner items, without the links that follow, and the label and value of each link."""
    texts: list[list[str]] = [[]]
    links: list[tuple[str, str]] = []
    for node in descend(item, _is_not_anchor):
        tag = node.tag
        if node.is_text_node:
            texts[-1].append(node.text())
        elif tag == "li":
            texts.append([])
        elif tag == "a" and (label := text_of(node)) in TYPES_OF_LABELS:
            links.append((label, _identifier(label, node.attributes)))
            texts[-1].append(" ")
        elif tag == "a":
            texts[-1].append(_anchor_text(node))
        elif tag in _BREAKS:
            texts[-1].append(" ")
    cleaned = (_without_separators(clean("".join(pieces))) for pieces in texts)
    return [text for text in cleaned if text], [link for link in links if link[1]]


def _is_not_anchor(node: LexborNode) -> bool:
    return node.tag != "a"


def _anchor_text(anchor: LexborNode) -> str:
    """An anchor's text; a URL shortened for display is restored."""
    text = text_of(anchor)
    ellipsis = _ELLIPSIS.search(text)
    href = attribute(anchor, "href")
    return href if ellipsis and href.casefold().startswith(text[: ellipsis.start()].casefold()) else text


def _without_separators(text: str) -> str:
    while text.endswith(_SEPARATOR):
        text = text.removesuffix(_SEPARATOR)
    return text


def _identifier(label: str, attributes: dict[str, str | None]) -> str:
    return _IDENTIFIER_OF_LINK[label](attributes.get("data-ga-action") or "", attributes.get("href") or "")


# The attribute has the DOI in the publisher's case; the URL does not keep it.
_IDENTIFIER_OF_LINK = {
    "DOI": lambda value, href: parse_doi(value) or parse_doi(href),
    "PMC": lambda value, href: parse_pmcid(value) or parse_pmcid(href),
    "PubMed": lambda value, href: parse_pmid(value) or pmid_of_link(href),
}


def _work(texts: list[str], identifiers: list[Identifier]) -> Work:
    """Make a work of the links' identifiers; if there are several DOIs, the first in the text comes first."""
    if sum(identifier.type == "DOI" for identifier in identifiers) > 1:
        named = dict.fromkeys(doi.casefold() for _, _, doi in find_dois(" ".join(texts)))
        order = {doi: number for number, doi in enumerate(named)}
        identifiers = sorted(identifiers, key=lambda found: order.get(found.value.casefold(), len(order)))
    return work_from_ids(identifiers)
