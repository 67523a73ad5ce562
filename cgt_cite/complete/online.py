"""Create the fetcher; imported only when needed, because it requires the packages of the extra `online`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import ENDPOINT, read_records, request_parameters
from cgt_cite.complete.fetching import Fetcher
from cgt_cite.complete.http import Server
from cgt_cite.complete.options import CompleteOptions, may_send_credentials
from cgt_cite.complete.policy import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.fetching import OnPause, OnRecord
    from cgt_cite.complete.policy import Policy


def create_fetcher(
    options: CompleteOptions, policy: Policy, on_record: OnRecord, on_pause: OnPause
) -> Fetcher:
    """A fetcher for the server that the options name."""
    email, key = (options.email, options.key) if may_send_credentials(options) else ("", "")
    interval = policy.interval_with_key if key else policy.interval
    base_url = options.base_url or BASE_URL
    server = Server(f"{base_url.rstrip('/')}/{ENDPOINT}", policy, interval)

    def request(pmids: Sequence[str]) -> Iterator[tuple[str, Element]]:
        return read_records(server.post(request_parameters(pmids, email, key)))

    return Fetcher(request, on_record, on_pause, policy)
