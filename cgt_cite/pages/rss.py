"""PubMed's RSS feeds, those of today and those from before 2020: each item is an article."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.index_names import index_names
from cgt_cite.fields.names import parse_author
from cgt_cite.model import Name, Page, Work
from cgt_cite.pages.abstract import format_section
from cgt_cite.pages.html import parse_html, texts_at
from cgt_cite.pages.xml.parser import Form
from cgt_cite.pages.xml.reading import read_records
from cgt_cite.pages.xml.text import text_of
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

LAYOUT = "rss"
_FORM = Form(frozenset(("item",)))
_EMPTY = "this is an RSS feed without any article of PubMed's"
_NUMBER = lazy_compile(r"(?:pubmed|pmid):\s*(\d{1,8})", re.IGNORECASE)
_DOI = "doi:"
_AUTHORS = lazy_compile(r"authors?:\s*", re.IGNORECASE)
_ABSTRACT = lazy_compile(r"abstract\b[:.\s]*", re.IGNORECASE)
_LABEL = lazy_compile(r"(?P<label>[A-Z][A-Z /&,-]{2,60}): (?P<text>.+)", re.DOTALL)
_LAST = ("PMID:", "DOI:", "PMC:")  # the paragraph below the abstract

Values = dict[str, list[str]]  # the texts of an item's elements, by their names


def read(source: str, chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """An article for each item; raises `DamagedInput` where the feed is not XML."""
    for found in read_records(source, chunks, _FORM, partial(_pages, source), _EMPTY):
        if isinstance(found, Problem) and found.kind is Kind.NOT_A_PAGE:
            yield found._replace(remedy="save the articles' PubMed pages instead")
        else:
            yield found


def _pages(source: str, item: Element) -> Iterator[Page]:
    article = _article(_values(item))
    if article:
        yield Page(layout=LAYOUT, source=source, article=article)


def _values(item: Element) -> Values:
    found: Values = {}
    for child in item:
        if text := text_of(child):
            found.setdefault(child.tag, []).append(text)
    return found


def _article(item: Values) -> Work | None:
    """The work of an item; None for one that is not PubMed's."""
    number = _pmid(item)
    if not number:
        return None
    shown = _paragraphs(item)
    work = next((work for text in shown if (work := parse_citation(text)).issued), Work())
    identifiers = " ".join(text for text in shown if text.startswith(_LAST))
    authors, cut = _authors(item, shown)
    return work._replace(
        type=work.type or "article-journal",
        title=_first(item, "title").removesuffix("."),
        author=authors,
        author_truncated=cut,
        container_title=work.container_title or _first(item, "dc:source"),
        abstract="\n".join(_abstract(shown)),
        PMID=number,
        PMCID=parse_pmcid(identifiers),
        DOI=_doi(item) or work.DOI,
    )


def _first(item: Values, name: str) -> str:
    return item.get(name, [""])[0]


def _pmid(item: Values) -> str:
    """The number that the item has in PubMed, by its own identifiers or its address."""
    named = (_NUMBER.fullmatch(text) for name in ("dc:identifier", "guid") for text in item.get(name, []))
    number = next((match[1] for match in named if match), "")
    return parse_pmid(number) or next(filter(None, map(pmid_of_link, item.get("link", []))), "")


def _doi(item: Values) -> str:
    texts = item.get("dc:identifier", [])
    return next((parse_doi(text.removeprefix(_DOI)) for text in texts if text.startswith(_DOI)), "")


def _paragraphs(item: Values) -> tuple[str, ...]:
    """The paragraphs of the HTML that an item holds as text."""
    content = _first(item, "content:encoded") or _first(item, "description")
    return texts_at(parse_html(content.replace("<br", " <br").encode("utf-8", "replace")), "p")


def _authors(item: Values, shown: tuple[str, ...]) -> tuple[tuple[Name, ...], bool]:
    """Full names, one an element, in the feeds of today; before, all in one as PubMed indexes them."""
    if creators := item.get("dc:creator"):
        return tuple(map(parse_author, creators)), False
    lines = (_AUTHORS.sub("", text, count=1) for text in shown if _AUTHORS.match(text))
    return index_names(_first(item, "author") or next(lines, ""))


def _abstract(shown: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs after the word `Abstract`, which is a paragraph itself or begins the first one."""
    within = False
    for text in shown:
        begins = not within and _ABSTRACT.match(text)
        within = (within or bool(begins)) and not text.startswith(_LAST)
        rest = text[begins.end() :] if begins else text
        if within and rest:
            match = _LABEL.fullmatch(rest)
            yield format_section(match["label"], match["text"]) if match else rest
