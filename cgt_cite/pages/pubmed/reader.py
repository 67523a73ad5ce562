"""Read PubMed's article pages since 2020: the article, its references, and the works in other lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import Identifier, Page
from cgt_cite.pages.html import elements_by_id, parse_html
from cgt_cite.pages.pubmed import selectors
from cgt_cite.pages.pubmed.article import read_article
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.pages.pubmed.prefilter import extract_sections, find_lists, find_sections, select_docsums
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Work

_END_OF_MAIN = b"</main"  # every way of saving a page keeps this tag, so a page without it is truncated
# Identifiers in docsums, PubMed's entries for other works; `related_works` reads whole docsums, if needed.
_PMID, _DIGITS = b"docsum-pmid", lazy_compile(rb"[\"']?>\s*(\d{1,8})\s*<")
_CITATION, _DOI = b"full-journal-citation", lazy_compile(rb"[\"']?>[^<]{0,300}?\bdoi:\s*(10\.[^\s<]+)")


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield the page's article with its displayed references, and a problem if the page is truncated."""
    sections = find_sections(data)
    if not sections and data.rfind(_END_OF_MAIN) < 0:
        yield Problem(ProblemKind.TRUNCATED, detail="the file stops before the end of the article")
    tree = parse_html(extract_sections(data, sections))
    found = elements_by_id(tree)
    references, total = read_references(found.get(selectors.REFERENCES))
    yield Page(
        article=read_article(tree, found),
        references=references,
        reference_count=total,
        related_ids=tuple(_identifiers_in(find_lists(data, sections))),
    )


def related_works(data: bytes, is_cited: Callable[[Identifier], bool]) -> Iterator[Work]:
    """Yield works from the page's lists of similar, citing and linked articles.

    Includes every work for which `is_cited(identifier)` is true, and perhaps others.
    """
    lists = find_lists(data, find_sections(data))
    docsums = select_docsums(lists, lambda docsum: any(map(is_cited, _identifiers_in(docsum))))
    yield from map(read_docsum, parse_html(docsums).css(selectors.DOCSUM))


def _identifiers_in(data: bytes) -> Iterator[Identifier]:
    for pmid in _matches_after(data, _PMID, _DIGITS):
        yield Identifier("PMID", pmid.decode())
    for doi in _matches_after(data, _CITATION, _DOI):
        yield Identifier("DOI", _unescaped(doi.rstrip(b".").decode("utf-8", "replace")).casefold())


def _unescaped(doi: str) -> str:
    if "&" not in doi:
        return doi
    from html import unescape  # imported only when needed: its table of entities is large

    return unescape(doi)


def _matches_after(data: bytes, label: bytes, pattern: re.Pattern[bytes]) -> Iterable[bytes]:
    """The distinct values that the pattern finds directly after each label."""
    found = map(pattern.match, data.split(label)[1:])
    return dict.fromkeys(match[1] for match in found if match)
