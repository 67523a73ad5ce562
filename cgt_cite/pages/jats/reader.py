"""Read full texts as JATS XML: PMC's open-access files (`.nxml`), efetch responses and publishers' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page, Work
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.article import read_article
from cgt_cite.pages.jats.references import read_references
from cgt_cite.pages.xml.parser import RecordFormat
from cgt_cite.pages.xml.reading import RecordSet
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

_FORMAT = RecordFormat(
    names=frozenset((tags.ARTICLE,)),
    dropped=frozenset(tags.BODIES),  # but not the reference lists inside them
    kept=frozenset((tags.REFERENCE_LIST,)),
    declares=True,
)
_FRONT_ONLY = (
    "the file has no full text, which some publishers do not let PMC distribute: "
    "save the article's PubMed page as well"
)


def _pages(article: Element) -> Iterator[Page | Problem]:
    work = read_article(article)
    references = read_references(article)
    if references or _is_identified(work):
        yield Page(work, references)
    if not references and article.find("body") is None and article.find("back") is None:
        yield Problem(ProblemKind.INCOMPLETE, detail="some of its", remedy=_FRONT_ONLY)
    for nested in _nested_articles(article):
        if nested_references := read_references(nested):
            yield Page(read_article(nested, work), nested_references)


RECORDS = RecordSet(_FORMAT, _pages, "this is JATS XML without any article")


def read(chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """Yield a page for each article, and for each nested article with its own references.

    Raises `DamagedInputError` for a document that is not XML.
    """
    return RECORDS.read(chunks)


def _is_identified(work: Work) -> bool:
    return bool(work.title or work.author or work.DOI or work.PMID or work.PMCID)


def _nested_articles(article: Element) -> Iterator[Element]:
    """All articles nested in an article, at any depth (`sub-article`, `response`)."""
    return (element for element in article.iter() if element.tag in tags.NESTED_ARTICLES)
