"""Read article pages saved as Markdown (Jina Reader, Firecrawl, MarkItDown, html2text, web clippers).

The text is that of the page; the identifiers are in the URLs of its links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.markdown.article import read_article
from cgt_cite.pages.markdown.blocks import blocks_of
from cgt_cite.pages.markdown.links import pmids_of_author_links
from cgt_cite.pages.markdown.references import read_references
from cgt_cite.pages.markdown.sections import heading_of, is_pubmed_page, is_reference_list, sections_of
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

# the header that Jina Reader writes above each page
_PAGE = lazy_compile(r"^(?=Title: [^\n]*\n\s*\nURL Source: )", re.MULTILINE)
_HEADER = lazy_compile(
    r"\A\s*(?:(?:Title|URL Source|Published Time|Warning):[^\n]*\s*)+(?:Markdown Content:)?"
)
_FRONT_MATTER = lazy_compile(r"\A\s*---[ \t]*\n(?:[^\n]*\n){0,200}?---[ \t]*\n")
_KEY = r"[\"'*_>\- ]{0,8}(?:%s)[\"'*_ ]{0,4}::?[ \t]*[\"'<\[(]{0,3}"
_STATED_TITLE = lazy_compile(rf"^{_KEY % 'title'}(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_SOURCE_URL = lazy_compile(
    rf"^{_KEY % 'URL Source|source(?:[ _]?url)?|url|links?|from|canonical'}"
    r"(?P<url>https?://[^\s\"'<>\])]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SEVERAL_ARTICLES = "it contains the Markdown of several articles"
_NOT_AN_ARTICLE = "this is Markdown, but not of an article page"
_REMEDY = "save the articles' PubMed pages, or give their references to `cgt-cite parse`, one per line"


def read(data: bytes, *, url: str) -> Iterator[Page | Problem]:
    """Yield the article of each page, or a problem for a text that merely links to PubMed."""
    text = "\n".join(data.decode("utf-8", "replace").splitlines())
    for part in filter(str.strip, _PAGE.split(text)):
        yield _page(part, url)


def _page(text: str, url: str) -> Page | Problem:
    about, text = _split_header(text)
    blocks = blocks_of(text)
    above, sections = sections_of(blocks)
    stated, source_url = _STATED_TITLE.search(about), _SOURCE_URL.search(about)
    title, url = stated[1] if stated else "", source_url["url"] if source_url else url
    heading = heading_of(above, title)
    if len(pmids_of_author_links(blocks)) > 1:
        return Problem(ProblemKind.NOT_A_PAGE, detail=_SEVERAL_ARTICLES, remedy=_REMEDY)
    if not is_pubmed_page(heading, sections, title or heading.title, url):
        return Problem(ProblemKind.NOT_A_PAGE, detail=_NOT_AN_ARTICLE, remedy=_REMEDY)
    article = read_article(heading, sections, url)
    lists = [section[1] for section in sections if is_reference_list(section)]
    total = vocabulary.SHOW_ALL.search(text)
    if not (article.title or article.PMID or article.PMCID or article.DOI):
        return Problem(ProblemKind.NOT_A_PAGE, detail=_NOT_AN_ARTICLE, remedy=_REMEDY)
    return Page(
        article=article,
        references=read_references(lists[0]) if lists else (),
        reference_count=int(total[1].replace(",", "")) if total else None,
    )


def _split_header(text: str) -> tuple[str, str]:
    """Split the header that a converter wrote (front matter, `Title:`, `URL Source:`) from the page."""
    match = _FRONT_MATTER.match(text) or _HEADER.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)
