"""Create the fetcher; imported only when needed, because it requires the packages of the extra `online`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import NAME, answer, form
from cgt_cite.complete.fetching import Fetch
from cgt_cite.complete.http import Server
from cgt_cite.complete.options import CompleteOptions, may_send_credentials
from cgt_cite.complete.policy import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.fetching import Keep, Tell
    from cgt_cite.complete.policy import Policy


def fetcher(options: CompleteOptions, policy: Policy, keep: Keep, tell: Tell) -> Fetch:
    """A fetcher for the server that the options name."""
    email, key = (options.email, options.key) if may_send_credentials(options) else ("", "")
    interval = policy.interval_with_key if key else policy.interval
    address = options.base_url or BASE_URL
    server = Server(f"{address.rstrip('/')}/{NAME}", policy, interval)

    def ask(pmids: Sequence[str]) -> Iterator[tuple[str, Element]]:
        return answer(server.post(form(pmids, email, key)))

    return Fetch(ask, keep, tell, policy)
