"""Text inside a page: the citation formats on PubMed's site, a text file that a browser showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.pages.html import parse_html
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Page

_TEXT = "pre"


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """Whatever the longest text of the page is read as."""
    from cgt_cite.pages import pick_layout, read_pages

    texts = [node.text() for node in parse_html(data).css(_TEXT)]
    text = max(texts, key=len, default="").encode("utf-8", "replace")
    layout = pick_layout(text) or pick_layout(text, streamed=True)
    if layout and layout.name != __name__.rpartition(".")[2]:  # no text in a text in a text
        yield from read_pages(Document.of_bytes(source, text))
    else:
        yield Problem(Kind.NOT_A_PAGE, source)
