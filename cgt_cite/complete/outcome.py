"""The outcome for each article, and the problems, summary and exit status that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgt_cite.complete.failures import Failure
from cgt_cite.errors import ExitStatus
from cgt_cite.fields.text import plural
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.complete.missing import Article

_REMEDIES: dict[str, str] = {
    Failure.NO_RECORD: "look the article up in PubMed",
    Failure.UNREADABLE: "replace it with --refresh",
    Failure.NO_PMID: "save the article's PubMed page",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome for an article at the end of a run."""

    article: Article
    in_record: int = 0  # references in its record
    path: str = ""  # of its record, if there is one
    failure: str = ""  # why there is no record: a `Failure` or an error of the server
    merged_into: str = ""  # the record's PMID, if it differs from the requested one
    fetched: bool = False  # in this run

    @property
    def added(self) -> int:
        """How many references the record adds to those on the pages."""
        return max(0, self.in_record - self.article.shown)

    @property
    def missing(self) -> int:
        """How many references are still known to be missing."""
        return max(0, self.article.missing - self.added)


def list_problems(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """The problems, by page; records that were not requested are only counted."""
    for outcome in outcomes:
        source, failure = outcome.article.source, outcome.failure
        if failure and failure != Failure.NOT_REQUESTED:
            yield Problem(ProblemKind.NOT_FETCHED, source, _detail(outcome), _REMEDIES.get(failure, ""))
        if outcome.merged_into:
            detail = f"PMID {outcome.article.pmid} is now {outcome.merged_into}, saved as {outcome.path}"
            yield Problem(ProblemKind.MERGED, source, detail)
        if outcome.missing and not failure:
            yield _still_missing(outcome)


def _detail(outcome: Outcome) -> str:
    pmid = outcome.article.pmid and f"PMID {outcome.article.pmid}"
    return ": ".join(filter(None, (pmid, outcome.path, outcome.failure)))


def _still_missing(outcome: Outcome) -> Problem:
    article = outcome.article
    detail = f"{max(article.shown, outcome.in_record)} of {article.stated}"
    remedy = (
        f"PubMed's record has {outcome.in_record or 'none'}: "
        f"open https://pubmed.ncbi.nlm.nih.gov/{article.pmid}/, "
        f"press 'Show all {article.stated} references', and save it again"
    )
    return Problem(ProblemKind.INCOMPLETE, article.source, detail, remedy)


def summary_lines(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    """The lines of the summary, each with its style."""
    if not outcomes:
        yield "nothing to fetch: no saved reference list is incomplete", ""
        return
    fetched = sum(outcome.fetched for outcome in outcomes)
    saved_before = sum(not outcome.failure for outcome in outcomes) - fetched
    missing = [outcome.article.missing for outcome in outcomes if outcome.article.missing]
    yield (
        f"{plural(len(missing), 'article')} with incomplete reference lists: {sum(missing):,} missing",
        "",
    )
    before = f", {saved_before:,} saved before" if saved_before else ""
    yield f"{plural(fetched, 'record')} fetched{before}", ""
    still = [outcome.missing for outcome in outcomes if outcome.missing]
    added = plural(sum(outcome.added for outcome in outcomes), "reference")
    left = f"{sum(still):,} still missing from {plural(len(still), 'article')}" if still else "none missing"
    yield f"{added} added, {left}", "yellow" if still else ""
    if skipped := sum(outcome.failure == Failure.NOT_REQUESTED for outcome in outcomes):
        yield f"{plural(skipped, 'article')} not requested: run the command again later", "red"


def exit_status(outcomes: Sequence[Outcome], *, some_unread: bool) -> ExitStatus:
    """The exit status of the run."""
    failed = [outcome for outcome in outcomes if outcome.failure]
    if failed and len(failed) == len(outcomes):
        return ExitStatus.FAILED
    return ExitStatus.PARTIAL if failed or some_unread else ExitStatus.OK
