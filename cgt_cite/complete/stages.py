"""The stages of looking up cited works: what each asks which endpoint, in how many requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.complete import ecitmatch, esearch, idconv
from cgt_cite.records.answers import Endpoint
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cgt_cite.records.queries import Query
    from cgt_cite.records.store import Store


class Stage(NamedTuple):
    """One method of looking up, by one endpoint."""

    endpoint: Endpoint
    method: Method
    noun: str  # what is looked up
    per_request: int

    def pending(self, works: Iterable[Sequence[Query]], store: Store) -> list[str]:
        """The texts of the works' queries that the endpoint has not answered, each once."""
        texts = (query.text for queries in works for query in queries if query.method is self.method)
        return [text for text in dict.fromkeys(texts) if self._is_pending(text, store)]

    def _is_pending(self, text: str, store: Store) -> bool:
        if self.endpoint == Endpoint.IDCONV and not idconv.accepts(text):
            return False
        return store.answers.pmids(self.endpoint, self.method, text) is None

    def found(self, queries: Sequence[Query], store: Store) -> Iterator[str]:
        """The PMIDs that its answers to a work's queries name; of a DOI, those of all in the same request."""
        for query in queries:
            if query.method is self.method:
                joined = self.endpoint is Endpoint.ESEARCH and self.method is Method.DOI
                pmids = store.answers.pmids(self.endpoint, *query) if joined else store.found(query)
                yield from pmids or ()

    def batches(self, texts: Sequence[str]) -> Iterator[Sequence[str]]:
        """The texts in batches, each for one request."""
        if self.endpoint == Endpoint.IDCONV:
            yield from idconv.split(texts)
        else:
            yield from batches(texts, self.per_request)


STAGES = (
    Stage(Endpoint.IDCONV, Method.DOI, "DOI", idconv.MAX_IDS),
    Stage(Endpoint.IDCONV, Method.PMCID, "PMCID", idconv.MAX_IDS),
    Stage(Endpoint.ESEARCH, Method.DOI, "DOI", esearch.MAX_DOIS),
    Stage(Endpoint.ECITMATCH, Method.CITATION, "citation", ecitmatch.MAX_CITATIONS),
    Stage(Endpoint.ESEARCH, Method.TITLE, "title", 1),
)


def batches(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The texts in batches of a size, the last one perhaps smaller."""
    return (texts[start : start + size] for start in range(0, len(texts), size))
