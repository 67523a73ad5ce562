"""Complete references with PubMed's records of the works that they cite, as far as a store or index has them.

Only a record that `records.acceptance` takes for the cited work is used, and never its reference list.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.claims import resolve
from cgt_cite.merge.records import with_looked_up
from cgt_cite.model import Match
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.acceptance import judge
from cgt_cite.records.comparisons import COMPARISONS
from cgt_cite.records.lookup import Cited, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.records.acceptance import Verdict
    from cgt_cite.records.lookup import Candidate, RecordSource

    Report = Callable[[Problem], None]

_METHODS = tuple(Method)  # the surest first
_DECIMALS = 2  # of an agreement
_MOSTLY = 0.5  # agreement of a record that is probably the cited work
_AMBIGUOUS = Problem(ProblemKind.RECORD_REJECTED, detail="several records agree with it")


class LookUps(NamedTuple):
    """The records of a run after the look-ups, and how many references were completed by each method."""

    records: list[Record]
    found_by: Counter[str]
    rejected: int = 0  # references all of whose candidates disagree with them


class _Accepted(NamedTuple):
    """A candidate that is the cited work."""

    candidate: Candidate
    verdict: Verdict

    @property
    def rank(self) -> tuple[int, float]:
        """Better ones have lower ranks."""
        return _METHODS.index(self.candidate.found_by), -self.verdict.agreement


def look_up(records: Sequence[Record], sources: Sequence[RecordSource], report: Report) -> LookUps:
    """Complete the references among the records; of several sources, the first that has a work prevails."""
    open_works = _cited_works(records)
    completed, found_by, rejected = list(records), Counter[str](), dict[Cited, Problem]()
    for source in sources:
        accepted, rejections = _ask(list(open_works), source)
        rejected |= rejections
        for cited, found in accepted.items():
            rejected.pop(cited, None)
            for number in open_works.pop(cited):
                completed[number] = _completed(records[number], found)
                found_by[found.candidate.found_by] += 1
    for cited, problem in rejected.items():
        for number in open_works[cited]:
            report(problem._replace(where=records[number].location))
    return LookUps(completed, found_by, sum(len(open_works[cited]) for cited in rejected))


def _cited_works(records: Sequence[Record]) -> dict[Cited, list[int]]:
    """What is known of each cited work, and the numbers of its records."""
    works: dict[Cited, list[int]] = {}
    for number, record in enumerate(records):
        if record.included and record.citing_page:
            works.setdefault(Cited(record.text, resolve(record.claims)[0]), []).append(number)
    return works


def _ask(works: Sequence[Cited], source: RecordSource) -> tuple[dict[Cited, _Accepted], dict[Cited, Problem]]:
    """The record of each work that the source has, and why others were rejected."""
    accepted: dict[Cited, list[_Accepted]] = {}
    rejected: dict[Cited, Problem] = {}
    for number, candidate in source.candidates(works):
        verdict = judge(works[number], candidate)
        if verdict.accepted:
            accepted.setdefault(works[number], []).append(_Accepted(candidate, verdict))
        else:
            rejected.setdefault(works[number], _rejection(candidate, verdict))
    best = {cited: _best(several) for cited, several in accepted.items()}
    found = {cited: one for cited, one in best.items() if one}
    ambiguous = {cited: _AMBIGUOUS for cited, one in best.items() if not one}
    return found, {cited: problem for cited, problem in (rejected | ambiguous).items() if cited not in found}


def _rejection(candidate: Candidate, verdict: Verdict) -> Problem:
    """Why a record is not used; if only its DOI seems to be wrong, the user must decide which is right."""
    is_conflict = verdict.reason == COMPARISONS["DOI"].reason and verdict.agreement >= _MOSTLY
    kind = ProblemKind.CONFLICT if is_conflict else ProblemKind.RECORD_REJECTED
    return Problem(kind, detail=f"PMID {candidate.work.PMID} has {verdict.reason}")


def _best(accepted: Sequence[_Accepted]) -> _Accepted | None:
    """The best of several records; `None` if two works are equally good."""
    lowest = min(one.rank for one in accepted)
    best = [one for one in accepted if one.rank == lowest]
    return best[0] if len({one.candidate.work.PMID for one in best}) == 1 else None


def _completed(record: Record, found: _Accepted) -> Record:
    match = Match(found.candidate.found_by, round(found.verdict.agreement, _DECIMALS))
    return with_looked_up(record, found.candidate.work, match)
