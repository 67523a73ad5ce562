"""Make the graph of citations: who cites what among the saved articles and what several of them cite."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import networkx as nx

from cgt_cite.report.document import Graph, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.report.document import EntryRow, PageRow

MAX_WORKS, MAX_ARTICLES = 100, 200  # that are drawn; of more, nobody could read the picture
_MIN_CITING = 2
_WIDTH, _HEIGHT = 1600, 1000  # of the picture
_ROUNDS = 80  # of the layout


def citation_graph(pages: Sequence[PageRow], entries: Sequence[EntryRow]) -> Graph:
    """The articles and cited works that have a link; the most cited of them have a place in the picture."""
    links = _links(pages, entries)
    keys = sorted({key for link in links for key in link})
    numbers = {key: number for number, key in enumerate(keys)}
    edges = sorted([numbers[citing], numbers[cited]] for citing, cited in links)
    own_entry = {page: number for number, page in _own_pages(pages, entries).items()}
    degrees = [0] * len(keys)
    for _, cited in edges:
        degrees[cited] += 1
    nodes = [
        Node(page=page, entry=own_entry.get(page, -1) if page >= 0 else entry, degree=degree, place=[])
        for (page, entry), degree in zip(keys, degrees, strict=True)
    ]
    _lay_out(nodes, edges)
    return Graph(nodes=nodes, edges=edges)


_Key = tuple[int, int]  # the index of a page, or -1 and that of an entry


def _links(pages: Sequence[PageRow], entries: Sequence[EntryRow]) -> list[tuple[_Key, _Key]]:
    own = _own_pages(pages, entries)
    return [
        ((page, -1), (own[number], -1) if number in own else (-1, number))
        for number, entry in enumerate(entries)
        if number in own or len(entry["pages"]) >= _MIN_CITING
        for page in entry["pages"]
        if own.get(number) != page
    ]


def _own_pages(pages: Sequence[PageRow], entries: Sequence[EntryRow]) -> dict[int, int]:
    """The page of each entry that is itself one of the saved articles."""
    by_name = {page["name"]: number for number, page in enumerate(pages)}
    saved = ((number, entry) for number, entry in enumerate(entries) if "in_folder" in entry["flags"])
    found = ((number, by_name.get(entry["fields"].get("pmid", ""))) for number, entry in saved)
    return {number: page for number, page in found if page is not None}


def _lay_out(nodes: Sequence[Node], edges: Sequence[Sequence[int]]) -> None:
    """Give a place to the works that most articles cite, and to the articles that cite most of these."""
    degrees = Counter({number: node["degree"] for number, node in enumerate(nodes) if node["degree"]})
    works = _most(degrees, MAX_WORKS)
    articles = _most(Counter(citing for citing, cited in edges if cited in works), MAX_ARTICLES)
    graph = nx.Graph(edge for edge in edges if edge[0] in articles and edge[1] in works)
    if not graph:
        return
    spacing = 3 / len(graph) ** 0.5
    places = nx.spring_layout(graph, k=spacing, iterations=_ROUNDS, seed=1, method="force")
    for number, (x, y) in places.items():
        nodes[number]["place"] = [round((1 + float(x)) * _WIDTH / 2), round((1 + float(y)) * _HEIGHT / 2)]


def _most(counts: Counter[int], limit: int) -> set[int]:
    """The numbers with the highest counts; of equal ones, the lowest numbers."""
    return set(sorted(counts, key=lambda number: (-counts[number], number))[:limit])
