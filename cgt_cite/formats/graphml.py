"""Write the network of citations as GraphML, for Gephi, Cytoscape, igraph and networkx.

Works and citing articles are nodes; an edge leads from the citing article to each work that it cites.  The
report's own graph is saved by its script, in the browser, with the same names of attributes.
"""

from __future__ import annotations

from array import array
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry, Sighting
    from cgt_cite.problems import Problem

    Values = dict[str, object]  # of a node's attributes, by name

_ATTRIBUTES = {  # and their types
    "key": "string",
    "title": "string",
    "year": "int",
    "doi": "string",
    "pmid": "string",
    "source": "string",  # the file, where the citing article has no identifier
    "cited_by_count": "int",
    "in_folder": "boolean",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}  # beside what `clean` removes


class _Article(NamedTuple):
    """A citing article, as its pages name it."""

    pmid: str
    doi: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its identifiers, else its file."""
        return _names(self.pmid, self.doi) or (self.source,)


def write(entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]) -> Iterator[str]:
    """The nodes of the entries as they come, then those of other citing articles, then the edges."""
    del options, warn  # GraphML holds everything
    network = _Network()
    yield _HEAD
    for name, kind in _ATTRIBUTES.items():
        yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for number, entry in enumerate(entries):
        network.add(number, entry)
        yield _node(number, _values(entry))
    yield from network.other_articles()
    yield from network.edges()
    yield "</graph>\n</graphml>\n"


class _Network:
    """The edges, as numbers, and the node of each citing article."""

    def __init__(self) -> None:
        self._articles: dict[_Article, int] = {}
        self._citing = array("Q")  # numbers of articles, in the order of `_articles`
        self._cited = array("Q")  # numbers of nodes
        self._saved: dict[str, int] = {}  # the nodes of entries that are saved articles, by identifier
        self._node_count = 0
        self._nodes: list[int] = []  # of the articles

    def add(self, number: int, entry: Entry) -> None:
        """Add the node of an entry, and the edges that lead to it."""
        self._node_count = number + 1
        if entry.in_folder:
            for name in _names(entry.work.PMID, entry.work.DOI):
                self._saved.setdefault(name, number)
        for article in dict.fromkeys(_article(place) for place in entry.sightings if place.position):
            self._citing.append(self._articles.setdefault(article, len(self._articles)))
            self._cited.append(number)

    def other_articles(self) -> Iterator[str]:
        """The nodes of the citing articles that are not among the entries."""
        for article in self._articles:
            found = next((self._saved[name] for name in article.names if name in self._saved), None)
            if found is None:
                found = self._node_count
                self._node_count += 1
                self._saved |= dict.fromkeys(article.names, found)
                yield _node(found, _values_of_article(article))
            self._nodes.append(found)

    def edges(self) -> Iterator[str]:
        """An edge for each article and each work that it cites."""
        for cited, pairs in groupby(zip(self._cited, self._citing, strict=True), key=itemgetter(0)):
            for citing in dict.fromkeys(self._nodes[article] for _, article in pairs):
                yield f'<edge source="n{citing}" target="n{cited}"/>\n'


def _article(place: Sighting) -> _Article:
    identified = place.citing_pmid or place.citing_doi
    return _Article(place.citing_pmid, place.citing_doi, "" if identified else place.source)


def _names(pmid: str, doi: str) -> tuple[str, ...]:
    return tuple(filter(None, (pmid, doi.casefold())))


def _values(entry: Entry) -> Values:
    work = entry.work
    return {
        "key": entry.key,
        "title": work.title,
        "year": work.issued.year if work.issued else "",
        "doi": work.DOI,
        "pmid": work.PMID,
        "cited_by_count": "" if entry.cited_by_count is None else entry.cited_by_count,
        "in_folder": str(entry.in_folder).lower(),
    }


def _values_of_article(article: _Article) -> Values:
    return {"doi": article.doi, "pmid": article.pmid, "source": article.source, "in_folder": "true"}


def _node(number: int, values: Values) -> str:
    texts = ((name, clean(str(value)).translate(_NOT_IN_XML)) for name, value in values.items())
    data = "".join(f'<data key="{name}">{escape(text, quote=False)}</data>' for name, text in texts if text)
    return f'<node id="n{number}">{data}</node>\n'
