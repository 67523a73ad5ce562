"""What came of a run, and what it means for each article: values to report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgt_cite.complete.failures import ABSENT, DAMAGED, NAMELESS, NOT_ASKED
from cgt_cite.errors import ExitStatus
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.complete.missing import Article

_REMEDIES = {
    ABSENT: "look the article up in PubMed",
    DAMAGED: "--refresh replaces it",
    NAMELESS: "save the article's PubMed page",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of an article in the end."""

    article: Article
    held: int = 0  # references in its record
    path: str = ""  # of its record, once there is one
    failure: str = ""  # why there is none
    merged_into: str = ""  # the PMID of the record, where that is another one
    fetched: bool = False  # in this run

    @property
    def came(self) -> int:
        """References of the record beyond those that the pages hold."""
        return max(0, self.held - self.article.shown)

    @property
    def missing(self) -> int:
        """References still known to be missing."""
        return max(0, self.article.missing - self.came)


def problems(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    """What did not go as wanted, for each page; those that were not asked for are too many to name."""
    for outcome in outcomes:
        source, failure = outcome.article.source, outcome.failure
        if failure and failure != NOT_ASKED:
            yield Problem(Kind.NOT_FETCHED, source, _detail(outcome), _REMEDIES.get(failure, ""))
        if outcome.merged_into:
            detail = f"the record of PMID {outcome.article.pmid} is now that of {outcome.merged_into}"
            yield Problem(Kind.MERGED, source, f"{detail}, and lies in {outcome.path}")
        if outcome.missing and not failure:
            yield _still_missing(outcome)


def _detail(outcome: Outcome) -> str:
    number = outcome.article.pmid and f"PMID {outcome.article.pmid}"
    return ": ".join(filter(None, (number, outcome.path, outcome.failure)))


def _still_missing(outcome: Outcome) -> Problem:
    article = outcome.article
    detail = (
        f"{max(article.shown, outcome.held)} of {article.stated} references, "
        f"because PubMed's record holds {outcome.held or 'none'}"
    )
    remedy = (
        f"open https://pubmed.ncbi.nlm.nih.gov/{article.pmid}/, "
        f"press 'Show all {article.stated} references', and save it again"
    )
    return Problem(Kind.INCOMPLETE, article.source, detail, remedy)


def figures(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, str]]:
    """The closing lines, each with its style."""
    if not outcomes:
        yield "nothing to fetch: the lists of all articles are complete", ""
        return
    fetched = sum(outcome.fetched for outcome in outcomes)
    earlier = sum(not outcome.failure for outcome in outcomes) - fetched
    short = [outcome.article.missing for outcome in outcomes if outcome.article.missing]
    yield f"{count(len(short), 'article')} with part of the list only: {sum(short):,} missing", ""
    there = f", {earlier:,} there before" if earlier else ""
    yield f"{count(fetched, 'record')} fetched{there}", ""
    still = [outcome.missing for outcome in outcomes if outcome.missing]
    came = count(sum(outcome.came for outcome in outcomes), "reference")
    left = f"{sum(still):,} still missing, of {count(len(still), 'article')}" if still else "none missing"
    yield f"{came} came, {left}", "yellow" if still else ""
    if skipped := sum(outcome.failure == NOT_ASKED for outcome in outcomes):
        yield f"{count(skipped, 'article')} not asked for: run the command again later", "red"


def status(outcomes: Sequence[Outcome], *, unread: bool) -> ExitStatus:
    """How the run ended, for the shell."""
    failed = [outcome for outcome in outcomes if outcome.failure]
    if failed and len(failed) == len(outcomes):
        return ExitStatus.FAILED
    return ExitStatus.PARTLY if failed or unread else ExitStatus.OK


def count(number: int, noun: str) -> str:
    """`1 page`, `1,294 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
