"""Send requests to NCBI's endpoints; imported only when needed, with the packages of the extra `online`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete import ecitmatch, efetch, esearch, idconv
from cgt_cite.complete.fetching import Fetcher
from cgt_cite.complete.http import Client, Server
from cgt_cite.complete.options import CompleteOptions, may_send_credentials
from cgt_cite.complete.policy import BASE_URL, IDCONV_URL
from cgt_cite.complete.retrying import Retrier
from cgt_cite.records.answers import Endpoint
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.fetching import OnRecord
    from cgt_cite.complete.policy import Policy
    from cgt_cite.complete.retrying import OnPause
    from cgt_cite.complete.stages import Stage

Found = tuple[str, tuple[str, ...]]  # one or more queries, separated by spaces, and the PMIDs found


class Online:
    """NCBI's endpoints, which share one limit on requests."""

    def __init__(self, options: CompleteOptions, policy: Policy, on_pause: OnPause) -> None:
        self._email, self._key = (options.email, options.key) if may_send_credentials(options) else ("", "")
        self._policy = policy
        self._client = Client()
        self._interval = policy.interval_with_key if self._key else policy.interval
        base = (options.base_url or BASE_URL).rstrip("/")
        self._efetch, self._esearch, self._ecitmatch = (
            self._server(f"{base}/{name}", self._interval)
            for name in (efetch.ENDPOINT, esearch.ENDPOINT, ecitmatch.ENDPOINT)
        )
        converter = f"{base}/{idconv.ENDPOINT}" if options.base_url else IDCONV_URL
        self._idconv = self._server(converter, policy.interval)  # which takes no key
        self._eutils = Retrier(policy, on_pause)
        self._pmc = Retrier(policy, on_pause)

    def _server(self, url: str, interval: float) -> Server:
        return Server(url, self._policy, interval, self._client)

    def fetcher(self, on_record: OnRecord) -> Fetcher:
        """A fetcher of records."""
        return Fetcher(self._fetch, on_record, self._eutils, self._policy.batch_size)

    def retrier(self, stage: Stage) -> Retrier:
        """The retrier for the server that answers a stage."""
        return self._pmc if stage.endpoint is Endpoint.IDCONV else self._eutils

    def ask(self, stage: Stage, texts: Sequence[str]) -> Iterator[Found]:
        """Send one request for some queries of a stage, and yield the answers as they arrive.

        Raises `TransientError` and `PermanentError`.
        """
        match stage.endpoint, stage.method:
            case Endpoint.IDCONV, method:
                yield from self._convert(method, texts)
            case Endpoint.ECITMATCH, _:
                yield from self._match(texts)
            case _, Method.DOI:
                yield " ".join(texts), self._search(esearch.term_of_dois(texts))
            case _:
                yield texts[0], self._search(esearch.term_of_title(texts[0]))

    def _fetch(self, pmids: Sequence[str]) -> Iterator[tuple[str, Element]]:
        form = efetch.request_parameters(pmids, self._email, self._key)
        return efetch.read_records(self._efetch.post(form))

    def _convert(self, method: Method, texts: Sequence[str]) -> Iterator[Found]:
        parameters = idconv.request_parameters(method, texts, self._email)
        pmids = idconv.read_pmids(self._idconv.get(parameters))
        yield from ((text, (pmids[text.casefold()],)) for text in texts if text.casefold() in pmids)
        if others := [text for text in texts if text.casefold() not in pmids]:
            yield " ".join(others), ()

    def _search(self, term: str) -> tuple[str, ...]:
        return esearch.read_pmids(
            self._esearch.post(esearch.request_parameters(term, self._email, self._key))
        )

    def _match(self, citations: Sequence[str]) -> Iterator[Found]:
        form = ecitmatch.request_parameters(citations, self._email, self._key)
        answers = ecitmatch.read_pmids(self._ecitmatch.post(form), len(citations))
        yield from ((citations[number], pmids) for number, pmids in answers)
