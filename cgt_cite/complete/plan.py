"""What a run of `complete --cited` would ask for, and how long it takes, worked out without the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.complete.stages import STAGES, batches
from cgt_cite.fields.text import clean, plural
from cgt_cite.records.answers import Endpoint
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.complete.looking_up import LookUp
    from cgt_cite.complete.policy import Policy


class Step(NamedTuple):
    """The requests to one endpoint for things of one kind."""

    endpoint: Endpoint
    what: Sequence[str]
    noun: str
    requests: int
    at_most: bool  # whether there are fewer if works are found before

    def __str__(self) -> str:
        limit = "at most " if self.at_most else ""
        number = f"{limit}{plural(self.requests, 'request')}"
        return f"{self.endpoint}: {number} for {plural(len(self.what), self.noun)}"


def steps(lookup: LookUp, policy: Policy) -> list[Step]:
    """The steps of a run, in their order, those without requests left out."""
    pmids = lookup.pending_pmids()
    size = policy.batch_size
    found = [Step(Endpoint.EFETCH, pmids, "PMID", len(list(batches(pmids, size))), at_most=False)]
    for stage in STAGES:
        texts = lookup.pending(stage)
        requests = len(list(stage.batches(texts)))
        found.append(Step(stage.endpoint, texts, stage.noun, requests, at_most=stage is not STAGES[0]))
    unfound = [str(number) for number in lookup.open]
    most = sum(len(list(batches(unfound, size))) for stage in STAGES if lookup.pending(stage))
    found.append(Step(Endpoint.EFETCH, unfound, "work", most, at_most=True))
    return [step for step in found if step.requests]


def listed(lookup: LookUp) -> Iterator[str]:
    """A table with tabs, of a line for each record to fetch and each query; nothing if there are none."""
    texts = dict.fromkeys((Method.PMID, pmid) for pmid in lookup.pending_pmids())
    texts |= dict.fromkeys((stage.method, text) for stage in STAGES for text in lookup.pending(stage))
    if texts:
        yield "method\tquery\n"
    yield from (f"{method}\t{clean(text)}\n" for method, text in texts)


def summary_lines(found: Sequence[Step], policy: Policy, *, with_key: bool) -> Iterator[str]:
    """How many requests there are by endpoint, and how long they take at the permitted rate."""
    yield from map(str, found)
    total = sum(step.requests for step in found)
    converter = sum(step.requests for step in found if step.endpoint is Endpoint.IDCONV)
    slow = total * policy.interval
    fast = converter * policy.interval + (total - converter) * policy.interval_with_key
    time = (
        f"{_duration(fast)} with your API key"
        if with_key
        else f"{_duration(slow)}, or {_duration(fast)} with an API key"
    )
    limit = "at most " if any(step.at_most for step in found) else ""
    yield f"{limit}{plural(total, 'request')}: at least {time}" if total else "nothing to ask for"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes > 1 else f"{seconds:.0f} s"
