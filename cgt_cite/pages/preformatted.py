"""Read plain text in `<pre>` elements: PubMed's text formats, or a text file opened in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.document import Document
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.layouts import pick_layout
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Page

_TEXT = "pre"
_NESTED_TEXT = "pre pre"


def read(data: bytes, *, source: str) -> Iterator[Page | Problem]:
    """Read each text of the page by the layout of that text, skipping unreadable ones such as menus.

    Yields a problem if no text is readable.
    """
    from cgt_cite.pages.dispatch import read_pages  # which reads this layout as well

    texts = _texts(data)
    readable = [text for text in texts if _is_readable(text)]
    for text in readable:
        yield from read_pages(Document.of_bytes(source, text))
    if not readable:
        yield Problem(ProblemKind.NOT_A_PAGE)


def _texts(data: bytes) -> list[bytes]:
    """The distinct texts of the page; a file written in append mode may contain it twice."""
    tree = parse_html(data)
    nested = {node.mem_id for node in tree.css(_NESTED_TEXT)}
    texts = (node.text() for node in tree.css(_TEXT) if node.mem_id not in nested)
    return list(dict.fromkeys(text.encode("utf-8", "replace") for text in texts))


def _is_readable(text: bytes) -> bool:
    """Whether a layout other than this one matches, which rules out endless nesting."""
    layout = pick_layout(text) or pick_layout(text, streamed=True)
    return layout is not None and layout.name != "preformatted"
