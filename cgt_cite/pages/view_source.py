"""A page's source as a browser shows it (`view-source:`): the page itself as text in another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.pages.html import parse_html
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Page

_LINES = "pre, td.line-content"  # Firefox; Chrome, which has a row for each line
_NOT_AGAIN = ("view_source", "preformatted")


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """Whatever the page is whose source is shown."""
    from cgt_cite.pages import pick_layout, read_pages

    text = "\n".join(node.text() for node in parse_html(data).css(_LINES)).encode("utf-8", "replace")
    layout = pick_layout(text) or pick_layout(text, streamed=True)
    if layout and layout.name not in _NOT_AGAIN:
        yield from read_pages(Document.of_bytes(source, text))
    else:
        detail = "this is the source view of a page that is not PubMed's"
        yield Problem(Kind.NOT_A_PAGE, source, detail, "save the article's PubMed page itself")
