"""Read PubMed's RSS feeds, current ones and those from before 2020: each item is an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.names import NameForm, parse_name, parse_names
from cgt_cite.model import Indexing, NameList, Page, Work, WorkType
from cgt_cite.pages.headings import format_paragraph
from cgt_cite.pages.html import parse_html, texts_at
from cgt_cite.pages.xml.parser import RecordFormat
from cgt_cite.pages.xml.reading import RecordSet
from cgt_cite.pages.xml.text import text_of
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

_FORMAT = RecordFormat(frozenset(("item",)))
_EMPTY = "this is an RSS feed without PubMed articles"
_NUMBER = lazy_compile(r"(?:pubmed|pmid):\s*(\d{1,8})", re.IGNORECASE)
_DOI = "doi:"
_AUTHORS = lazy_compile(r"authors?:\s*", re.IGNORECASE)
_ABSTRACT = lazy_compile(r"abstract\b[:.\s]*", re.IGNORECASE)
_IDENTIFIER_LABELS = ("PMID:", "DOI:", "PMC:")  # begin the paragraph after the abstract

Values = dict[str, list[str]]  # the texts of an item's elements by tag


def read(chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """Yield an article for each item; raises `DamagedInputError` if the feed is not XML."""
    for found in RecordSet(_FORMAT, _pages, _EMPTY).read(chunks):
        if isinstance(found, Problem) and found.kind is ProblemKind.NOT_A_PAGE:
            yield found._replace(remedy="save the articles' PubMed pages instead")
        else:
            yield found


def _pages(item: Element) -> Iterator[Page]:
    article = _article(_values(item))
    if article:
        yield Page(article)


def _values(item: Element) -> Values:
    found: Values = {}
    for child in item:
        if text := text_of(child):
            found.setdefault(child.tag, []).append(text)
    return found


def _article(item: Values) -> Work | None:
    """The work in an item; None if the item has no PMID."""
    number = _pmid(item)
    if not number:
        return None
    paragraphs = _paragraphs(item)
    work = next((work for text in paragraphs if (work := parse_citation(text)).issued), Work())
    identifiers = " ".join(text for text in paragraphs if text.startswith(_IDENTIFIER_LABELS))
    return work._replace(
        type=work.type or WorkType.ARTICLE_JOURNAL,
        title=_first(item, "title").removesuffix("."),
        author=_authors(item, paragraphs),
        container_title=work.container_title or _first(item, "dc:source"),
        indexing=Indexing(abstract="\n".join(_abstract(paragraphs))),
        PMID=number,
        PMCID=parse_pmcid(identifiers),
        DOI=_doi(item) or work.DOI,
    )


def _first(item: Values, name: str) -> str:
    return item.get(name, [""])[0]


def _pmid(item: Values) -> str:
    """The item's PMID, from its identifiers or its link."""
    named = (_NUMBER.fullmatch(text) for name in ("dc:identifier", "guid") for text in item.get(name, []))
    number = next((match[1] for match in named if match), "")
    return parse_pmid(number) or next(filter(None, map(pmid_of_link, item.get("link", []))), "")


def _doi(item: Values) -> str:
    texts = item.get("dc:identifier", [])
    return next((parse_doi(text.removeprefix(_DOI)) for text in texts if text.startswith(_DOI)), "")


def _paragraphs(item: Values) -> tuple[str, ...]:
    """The paragraphs of the HTML in an item's content."""
    content = _first(item, "content:encoded") or _first(item, "description")
    return texts_at(parse_html(content.replace("<br", " <br").encode("utf-8", "replace")), "p")


def _authors(item: Values, paragraphs: tuple[str, ...]) -> NameList:
    """Current feeds have an element per author with the full name; older ones list indexed names."""
    if creators := item.get("dc:creator"):
        return NameList(tuple(map(parse_name, creators)))
    lines = (_AUTHORS.sub("", text, count=1) for text in paragraphs if _AUTHORS.match(text))
    return parse_names(_first(item, "author") or next(lines, ""), NameForm.INDEX)


def _abstract(paragraphs: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs after the word `Abstract`, which is a separate paragraph or begins the first one."""
    in_abstract = False
    for text in paragraphs:
        heading = not in_abstract and _ABSTRACT.match(text)
        in_abstract = (in_abstract or bool(heading)) and not text.startswith(_IDENTIFIER_LABELS)
        rest = text[heading.end() :] if heading else text
        if in_abstract and rest:
            yield format_paragraph(rest)
