"""Read PubMed's search results pages since 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.html import parse_html
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRIES = "article.full-docsum"


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield an article for each entry, or a problem if there are none."""
    entries = parse_html(data).css(_ENTRIES)
    for entry in entries:
        yield Page(read_docsum(entry))
    if not entries:
        yield Problem(ProblemKind.NOT_A_PAGE, detail="this is a search results page without results")
