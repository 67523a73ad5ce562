"""The command `complete`: survey the saved pages, fetch what they lack, tell what came."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import document
from cgt_cite.complete.failures import DAMAGED, NAMELESS, NOT_ASKED
from cgt_cite.complete.files import Planned, planned, prepare_folders, save
from cgt_cite.complete.missing import articles_to_fetch
from cgt_cite.complete.options import CompleteOptions, validate
from cgt_cite.complete.outcome import Outcome, count, figures, problems, status
from cgt_cite.complete.policy import Policy
from cgt_cite.complete.survey import PageInfo, inspect_file, survey
from cgt_cite.errors import ExitStatus, UsageError
from cgt_cite.fields.text import clean
from cgt_cite.output import write
from cgt_cite.pages.pubmed_xml.references import read_references
from cgt_cite.problems import Severity
from cgt_cite.sources.walk import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.complete.fetching import Fetch, Keep, Tell
    from cgt_cite.report import Reporter

_POLICY = Policy()
_NO_EMAIL = "NCBI asks who sends requests, to write to them before it blocks them: give --email next time"


def complete(wish: CompleteOptions, report: Reporter, policy: Policy = _POLICY) -> ExitStatus:
    """Fetch the records of the articles whose lists are incomplete; raises `CiteError`."""
    validate(wish)
    pages, unread = _surveyed(wish.paths, report)
    if not pages:
        return ExitStatus.FAILED
    articles = articles_to_fetch(pages, every=wish.every, afresh=wish.refresh)
    plan = [planned(article, wish.into) for article in articles]
    todo = {
        item.article.pmid: item for item in plan if item.article.pmid and (wish.refresh or not item.there)
    }
    if wish.dry_run:
        write(_listing(todo.values()))
        report.info(f"{count(len(todo), 'record')} to fetch with {_requests(len(todo), policy)}")
        return ExitStatus.PARTLY if unread else ExitStatus.OK
    run = _Run(todo, report)
    interrupted = run.fetch(wish, policy)
    outcomes = [run.outcome(item) for item in plan]
    _tell(outcomes, report)
    return ExitStatus.INTERRUPTED if interrupted else status(outcomes, unread=unread)


def _surveyed(paths: Sequence[str], report: Reporter) -> tuple[list[PageInfo], bool]:
    """The pages, and whether something could not be read."""
    pages, unread = [], False
    try:
        for found in survey(paths, report.update_progress):
            if isinstance(found, PageInfo):
                pages.append(found)
            else:
                report.problem(found)
                unread = unread or found.kind.severity is Severity.ERROR
    finally:
        report.close()
    return pages, unread


def _listing(items: Iterable[Planned]) -> Iterator[str]:
    """A line for each record: PMID, references shown, references stated, file."""
    for article, path, _ in items:
        yield f"{article.pmid}\t{article.shown}\t{article.stated}\t{clean(path)}\n"


def _requests(records: int, policy: Policy) -> str:
    return count(-(-records // policy.at_once), "request")


def _tell(outcomes: Sequence[Outcome], report: Reporter) -> None:
    for problem in problems(outcomes):
        report.problem(problem)
    report.flush()
    for text, style in figures(outcomes):
        report.info(text, style)


@dataclass(slots=True)
class _Run:
    """What is fetched, and what has come of it so far."""

    todo: dict[str, Planned]
    report: Reporter
    came: dict[str, Outcome] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def fetch(self, wish: CompleteOptions, policy: Policy) -> bool:
        """Fetch and save all; whether the user interrupted it."""
        if not self.todo:
            return False
        fetcher = _fetcher(wish, policy, self._keep, self._pause)
        prepare_folders((os.path.dirname(item.path) for item in self.todo.values()), wish.into)
        if not wish.email:
            self.report.info(_NO_EMAIL, "dim")
        try:
            self.failed = fetcher.run(list(self.todo))
        except KeyboardInterrupt:
            return True
        finally:
            self.report.close()
        return False

    def _keep(self, asked: str, number: str, record: Element) -> None:
        article, path, _ = self.todo[asked]
        save(document(record), path)
        self.came[asked] = Outcome(
            article,
            held=len(read_references(record)),
            path=path,
            merged_into=number if number != asked else "",
            fetched=True,
        )
        self.report.update_progress(len(self.came), len(self.todo), "fetching")

    def _pause(self, reason: str, seconds: float) -> None:
        self.report.info(f"waiting {seconds:.0f} s: {reason}", "dim")

    def outcome(self, item: Planned) -> Outcome:
        """What is known of an article now."""
        number = item.article.pmid
        if not number:
            return Outcome(item.article, failure=NAMELESS)
        if number in self.came:
            return self.came[number]
        if number in self.todo:
            return Outcome(item.article, failure=self.failed.get(number, NOT_ASKED))
        return _earlier(item)


def _earlier(item: Planned) -> Outcome:
    """An article whose record was there before."""
    records = [found for found in inspect_file(File(item.path, item.path)) if isinstance(found, PageInfo)]
    if not records:
        return Outcome(item.article, path=item.path, failure=DAMAGED)
    fullest = max(records, key=lambda record: record.shown)
    number = fullest.pmid if fullest.pmid != item.article.pmid else ""
    return Outcome(item.article, fullest.shown, item.path, merged_into=number)


def _fetcher(wish: CompleteOptions, policy: Policy, keep: Keep, tell: Tell) -> Fetch:
    """What fetches records; raises `UsageError` where the packages for it are not installed."""
    try:
        from cgt_cite.complete.online import fetcher
    except ImportError as error:
        raise UsageError(
            f"complete needs the package {error.name}: get it with pip install 'cgt-cite[online]'"
        ) from error
    return fetcher(wish, policy, keep, tell)
