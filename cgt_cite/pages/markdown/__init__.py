"""Article pages as Markdown: Jina Reader, Firecrawl, MarkItDown, html2text, the clippers of note takers.

The words are those of the page; the addresses of its links hold the identifiers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.markdown.article import read_article
from cgt_cite.pages.markdown.blocks import blocks_of
from cgt_cite.pages.markdown.links import articles_named
from cgt_cite.pages.markdown.references import read_references
from cgt_cite.pages.markdown.sections import heading_of, is_of_pubmed, is_reference_list, sections_of
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "markdown"
_PAGE = lazy_compile(r"^(?=Title: [^\n]*\n\s*\nURL Source: )", re.MULTILINE)  # as Jina Reader begins each
_HEADER = lazy_compile(
    r"\A\s*(?:(?:Title|URL Source|Published Time|Warning):[^\n]*\s*)+(?:Markdown Content:)?"
)
_FRONT_MATTER = lazy_compile(r"\A\s*---[ \t]*\n(?:[^\n]*\n){0,200}?---[ \t]*\n")
_KEY = r"[\"'*_>\- ]{0,8}(?:%s)[\"'*_ ]{0,4}::?[ \t]*[\"'<\[(]{0,3}"
_STATED = lazy_compile(rf"^{_KEY % 'title'}(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_SOURCE = lazy_compile(
    rf"^{_KEY % 'URL Source|source(?:[ _]?url)?|url|links?|from|canonical'}"
    r"(?P<address>https?://[^\s\"'<>\])]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SEVERAL = "it holds the Markdown of several articles"
_NONE = "this is Markdown, but not of an article's page"
_REMEDY = "save the articles' PubMed pages, or give their references to `cgt-cite parse`, one a line"


def read(source: str, data: bytes, *, address: str = "") -> Iterator[Page | Problem]:
    """The article of each page; a problem for a text that only links to PubMed."""
    text = "\n".join(data.decode("utf-8", "replace").splitlines())
    for part in filter(str.strip, _PAGE.split(text)):
        yield _page(source, part, address)


def _page(source: str, text: str, address: str) -> Page | Problem:
    about, text = _cut_off(text)
    blocks = blocks_of(text)
    above, sections = sections_of(blocks)
    stated, where = _STATED.search(about), _SOURCE.search(about)
    title, address = stated[1] if stated else "", where["address"] if where else address
    heading = heading_of(above, title)
    if len(articles_named(blocks)) > 1:
        return Problem(Kind.NOT_A_PAGE, source, _SEVERAL, _REMEDY)
    if not is_of_pubmed(heading, sections, title or heading.title, address):
        return Problem(Kind.NOT_A_PAGE, source, _NONE, _REMEDY)
    article = read_article(heading, sections, address)
    lists = [section[1] for section in sections if is_reference_list(section)]
    total = vocabulary.SHOW_ALL.search(text)
    if not (article.title or article.PMID or article.PMCID or article.DOI):
        return Problem(Kind.NOT_A_PAGE, source, _NONE, _REMEDY)
    return Page(
        layout=LAYOUT,
        source=source,
        article=article,
        references=read_references(lists[0]) if lists else (),
        reference_count=int(total[1].replace(",", "")) if total else None,
    )


def _cut_off(text: str) -> tuple[str, str]:
    """What a converter wrote above the page about it, and the page."""
    match = _FRONT_MATTER.match(text) or _HEADER.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)
