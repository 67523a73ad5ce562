"""The reference list of a PubMed page since 2020: one reference for each outer list item, whatever is in it.

An item holds a list of its own: the reference, sometimes once more in another rendering, sometimes a
note.  Behind the text stand links with the labels DOI, PMC and PubMed, parted by hyphens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_dois, pmcid, pmid, pmid_of_link, whole_doi
from cgt_cite.fields.text import clean, fold
from cgt_cite.model import Reference, Work
from cgt_cite.pages.headings import joined
from cgt_cite.pages.html import attribute, descend, text_at, text_of
from cgt_cite.pages.identified import work_of
from cgt_cite.pages.pubmed import selectors as at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CUT = re.compile(r" ?(?:\.{3}|…)$")
_SEPARATORS = re.compile(r"(?: -)+$")
_NUMBER = re.compile(r"\d[\d,]*")


def read_references(tree: LexborHTMLParser) -> tuple[tuple[Reference, ...], int | None]:
    """The references shown, and the number stated where a button says that there are more."""
    section = tree.css_first(at.REFERENCES)
    if not section:
        return (), None
    stated = _NUMBER.search(text_at(section, at.SHOW_ALL))
    number = int(stated[0].replace(",", "")) if stated else None
    return tuple(_references(section)), number


def _references(section: LexborNode) -> Iterator[Reference]:
    headings: dict[str, str] = {}  # tag of the heading, in order of depth, to its text
    position = 0
    for node in section.css(at.REFERENCE_ITEMS):
        tag = node.tag or ""
        if tag != "li":
            headings = {other: text for other, text in headings.items() if other < tag} | {tag: text_of(node)}
            continue
        position += 1
        yield _reference(node, position, joined(headings.values()))


def _reference(item: LexborNode, position: int, heading: str) -> Reference:
    texts = [text for text in map(_text, item.css(at.INNER_ITEMS) or [item]) if text]
    others = {fold(text): text for text in texts} if texts[1:] else {}  # a second rendering is no note
    links = list(_links(item))
    return Reference(
        text=texts[0] if texts else "",
        work=_work(" ".join(texts), links, tuple(others.values())[1:]),
        position=position,
        heading=heading,
        links=tuple(dict.fromkeys(label for label, _ in links)),
    )


def _text(node: LexborNode) -> str:
    """The text as shown, without the links behind it, with the addresses in it whole."""
    text = clean("".join(_pieces(node)))
    return _SEPARATORS.sub("", text)


def _pieces(node: LexborNode) -> Iterator[str]:
    for child in descend(node, lambda child: child.tag != "a"):
        if child.is_text_node:
            yield child.text()
        elif child.tag == "a":
            yield _shown(child)
        elif child.tag in ("p", "br", "li"):
            yield " "


def _shown(anchor: LexborNode) -> str:
    """An anchor's text, nothing for a link behind the reference; an address cut for display is restored."""
    text = clean(anchor.text())
    if text in at.LINK_LABELS:
        return " "
    cut = _CUT.search(text)
    href = attribute(anchor, "href")
    return href if cut and href.casefold().startswith(text[: cut.start()].casefold()) else text


def _links(item: LexborNode) -> Iterator[tuple[str, str]]:
    """Label and identifier of each link behind the reference."""
    for anchor in item.css("a"):
        label = text_of(anchor)
        if label in at.LINK_LABELS:
            attributes = anchor.attributes
            shown, href = attributes.get("data-ga-action") or "", attributes.get("href") or ""
            identifier = _IDENTIFIER_OF_LINK[label](shown, href)
            if identifier:
                yield label, identifier


# The attribute keeps the publisher's case, which the address has lost.
_IDENTIFIER_OF_LINK = {
    "DOI": lambda shown, href: whole_doi(shown) or whole_doi(href),
    "PMC": lambda shown, href: pmcid(shown) or pmcid(href),
    "PubMed": lambda shown, href: pmid(shown) or pmid_of_link(href),
}


def _work(text: str, links: list[tuple[str, str]], renderings: tuple[str, ...]) -> Work:
    """The identifiers of the links; of two DOIs the one that the text names first."""
    named = [doi.casefold() for _, _, doi in find_dois(text)]
    links = sorted(
        links, key=lambda link: named.index(link[1].casefold()) if link[1].casefold() in named else len(named)
    )
    return work_of(links)._replace(note=renderings)
