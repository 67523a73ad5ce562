"""The network of citations, read back with networkx and as XML."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
from hypothesis import given

from cgt_cite.fields.text import clean
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.model import Entry, PartialDate, Sighting, Work
from cgt_cite.options import Scope
from cgt_cite.pipeline import ExtractOptions
from tests.extracting import extract
from tests.formats import readers
from tests.formats.test_hostile import files, hostile

if TYPE_CHECKING:
    from pathlib import Path

XML = "{http://graphml.graphdrawing.org/xmlns}"


def network(entries: list[Entry]) -> nx.DiGraph:
    return nx.read_graphml(io.BytesIO(readers.write(entries, "graphml").encode()))


def cited(key: str, *places: Sighting, in_folder: bool = False, **work: str) -> Entry:
    return Entry(
        work=Work(title=f"Title <{key}> & more", issued=PartialDate(2019), **work),
        key=key,
        cited_by=tuple(place.citing_pmid for place in places),
        sightings=places,
        in_folder=in_folder,
    )


def test_works_and_citing_articles_are_nodes() -> None:
    first, second = Sighting("a.html", 1, "", "1", "10.1/A"), Sighting("b.html", 4, "", "2")
    graph = network([cited("one", first, second, DOI="10.1/x"), cited("two", first)])
    assert graph.nodes["n0"] == {
        "key": "one",
        "title": "Title <one> & more",
        "year": 2019,
        "doi": "10.1/x",
        "cited_by_count": 2,
        "in_folder": False,
    }
    assert graph.nodes["n2"] == {"pmid": "1", "doi": "10.1/A", "in_folder": True}
    assert sorted(graph.edges) == [("n2", "n0"), ("n2", "n1"), ("n3", "n0")]


def test_a_saved_article_is_the_node_of_its_entry() -> None:
    """Whichever comes first, and whichever of its identifiers a copy of its page has."""
    places = (Sighting("a.html", 1, "", "1", "10.1/A"), Sighting("a.txt", 1, "", "", "10.1/A"))
    work = cited("work", *places)
    article = cited("article", in_folder=True, PMID="1", DOI="10.1/a")
    assert list(network([work, article]).edges) == [("n1", "n0")]
    assert list(network([article, work]).edges) == [("n0", "n1")]
    assert len(network([work])) == 2


def test_an_article_without_identifiers_is_named_by_its_file() -> None:
    graph = network([cited("work", Sighting("a.html", 1))])
    assert graph.nodes["n1"] == {"source": "a.html", "in_folder": True}


@given(files)
@hostile
def test_any_text_comes_back(found: list[Entry]) -> None:
    written = "".join(FORMATS["graphml"].write(found, OutputOptions(), [].append))
    titles = [
        "".join(data.text or "" for data in node if data.get("key") == "title")
        for node in ET.fromstring(written).iter(f"{XML}node")  # noqa: S314 - our own XML
    ]
    assert titles[: len(found)] == [clean(entry.work.title).strip("\ufffe\uffff") for entry in found]


def test_genuine_pages(shared: Path) -> None:
    """Each work is cited by as many articles as its entry says; each article is one node."""
    options = ExtractOptions(jobs=1, scope=Scope.ALL)
    entries = list(extract([str(shared / "pages" / "xml")], options))
    graph = network(entries)
    counts = [entry.cited_by_count for entry in entries]
    assert [graph.in_degree(f"n{number}") for number in range(len(entries))] == counts
    assert sum(map(bool, counts)) > 2000
    citing = [graph.nodes[node].get("pmid") for node in graph if graph.out_degree(node)]
    assert len(citing) == len({*citing} - {None}) > 50
