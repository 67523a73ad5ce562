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
_TEXT_INSIDE = "pre pre"


def read(source: str, data: bytes) -> Iterator[Page | Problem]:
    """Whatever each text of the page is read as; what cannot be read stands beside it, a menu perhaps."""
    from cgt_cite.pages import read_pages

    texts = _texts(data)
    readable = [text for text in texts if _is_readable(text)]
    for text in readable:
        yield from read_pages(Document.of_bytes(source, text))
    if not readable:
        yield Problem(Kind.NOT_A_PAGE, source)


def _texts(data: bytes) -> list[bytes]:
    """Each text once: dumps in append mode hold a page twice."""
    tree = parse_html(data)
    inner = {node.mem_id for node in tree.css(_TEXT_INSIDE)}
    texts = (node.text() for node in tree.css(_TEXT) if node.mem_id not in inner)
    return list(dict.fromkeys(text.encode("utf-8", "replace") for text in texts))


def _is_readable(text: bytes) -> bool:
    """Whether there is a layout for it, other than this one: no text in a text in a text."""
    from cgt_cite.pages import pick_layout

    layout = pick_layout(text) or pick_layout(text, streamed=True)
    return layout is not None and layout.name != __name__.rpartition(".")[2]
