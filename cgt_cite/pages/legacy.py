"""Read PubMed's abstract pages from 2009 to 2019, with one or more articles and without references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.names import NameForm, parse_name, parse_names
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Indexing, LinkedArticle, Name, NameList, Page, Work, WorkType
from cgt_cite.pages.headings import format_section
from cgt_cite.pages.html import attribute, parse_html, select, text_at, text_of, texts_at
from cgt_cite.pages.pubmed.article import split_keywords
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_ARTICLES = ".rprt.abstract, .AbstractPlusReport, .abstract_report .rprt"
_CITATION = ".abstitle .ti, .rprt .cit, .rprt p.citation"
_NUMBER = lazy_compile(r"\b\d{1,6}: ")
_JOURNAL = ".cit a[title], p.citation a[title], .abstitle span[title]"
_TITLE = "h1, dd.abstract h2"
_AUTHORS = ".auths, .auth_list, .authors"
_ABSTRACT = ".abstr h4, .abstr p:not(.copyright), p.abstract"
_KEYWORDS = ".keywords p"
_IDENTIFIERS = "dl.rprtid dt, dl.rprtid dd, p.pmid"
_HEADINGS = "h3, h4"
_GROUP = "Corporate"
_TERM_LISTS = ("publication_type", "mesh", "substance", "grant")
_SLASH = lazy_compile(r" ?/ ?")


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield each article on the page, or a problem if there is none."""
    articles = [_read_article(node) for node in select(parse_html(data), _ARTICLES)]
    for article in articles:
        yield Page(article)
    if not articles:
        yield Problem(ProblemKind.UNKNOWN_LAYOUT, detail="a PubMed page from before 2020 without an abstract")


def _read_article(node: LexborNode) -> Work:
    language = vocabulary.ARTICLE_LANGUAGE.search(text_of(node))
    return parse_citation(_NUMBER.sub("", text_at(node, _CITATION), count=1))._replace(
        type=WorkType.ARTICLE_JOURNAL,
        title=text_at(node, _TITLE).removesuffix("."),
        author=NameList(tuple(_authors(node))),
        container_title=clean(attribute(node.css_first(_JOURNAL), "title")).removesuffix("."),
        language=language_codes(language[1]) if language else "",
        indexing=Indexing(
            abstract="\n".join(_abstract(node)),
            keyword=split_keywords(text_at(node, _KEYWORDS)),
            **_sections(node),
        ),
        **_identifiers(node),
    )


def _authors(node: LexborNode) -> Iterator[Name]:
    box = node.css_first(_AUTHORS)
    links = [link for link in box.css("a") if text_of(link)] if box else []
    for link in links:
        name = text_of(link)
        yield Name(literal=name) if _GROUP in attribute(link, "href") else parse_name(name, NameForm.INDEX)
    if not links:
        yield from parse_names(text_of(box), NameForm.INDEX).names


def _abstract(node: LexborNode) -> Iterator[str]:
    """The paragraphs, each under the heading before it."""
    label = ""
    for part in select(node, _ABSTRACT):
        if part.tag == "h4":
            label = text_of(part)
        else:
            yield format_section(label, text_of(part))
            label = ""


def _identifiers(node: LexborNode) -> Fields:
    text = " ".join(texts_at(node, _IDENTIFIERS))
    found = {"PMID": parse_pmid(text), "PMCID": parse_pmcid(text), "DOI": find_doi(text)}
    return {field: value for field, value in found.items() if value}


def _sections(node: LexborNode) -> Fields:
    """Terms and linked articles, from lists under headings."""
    found: Fields = {}
    linked: list[LinkedArticle] = []
    for heading in node.css(_HEADINGS):
        title, items = text_of(heading).rstrip(":"), _items_below(heading)
        field = vocabulary.SECTIONS.get(title.casefold(), "")
        if field in _TERM_LISTS:
            found[field] = tuple(filter(None, map(text_of, items)))
        elif vocabulary.RELATION.fullmatch(title):
            linked.extend(_linked(title, item) for item in items)
    found["mesh"] = tuple(_SLASH.sub(" / ", term) for term in found.get("mesh", ()))
    return {**found, "linked": tuple(linked)}


def _items_below(heading: LexborNode) -> list[LexborNode]:
    sibling = heading.next
    while sibling and sibling.is_text_node:
        sibling = sibling.next
    return sibling.css("li") if sibling and sibling.tag == "ul" else []


def _linked(relation: str, item: LexborNode) -> LinkedArticle:
    text = text_of(item)
    number = next((found for link in item.css("a") if (found := pmid_of_link(attribute(link, "href")))), "")
    return LinkedArticle(relation, text, parse_citation(text)._replace(PMID=number or parse_pmid(text)))
