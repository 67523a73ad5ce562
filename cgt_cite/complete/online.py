"""All that needs packages of the extra `online`: imported only where something is to be fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import NAME, answer, form
from cgt_cite.complete.fetching import Fetch
from cgt_cite.complete.http import Server
from cgt_cite.complete.policy import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.fetching import Keep, Tell
    from cgt_cite.complete.options import CompleteOptions
    from cgt_cite.complete.policy import Policy


def fetcher(wish: CompleteOptions, policy: Policy, keep: Keep, tell: Tell) -> Fetch:
    """What fetches records from the server that the wish names."""
    interval = policy.interval_with_key if wish.key else policy.interval
    address = wish.base_url or BASE_URL
    server = Server(f"{address.rstrip('/')}/{NAME}", policy, interval)

    def ask(pmids: Sequence[str]) -> Iterator[tuple[str, Element]]:
        return answer(server.post(form(pmids, wish.email, wish.key)))

    return Fetch(ask, keep, tell, policy)
