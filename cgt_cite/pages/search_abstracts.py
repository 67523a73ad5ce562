"""Read search results in PubMed's Abstract format: a full article view for each result.

Each id on such a page begins with the number of its result: `search-result-1-3-full-view-heading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.html import elements_by_id, parse_html
from cgt_cite.pages.pubmed import selectors
from cgt_cite.pages.pubmed.article import read_result
from cgt_cite.pages.pubmed.reference_list import read_references
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield a page for each result, or a problem if there are none."""
    results = _results(elements_by_id(parse_html(data)))
    for elements in results:
        references, count = read_references(elements.get(selectors.REFERENCES))
        yield Page(
            article=read_result(elements),
            references=references,
            reference_count=count,
        )
    if not results:
        yield Problem(ProblemKind.NOT_A_PAGE, detail="this is a page of search results without any result")


def _results(found: dict[str, LexborNode]) -> list[dict[str, LexborNode]]:
    """The elements of each result, by the ids that they have on an article page."""
    prefixes = [
        name.removesuffix(selectors.HEADING) for name in found if name.endswith(f"-{selectors.HEADING}")
    ]
    results: dict[str, dict[str, LexborNode]] = {prefix: {} for prefix in prefixes}
    for name, node in found.items():
        prefix = next((name[:end] for end in _ends(name) if name[:end] in results), "")
        if prefix:
            results[prefix].setdefault(name.removeprefix(prefix), node)
    return list(results.values())


def _ends(name: str) -> Iterator[int]:
    """Where a prefix of the id may end: after each hyphen."""
    return (place for place, letter in enumerate(name, 1) if letter == "-")
