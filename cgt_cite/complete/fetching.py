"""From PMIDs to records: in batches, again where an answer fails, until each has come or is known not to."""

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

from cgt_cite.complete.failures import ABSENT, NOT_ASKED, PermanentError, TransientError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from tenacity import RetryCallState

    from cgt_cite.complete.policy import Policy

    Ask = Callable[[Sequence[str]], Iterable[tuple[str, Element]]]
    Keep = Callable[[str, str, Element], None]
    Tell = Callable[[str, float], None]


@dataclass(slots=True)
class Fetch:
    """One run: `ask` yields the records of some PMIDs, each with its own PMID.

    `keep` gets the PMID that was asked for, the record's own, and the record; `tell` hears why and for
    how many seconds there is a pause.
    """

    ask: Ask
    keep: Keep
    tell: Tell
    policy: Policy
    failed: dict[str, str] = field(default_factory=dict)  # PMIDs that could not be asked for, and why
    _strangers: set[str] = field(default_factory=set)  # records that came without being asked for
    _estranged: bool = False  # one came in the last answer
    _failures: int = 0  # in succession

    def run(self, pmids: Sequence[str]) -> dict[str, str]:
        """Ask for all; what did not come, and why.

        What an answer leaves out is asked for once more.  Where a record comes that nobody asked for,
        PubMed has merged numbers: ever fewer at a time are asked for, until it is plain for which it came.
        """
        absent = [number for batch in self._batches(pmids) for number in self._batch(batch)]
        absent = [number for batch in self._batches(absent) for number in self._bisect(batch)]
        return self.failed | dict.fromkeys(absent, ABSENT)

    def _batches(self, pmids: Sequence[str]) -> Iterator[Sequence[str]]:
        size = self.policy.at_once
        return (pmids[start : start + size] for start in range(0, len(pmids), size))

    def _bisect(self, batch: Sequence[str]) -> list[str]:
        """The PMIDs of a batch that are in no answer, be it to one of them alone."""
        absent = self._batch(batch)
        if not self._estranged or len(batch) == 1:
            return absent
        half = (len(absent) + 1) // 2
        return [number for part in (absent[:half], absent[half:]) if part for number in self._bisect(part)]

    def _batch(self, batch: Sequence[str]) -> list[str]:
        """The PMIDs of one batch that are not in the answer."""
        rest = dict.fromkeys(batch)
        self._estranged = False
        try:
            if self._failures < self.policy.failures:
                self._retrying()(self._attempt, rest)
                self._failures = 0
                return list(rest)
            reason = NOT_ASKED
        except TransientError as fault:
            self._failures += 1
            reason = str(fault)
        except PermanentError as fault:
            self._failures = self.policy.failures
            reason = str(fault)
        self.failed |= dict.fromkeys(rest, reason)
        return []

    def _attempt(self, rest: dict[str, None]) -> None:
        """Keep what comes of `rest`, and take it out."""
        asked = tuple(rest)
        try:
            for number, record in self.ask(asked):
                known_as = self._known_as(number, asked)
                if known_as in rest:
                    self.keep(known_as, number, record)
                    del rest[known_as]
        except (TransientError, PermanentError):
            if rest:  # else it concerns only what stands behind the last record
                raise

    def _known_as(self, number: str, asked: Sequence[str]) -> str:
        """The PMID that a record was asked for under; none where nobody asked for it, the first time."""
        if number in asked:
            return number
        if number in self._strangers and len(asked) == 1:
            return asked[0]
        if number:
            self._strangers.add(number)
            self._estranged = True
        return ""

    def _retrying(self) -> Retrying:
        policy = self.policy
        return Retrying(
            retry=retry_if_exception_type(TransientError),
            stop=stop_after_attempt(policy.tries),
            wait=wait_exponential(policy.first_wait, policy.longest_wait)
            + wait_random(0, policy.first_wait)
            + wait_exception(lambda fault: fault.wait if isinstance(fault, TransientError) else 0.0),
            before_sleep=self._pause,
            reraise=True,
        )

    def _pause(self, state: RetryCallState) -> None:
        if state.outcome and state.next_action:
            self.tell(str(state.outcome.exception()), state.next_action.sleep)
