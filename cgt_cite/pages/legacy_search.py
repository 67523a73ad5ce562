"""Read PubMed's search results pages from 2009 to 2019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.identifiers import parse_pmid, pmid_of_link
from cgt_cite.fields.names import NameForm, parse_names
from cgt_cite.fields.text import clean
from cgt_cite.model import Page, Work, WorkType
from cgt_cite.pages.html import attribute, parse_html, text_at
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_ENTRY = ".rprt"
_TITLE = ".title a"
_AUTHORS = ".desc"
_DETAILS = ".details"
_JOURNAL = ".jrnl"
_PMID = ".rprtid dd"


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield an article for each entry, or a problem if none links to PubMed."""
    works = [_work(entry) for entry in parse_html(data).css(_ENTRY)]
    articles = [work for work in works if work.PMID]
    for article in articles:
        yield Page(article)
    if not articles:
        yield Problem(ProblemKind.NOT_A_PAGE, detail="this is a list of search results, but not from PubMed")


def _work(entry: LexborNode) -> Work:
    title = entry.css_first(_TITLE)
    return parse_citation(text_at(entry, _DETAILS))._replace(
        type=WorkType.ARTICLE_JOURNAL,
        title=text_at(entry, _TITLE).removesuffix("."),
        author=parse_names(text_at(entry, _AUTHORS), NameForm.INDEX),
        container_title=clean(attribute(entry.css_first(_JOURNAL), "title")).removesuffix("."),
        PMID=pmid_of_link(attribute(title, "href")) and parse_pmid(text_at(entry, _PMID)),
    )
