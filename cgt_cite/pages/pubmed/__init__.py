"""Article pages of PubMed since 2020."""

from __future__ import annotations

import re
from itertools import starmap
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.html import by_id, parse_html, undo_firefox_wrapping
from cgt_cite.pages.pubmed import selectors as at
from cgt_cite.pages.pubmed.article import read_article
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.pages.pubmed.prefilter import docsums, extract_sections, lists, sections
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.model import Work

LAYOUT = "pubmed"
_CUT = b"</main"  # every way of saving a page keeps this tag; what has none was not saved to its end
# Identifiers in the entries of other works; to read these whole is left to those who need them.
_PMID, _DIGITS = b"docsum-pmid", lazy_compile(rb"[\"']?>\s*(\d{1,8})\s*<")
_CITATION, _DOI = b"full-journal-citation", lazy_compile(rb"[\"']?>[^<]{0,300}?\bdoi:\s*(10\.[^\s<]+)")


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """The one article of the page, with the references that it shows."""
    data = undo_firefox_wrapping(data)
    parts = sections(data)
    if not parts and data.rfind(_CUT) < 0:
        yield Problem(Kind.TRUNCATED, source, "it stops before the end of the article")
    tree = parse_html(extract_sections(data, parts))
    found = by_id(tree)
    references, stated = read_references(found.get(at.REFERENCES))
    yield Page(
        layout=LAYOUT,
        source=source,
        article=read_article(tree, found),
        references=references,
        reference_count=stated,
        related_ids=tuple(_mentioned(lists(data, parts))),
    )


def related_works(data: bytes, is_wanted: Callable[[str, str], bool]) -> Iterator[Work]:
    """The works that the page describes in lists of its own, similar, citing and linked articles.

    Those with an identifier that is wanted, and perhaps others.
    """
    data = undo_firefox_wrapping(data)
    found = lists(data, sections(data))
    entries = docsums(found, lambda entry: any(starmap(is_wanted, _mentioned(entry))))
    yield from map(read_docsum, parse_html(entries).css(at.DOCSUM))


def _mentioned(data: bytes) -> Iterator[tuple[str, str]]:
    for pmid in _behind(data, _PMID, _DIGITS):
        yield "PMID", pmid.decode()
    for doi in _behind(data, _CITATION, _DOI):
        yield "DOI", _unescaped(doi.rstrip(b".").decode("utf-8", "replace")).casefold()


def _unescaped(doi: str) -> str:
    if "&" not in doi:
        return doi
    from html import unescape  # with all entities, which few pages need

    return unescape(doi)


def _behind(data: bytes, mark: bytes, pattern: re.Pattern[bytes]) -> Iterable[bytes]:
    """What the pattern finds right behind the marks, each once."""
    found = map(pattern.match, data.split(mark)[1:])
    return dict.fromkeys(match[1] for match in found if match)
