"""The command `complete`: survey the saved pages, fetch the records they need, report the results."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgt_cite.complete.efetch import document
from cgt_cite.complete.failures import DAMAGED, NAMELESS, NOT_ASKED
from cgt_cite.complete.files import Planned, planned, prepare_folders, save
from cgt_cite.complete.missing import articles_to_fetch
from cgt_cite.complete.options import CompleteOptions, may_send_credentials, validate
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
_NO_EMAIL = "NCBI asks for an e-mail address, to warn you before it blocks you: give --email next time"
_NOT_SENT = (
    "the API key and e-mail address are not sent, because the server is not NCBI's or does not use https "
    "(see --send-credentials)"
)


def complete(options: CompleteOptions, report: Reporter, policy: Policy = _POLICY) -> ExitStatus:
    """Fetch the records of the articles whose lists are incomplete; raises `CiteError`."""
    validate(options)
    pages, unread = _surveyed(options.paths, report)
    if not pages:
        return ExitStatus.FAILED
    articles = articles_to_fetch(pages, every=options.every, afresh=options.refresh)
    plan = [planned(article, options.into) for article in articles]
    pending = {
        item.article.pmid: item for item in plan if item.article.pmid and (options.refresh or not item.there)
    }
    if options.dry_run:
        write(_listing(pending.values()))
        report.info(f"{count(len(pending), 'record')} to fetch with {_requests(len(pending), policy)}")
        return ExitStatus.PARTLY if unread else ExitStatus.OK
    run = _Run(pending, report)
    interrupted = run.fetch(options, policy)
    outcomes = [run.outcome(item) for item in plan]
    _report(outcomes, report)
    return ExitStatus.INTERRUPTED if interrupted else status(outcomes, unread=unread)


def _surveyed(paths: Sequence[str], report: Reporter) -> tuple[list[PageInfo], bool]:
    """The pages, and whether anything could not be read."""
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
    """A line per record: PMID, references shown, references stated, file."""
    for article, path, _ in items:
        yield f"{article.pmid}\t{article.shown}\t{article.stated}\t{clean(path)}\n"


def _requests(records: int, policy: Policy) -> str:
    return count(-(-records // policy.at_once), "request")


def _report(outcomes: Sequence[Outcome], report: Reporter) -> None:
    for problem in problems(outcomes):
        report.problem(problem)
    report.flush()
    for text, style in figures(outcomes):
        report.info(text, style)


@dataclass(slots=True)
class _Run:
    """The records to fetch, and the results so far."""

    pending: dict[str, Planned]
    report: Reporter
    fetched: dict[str, Outcome] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def fetch(self, options: CompleteOptions, policy: Policy) -> bool:
        """Fetch and save all records; whether the user interrupted it."""
        if not self.pending:
            return False
        fetcher = _fetcher(options, policy, self._save, self._pause)
        prepare_folders((os.path.dirname(item.path) for item in self.pending.values()), options.into)
        if notice := _notice(options):
            self.report.info(notice, "dim")
        try:
            self.failed = fetcher.run(list(self.pending))
        except KeyboardInterrupt:
            return True
        finally:
            self.report.close()
        return False

    def _save(self, requested: str, number: str, record: Element) -> None:
        article, path, _ = self.pending[requested]
        save(document(record), path)
        self.fetched[requested] = Outcome(
            article,
            held=len(read_references(record)),
            path=path,
            merged_into=number if number != requested else "",
            fetched=True,
        )
        self.report.update_progress(len(self.fetched), len(self.pending), "fetching")

    def _pause(self, reason: str, seconds: float) -> None:
        self.report.info(f"waiting {seconds:.0f} s: {reason}", "dim")

    def outcome(self, item: Planned) -> Outcome:
        """The outcome for an article."""
        number = item.article.pmid
        if not number:
            return Outcome(item.article, failure=NAMELESS)
        if number in self.fetched:
            return self.fetched[number]
        if number in self.pending:
            return Outcome(item.article, failure=self.failed.get(number, NOT_ASKED))
        return _saved_before(item)


def _notice(options: CompleteOptions) -> str:
    """What the user should know about credentials before requests are sent."""
    if (options.email or options.key) and not may_send_credentials(options):
        return _NOT_SENT
    return "" if options.email else _NO_EMAIL


def _saved_before(item: Planned) -> Outcome:
    """The outcome for an article whose record was saved before."""
    records = [found for found in inspect_file(File(item.path, item.path)) if isinstance(found, PageInfo)]
    if not records:
        return Outcome(item.article, path=item.path, failure=DAMAGED)
    fullest = max(records, key=lambda record: record.shown)
    number = fullest.pmid if fullest.pmid != item.article.pmid else ""
    return Outcome(item.article, fullest.shown, item.path, merged_into=number)


def _fetcher(options: CompleteOptions, policy: Policy, keep: Keep, tell: Tell) -> Fetch:
    """Create the fetcher; raises `UsageError` if its packages are not installed."""
    try:
        from cgt_cite.complete.online import fetcher
    except ImportError as error:
        raise UsageError(
            f"complete needs the package {error.name}: install it with pip install 'cgt-cite[online]'"
        ) from error
    return fetcher(options, policy, keep, tell)
