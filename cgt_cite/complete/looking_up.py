"""Look up cited works in stages, the surest method first, and fetch their records into the store.

After each stage, a work whose record is accepted is done; what was answered before is not asked again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import record_document
from cgt_cite.complete.failures import Failure, TransientError
from cgt_cite.complete.results import NotFound, Result
from cgt_cite.complete.stages import STAGES, Stage
from cgt_cite.pages.pubmed_xml import read_work
from cgt_cite.records.acceptance import judge
from cgt_cite.records.answers import Endpoint
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.collecting import CitedWork
    from cgt_cite.complete.online import Online
    from cgt_cite.records.store import Store

    Advance = Callable[[int, int, str], None]

_DECISIVE = STAGES[1:]  # what the first stage does not know, others may find


@dataclass(slots=True)
class LookUp:
    """The look-ups of one run: the works, and what is known of them so far."""

    works: Sequence[CitedWork]
    store: Store
    advance: Advance
    found_by: dict[int, Method] = field(default_factory=dict)  # by the position of the work
    rejected: dict[int, str] = field(default_factory=dict)  # and why
    merged: dict[str, str] = field(default_factory=dict)  # PMIDs and those that they were merged into
    fetched: int = 0
    failures: Counter[tuple[Endpoint, str]] = field(default_factory=Counter)  # requests, by the reason
    _unfetched: set[str] = field(default_factory=set)  # PMIDs found whose records were not received

    def settle(self, positions: Iterable[int]) -> None:
        """Judge the records in the store that may be those of some works."""
        judged = [position for position in positions if position not in self.found_by]
        cited = [self.works[position].cited for position in judged]
        for number, candidate in self.store.candidates(cited):
            verdict = judge(cited[number], candidate)
            if verdict.accepted:
                self.found_by.setdefault(judged[number], candidate.found_by)
            else:
                self.rejected[judged[number]] = f"PMID {candidate.work.PMID} has {verdict.reason}"

    @property
    def open(self) -> list[int]:
        """The positions of the works without PMID whose record is not found yet."""
        numbered = enumerate(self.works)
        return [number for number, work in numbered if work.queries and number not in self.found_by]

    def pending_pmids(self) -> list[str]:
        """The PMIDs whose records are to be fetched: those on pages, and those that were found before."""
        settled = self.found_by.keys() | self.rejected.keys()
        numbered = enumerate(self.works)
        given = (work.pmid for number, work in numbered if work.pmid and number not in settled)
        return self._to_fetch((*given, *(pmid for stage in STAGES for pmid in self._found_by(stage))))

    def _to_fetch(self, pmids: Iterable[str]) -> list[str]:
        known = (pmid for pmid in dict.fromkeys(pmids) if not self.store.has_no_record(pmid))
        return [pmid for pmid in known if not self.store.read(pmid)]

    def run(self, online: Online) -> None:
        """Fetch the records of PMIDs, then look up and fetch the others."""
        self.settle(range(len(self.works)))
        self._fetch(online, self.pending_pmids())
        self.settle(range(len(self.works)))  # others may be found by the DOIs of the records just fetched
        for stage in STAGES:
            self._ask(online, stage, self.pending(stage))
            self._fetch(online, self._to_fetch(self._found_by(stage)))
            self.settle(self.open)

    def pending(self, stage: Stage) -> list[str]:
        """The texts of the queries of open works that a stage has still to ask."""
        return stage.pending((self.works[number].queries for number in self.open), self.store)

    def _ask(self, online: Online, stage: Stage, texts: Sequence[str]) -> None:
        done = 0
        for batch in stage.batches(texts):
            rest = dict.fromkeys(batch)
            if reason := online.retrier(stage).run(partial(self._attempt, online, stage, rest)):
                self.failures[stage.endpoint, reason] += 1
            done += len(batch)
            self.advance(done, len(texts), f"looking up {stage.noun}s")

    def _attempt(self, online: Online, stage: Stage, rest: dict[str, None]) -> None:
        """Ask for `rest`; keep each answer and remove its queries."""
        for query, pmids in online.ask(stage, tuple(rest)):
            answer = self.store.add(stage.endpoint, stage.method, query, pmids)
            for text in answer.texts:
                rest.pop(text, None)
        if rest:
            raise TransientError("the server's response is incomplete")

    def _found_by(self, stage: Stage) -> Iterator[str]:
        """The PMIDs that a stage found for open works; of DOIs, those of all in the same request."""
        return (pmid for number in self.open for pmid in stage.found(self.works[number].queries, self.store))

    def _fetch(self, online: Online, pmids: Sequence[str]) -> None:
        self._unfetched.update(pmids)

        def save(requested: str, own_pmid: str, record: Element) -> None:
            self.store.save(requested, record_document(record), read_work(record).DOI)
            self._unfetched.discard(requested)
            self.fetched += 1
            if own_pmid != requested:
                self.merged[requested] = own_pmid
            self.advance(self.fetched - before, len(pmids), "fetching")

        before = self.fetched
        for pmid, reason in online.fetcher(save).run(pmids).items():
            if reason == Failure.NO_RECORD:
                self.store.add(Endpoint.EFETCH, Method.PMID, pmid, ())
                self._unfetched.discard(pmid)
            else:
                self.failures[Endpoint.EFETCH, reason] += 1

    def results(self, *, interrupted: bool = False) -> list[Result]:
        """What became of each work."""
        return [self._result(number, work, interrupted=interrupted) for number, work in enumerate(self.works)]

    def _result(self, number: int, work: CitedWork, *, interrupted: bool) -> Result:
        if method := self.found_by.get(number):
            return Result(work, method)
        if not work.pmid and not work.queries:
            return Result(work, reason=NotFound.TOO_LITTLE)
        if interrupted or self._is_unfinished(work):
            return Result(work, reason=NotFound.NOT_ASKED)
        if detail := self.rejected.get(number):
            return Result(work, reason=NotFound.REJECTED, detail=detail)
        if work.pmid:
            return Result(work, reason=NotFound.NO_RECORD)
        several = any(map(self.store.is_ambiguous, work.queries))
        return Result(work, reason=NotFound.SEVERAL_HITS if several else NotFound.NO_HIT)

    def _is_unfinished(self, work: CitedWork) -> bool:
        """Whether a server could not be asked for something that may be the work's record."""
        pmids = {work.pmid, *(pmid for stage in STAGES for pmid in stage.found(work.queries, self.store))}
        pending = any(stage.pending([work.queries], self.store) for stage in _DECISIVE)
        return pending or not pmids.isdisjoint(self._unfetched)
