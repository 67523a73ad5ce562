"""What became of each cited work, and the summary and exit status that follow."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import ExitStatus
from cgt_cite.fields.text import plural
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.lookup import Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.complete.collecting import CitedWork

_MAX_QUOTED = 80  # characters of a reference


class NotFound(StrEnum):
    """Why there is no record of a cited work."""

    TOO_LITTLE = "no identifier and too little to search by"
    NO_HIT = "not found in PubMed"
    SEVERAL_HITS = "several records found"
    NO_RECORD = "PubMed has no record with this PMID"
    REJECTED = "the record found is of another work"
    NOT_ASKED = "not looked up"


class Result(NamedTuple):
    """What became of one cited work: the method by which its record was found, or why there is none."""

    work: CitedWork
    found_by: Method | None = None
    reason: NotFound | None = None
    detail: str = ""


def problems(results: Sequence[Result]) -> Iterator[Problem]:
    """A notice for each work without a record."""
    for work, _, reason, detail in results:
        if reason and reason is not NotFound.NOT_ASKED:
            text = f"{reason} ({detail})" if detail else reason
            yield Problem(ProblemKind.NO_RECORD, work.source, f"{_name(work)}: {text}")


def _name(work: CitedWork) -> str:
    cited = work.cited
    named = cited.work.PMID and f"PMID {cited.work.PMID}"
    return named or cited.text[:_MAX_QUOTED] or cited.work.DOI or cited.work.PMCID or cited.work.title


def summary_lines(results: Sequence[Result], fetched: int) -> Iterator[tuple[str, str]]:
    """The lines of the summary, each with its style."""
    with_pmid = sum(bool(result.work.pmid) for result in results)
    yield f"{plural(len(results), 'cited work')}, {with_pmid:,} with PMID", ""
    found = Counter(result.found_by for result in results if result.found_by)
    methods = ", ".join(f"{found[method]:,} by {method}" for method in Method if found[method])
    yield f"{plural(found.total(), 'record')} found{methods and ': '}{methods}; {fetched:,} fetched now", ""
    reasons = Counter(result.reason for result in results if result.reason)
    for reason in NotFound:
        if number := reasons[reason]:
            yield _without_record(reason, number)


def _without_record(reason: NotFound, number: int) -> tuple[str, str]:
    if reason is NotFound.NOT_ASKED:
        return f"{plural(number, 'work')} not looked up: run the command again later", "red"
    return f"{plural(number, 'work')} without a record: {reason}", "dim"


def exit_status(results: Sequence[Result], *, failed: bool, some_unread: bool) -> ExitStatus:
    """The exit status; `failed` means that a server could not be asked for something."""
    if failed and not any(result.found_by for result in results):
        return ExitStatus.FAILED
    return ExitStatus.PARTIAL if failed or some_unread else ExitStatus.OK
