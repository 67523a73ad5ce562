"""Article pages of PubMed since 2020."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.html import first_copy, parse_html, rejoined
from cgt_cite.pages.pubmed import selectors as at
from cgt_cite.pages.pubmed.article import read_article
from cgt_cite.pages.pubmed.cut import cut
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Work

LAYOUT = "pubmed"
# Identifiers in the entries of other works; to read these whole is left to those who need them.
_CUT = b"</main"  # every way of saving a page keeps this tag; what has none was not saved to its end
_ENTRY, _LONGEST_ENTRY = b"docsum-", 10_000
_PMID = re.compile(rb"docsum-pmid[\"']?>\s*(\d{1,8})\s*<")
_DOI = re.compile(rb"full-journal-citation[\"']?>[^<]{0,300}?\bdoi:\s*(10\.[^\s<]+)")


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """The one article of the page, with the references that it shows."""
    data = first_copy(data)
    if _CUT not in data:
        yield Problem(Kind.TRUNCATED, source, "it stops before the end of the article")
    tree = parse_html(cut(rejoined(data)))
    references, stated = read_references(tree)
    yield Page(
        layout=LAYOUT,
        source=source,
        article=read_article(tree),
        references=references,
        references_stated=stated,
        mentioned=tuple(_mentioned(data)),
    )


def mentions(data: bytes) -> Iterator[Work]:
    """The works that the page describes in lists of its own: similar, citing and linked articles."""
    yield from map(read_docsum, parse_html(first_copy(data)).css(at.DOCSUM))


def _mentioned(data: bytes) -> Iterator[tuple[str, str]]:
    start, end = data.find(_ENTRY), data.rfind(_ENTRY)
    entries = data[start : end + _LONGEST_ENTRY] if start >= 0 else b""
    for pmid in dict.fromkeys(_PMID.findall(entries)):
        yield "PMID", pmid.decode()
    for doi in dict.fromkeys(_DOI.findall(entries)):
        yield "DOI", doi.rstrip(b".").decode("utf-8", "replace").casefold()
