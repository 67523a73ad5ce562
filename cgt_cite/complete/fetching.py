"""Fetch the records of PMIDs in batches, with retries, until each is received or known not to exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from cgt_cite.complete.failures import Failure, PermanentError, TransientError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.retrying import Retrier

    RequestRecords = Callable[[Sequence[str]], Iterable[tuple[str, Element]]]
    OnRecord = Callable[[str, str, Element], None]


@dataclass(slots=True)
class Fetcher:
    """One run: `request` yields the records for some PMIDs, each with its own PMID.

    `on_record` is called with the requested PMID, the record's own, and the record.
    """

    request: RequestRecords
    on_record: OnRecord
    retrier: Retrier
    batch_size: int
    failed: dict[str, str] = field(default_factory=dict)  # PMIDs that could not be requested, and why
    _unrequested: set[str] = field(default_factory=set)  # PMIDs of records received without being requested
    _got_unrequested: bool = False  # in the last response

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
        size = self.batch_size
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
        if failure := self.retrier.run(partial(self._attempt, rest)):
            self.failed |= dict.fromkeys(rest, failure)
            return []
        return list(rest)

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
