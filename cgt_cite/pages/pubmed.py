"""Article pages of PubMed since 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages import selectors as at
from cgt_cite.pages.article import read_article
from cgt_cite.pages.html import first_copy, parse_html, texts_at
from cgt_cite.pages.reference_list import read_references

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "pubmed"


def read(source: str, data: bytes) -> Iterator[Page]:
    """The one article of the page, with the references that it shows."""
    tree = parse_html(first_copy(data))
    references, stated = read_references(tree)
    yield Page(
        layout=LAYOUT,
        source=source,
        article=read_article(tree),
        references=references,
        references_stated=stated,
        mentioned=texts_at(tree, at.MENTIONED),
    )
