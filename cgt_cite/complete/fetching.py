"""Fetch the records of PMIDs in batches, with retries, until each is received or known not to exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exception,
    wait_exponential,
    wait_random,
)

from cgt_cite.complete.failures import Failure, PermanentError, TransientError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from tenacity import RetryCallState

    from cgt_cite.complete.policy import Policy

    RequestRecords = Callable[[Sequence[str]], Iterable[tuple[str, Element]]]
    OnRecord = Callable[[str, str, Element], None]
    OnPause = Callable[[str, float], None]


@dataclass(slots=True)
class Fetcher:
    """One run: `request` yields the records for some PMIDs, each with its own PMID.

    `on_record` is called with the requested PMID, the record's own, and the record; `on_pause` with the
    reason for a pause and its length in seconds.
    """

    request: RequestRecords
    on_record: OnRecord
    on_pause: OnPause
    policy: Policy
    failed: dict[str, str] = field(default_factory=dict)  # PMIDs that could not be requested, and why
    _unrequested: set[str] = field(default_factory=set)  # PMIDs of records received without being requested
    _got_unrequested: bool = False  # in the last response
    _failures: int = 0  # consecutive

    def run(self, pmids: Sequence[str]) -> dict[str, str]:
        """Fetch all records; return the PMIDs that failed, with the reasons.

        Records missing from a response are requested a second time.  If a response contains a record that
        was not requested, PubMed has merged PMIDs: the batch is bisected until it is clear which PMID was
        merged into that of the record.
        """
        missing = [pmid for batch in self._batches(pmids) for pmid in self._fetch_batch(batch)]
        missing = [pmid for batch in self._batches(missing) for pmid in self._bisect(batch)]
        return self.failed | dict.fromkeys(missing, Failure.NO_RECORD)

    def _batches(self, pmids: Sequence[str]) -> Iterator[Sequence[str]]:
        size = self.policy.batch_size
        return (pmids[start : start + size] for start in range(0, len(pmids), size))

    def _bisect(self, batch: Sequence[str]) -> list[str]:
        """The PMIDs of a batch without a record, bisecting it while unrequested records are received."""
        missing = self._fetch_batch(batch)
        if not self._got_unrequested or len(batch) == 1:
            return missing
        half = (len(missing) + 1) // 2
        return [pmid for part in (missing[:half], missing[half:]) if part for pmid in self._bisect(part)]

    def _fetch_batch(self, batch: Sequence[str]) -> list[str]:
        """The PMIDs of one batch whose records are not in the response."""
        rest = dict.fromkeys(batch)
        self._got_unrequested = False
        try:
            if self._failures < self.policy.max_failed_batches:
                self._retrying()(self._attempt, rest)
                self._failures = 0
                return list(rest)
            reason: str = Failure.NOT_REQUESTED
        except TransientError as error:
            self._failures += 1
            reason = str(error)
        except PermanentError as error:
            self._failures = self.policy.max_failed_batches
            reason = str(error)
        self.failed |= dict.fromkeys(rest, reason)
        return []

    def _attempt(self, rest: dict[str, None]) -> None:
        """Request `rest`; save each record received and remove its PMID."""
        requested = tuple(rest)
        try:
            for own_pmid, record in self.request(requested):
                pmid = self._requested_pmid(own_pmid, requested)
                if pmid in rest:
                    self.on_record(pmid, own_pmid, record)
                    del rest[pmid]
        except (TransientError, PermanentError):
            if rest:  # else the error occurred after the last record
                raise

    def _requested_pmid(self, own_pmid: str, requested: Sequence[str]) -> str:
        """The PMID under which a record was requested; empty if unknown, as at first after a merger."""
        if own_pmid in requested:
            return own_pmid
        if own_pmid in self._unrequested and len(requested) == 1:
            return requested[0]
        if own_pmid:
            self._unrequested.add(own_pmid)
            self._got_unrequested = True
        return ""

    def _retrying(self) -> Retrying:
        policy = self.policy
        return Retrying(
            retry=retry_if_exception_type(TransientError),
            stop=stop_after_attempt(policy.max_attempts),
            wait=wait_exponential(policy.initial_backoff, policy.max_backoff)
            + wait_random(0, policy.initial_backoff)
            + wait_exception(lambda error: error.wait if isinstance(error, TransientError) else 0.0),
            before_sleep=self._pause,
            reraise=True,
        )

    def _pause(self, state: RetryCallState) -> None:
        if state.outcome and state.next_action:
            self.on_pause(str(state.outcome.exception()), state.next_action.sleep)
