"""Read saved source views (`view-source:`), which contain the page's source as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.layouts import pick_layout
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Page

_LINES = "pre, td.line-content"  # Firefox; Chrome, with a table row per line
_NOT_NESTED = ("view_source", "preformatted")


def read(data: bytes, *, source: str) -> Iterator[Page | Problem]:
    """Read the page that the view displays; yield a problem if it is not from PubMed."""
    from cgt_cite.pages.dispatch import read_pages  # which reads this layout as well

    text = "\n".join(node.text() for node in parse_html(data).css(_LINES)).encode("utf-8", "replace")
    layout = pick_layout(text) or pick_layout(text, streamed=True)
    if layout and layout.name not in _NOT_NESTED:
        yield from read_pages(Document.of_bytes(source, text))
    else:
        detail = "this is the source view of a page that is not from PubMed"
        yield Problem(ProblemKind.NOT_A_PAGE, detail=detail, remedy="save the article's PubMed page itself")
