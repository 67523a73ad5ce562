"""Full texts read a second time, by lxml and XPath, from their tags alone."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_SAFE = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
_AUTHORS = (
    "person-group[not(@person-group-type) or @person-group-type='author']/* | name | string-name | collab"
)
_IN_PART = "ancestor::sub-article or ancestor::response"


class Cited(NamedTuple):
    """One citation: the text of each of its tags."""

    doi: str
    pmid: str
    pmcid: str
    authors: tuple[str, ...]
    cut: bool
    title: str
    source: str
    year: str
    volume: str
    issue: str
    first_page: str


class FullText(NamedTuple):
    """One article: its own identifiers and authors, and its citations."""

    doi: str
    pmid: str
    pmcid: str
    title: str
    authors: tuple[str, ...]
    cited: tuple[Cited, ...]


def full_texts(data: bytes) -> list[FullText]:
    """Every article of a document."""
    root = etree.fromstring(data, _SAFE)
    articles = [root] if root.tag == "article" else root.xpath("//article")
    return [_full_text(article) for article in articles]


def _full_text(article: etree._Element) -> FullText:
    authors = "contrib-group/contrib[@contrib-type='author']/*[self::name or self::collab]"
    meta = article.find("front/article-meta")
    items = article.xpath(f".//ref-list/ref[not({_IN_PART})]")
    return FullText(
        doi=_text(meta, "article-id[@pub-id-type='doi']"),
        pmid=_text(meta, "article-id[@pub-id-type='pmid']"),
        pmcid=_text(meta, "article-id[@pub-id-type='pmc']"),
        title=_text(meta, "title-group/article-title"),
        authors=tuple(_name(name) for name in meta.xpath(authors)),
        cited=tuple(_cited(one) for item in items for one in item.iter(*CITATIONS)),
    )


def _cited(citation: etree._Element) -> Cited:
    names = [name for name in citation.xpath(_AUTHORS) if name.tag not in ("etal", "aff", "role")]
    return Cited(
        doi=_text(citation, ".//pub-id[@pub-id-type='doi']"),
        pmid=_text(citation, ".//pub-id[@pub-id-type='pmid']"),
        pmcid=_text(citation, ".//pub-id[@pub-id-type='pmcid']"),
        authors=tuple(_name(name) for name in names),
        cut=bool(citation.xpath("etal | person-group[not(@person-group-type='editor')]/etal")),
        title=_text(citation, "article-title"),
        source=_text(citation, "source"),
        year=_text(citation, "year"),
        volume=_text(citation, "volume"),
        issue=_text(citation, "issue"),
        first_page=_text(citation, "fpage"),
    )


def _name(name: etree._Element) -> str:
    parts = (_text(name, "surname"), _text(name, "given-names"), _text(name, "suffix"))
    return ", ".join(filter(None, parts)) or " ".join("".join(name.itertext()).split())


def _text(element: etree._Element, path: str) -> str:
    found = element.xpath(path)
    return " ".join("".join(found[0].itertext()).split()) if found else ""
