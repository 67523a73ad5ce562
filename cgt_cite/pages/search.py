"""Pages of search results since 2020: each entry is an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = "search"
_ENTRIES = "article.full-docsum"


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """The entries shown, without references; a problem where the search found nothing."""
    entries = parse_html(data).css(_ENTRIES)
    for entry in entries:
        yield Page(layout=LAYOUT, source=source, article=read_docsum(entry))
    if not entries:
        yield Problem(Kind.NOT_A_PAGE, source, "this is a page of search results without any result")
