"""Complete references with PubMed's records of the works that they cite, as far as a store or index has them.

Only a record that `records.acceptance` takes for the cited work is used, and never its reference list.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.claims import resolve
from cgt_cite.merge.match_keys import identifiers
from cgt_cite.merge.records import with_looked_up
from cgt_cite.model import Match
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.acceptance import judge
from cgt_cite.records.lookup import Cited, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cgt_cite.merge.records import Record
    from cgt_cite.model import Work
    from cgt_cite.records.acceptance import Verdict
    from cgt_cite.records.lookup import Candidate, RecordSource

    Report = Callable[[Problem], None]

_METHODS = tuple(Method)  # the surest first
_DECIMALS = 2  # of an agreement


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
    completed, found_by, rejected = list(records), Counter[str](), dict[Cited, str]()
    for source in sources:
        accepted, reasons = _ask(list(open_works), source)
        rejected |= reasons
        for cited, found in accepted.items():
            rejected.pop(cited, None)
            for number in open_works.pop(cited):
                completed[number] = _completed(records[number], cited, found, report)
                found_by[found.candidate.found_by] += 1
    for cited, reason in rejected.items():
        for number in open_works[cited]:
            report(Problem(ProblemKind.RECORD_REJECTED, records[number].location, reason))
    return LookUps(completed, found_by, sum(len(open_works[cited]) for cited in rejected))


def _cited_works(records: Sequence[Record]) -> dict[Cited, list[int]]:
    """What is known of each cited work, and the numbers of its records."""
    works: dict[Cited, list[int]] = {}
    for number, record in enumerate(records):
        if record.included and record.citing_page:
            works.setdefault(Cited(record.text, resolve(record.claims)[0]), []).append(number)
    return works


def _ask(works: Sequence[Cited], source: RecordSource) -> tuple[dict[Cited, _Accepted], dict[Cited, str]]:
    """The record of each work that the source has, and the reasons why others were rejected."""
    accepted: dict[Cited, list[_Accepted]] = {}
    rejected: dict[Cited, str] = {}
    for number, candidate in source.candidates(works):
        verdict = judge(works[number], candidate)
        if verdict.accepted:
            accepted.setdefault(works[number], []).append(_Accepted(candidate, verdict))
        else:
            rejected.setdefault(works[number], f"PMID {candidate.work.PMID} has {verdict.reason}")
    found: dict[Cited, _Accepted] = {}
    for cited, several in accepted.items():
        if best := _best(several):
            found[cited] = best
        else:
            rejected[cited] = "several records agree with it"
    return found, {cited: reason for cited, reason in rejected.items() if cited not in found}


def _best(accepted: Sequence[_Accepted]) -> _Accepted | None:
    """The best of several records; `None` if two works are equally good."""
    lowest = min(one.rank for one in accepted)
    best = [one for one in accepted if one.rank == lowest]
    return best[0] if len({one.candidate.work.PMID for one in best}) == 1 else None


def _completed(record: Record, cited: Cited, found: _Accepted, report: Report) -> Record:
    """The record of a reference with what PubMed has; a DOI that the reference states is kept."""
    work = found.candidate.work
    if _has_another_doi(cited.work, work):
        detail = f"its DOI is {cited.work.DOI}, but that of PMID {work.PMID} is {work.DOI}"
        report(Problem(ProblemKind.CONFLICT, record.location, detail))
        work = work._replace(DOI="")
    match = Match(found.candidate.found_by, round(found.verdict.agreement, _DECIMALS))
    return with_looked_up(record, work, match)


def _has_another_doi(cited: Work, record: Work) -> bool:
    (_, _, one), (_, _, other) = (identifiers({"DOI": work.DOI}) for work in (cited, record))
    return bool(cited.DOI and record.DOI) and one != other
