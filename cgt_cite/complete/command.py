"""The command `complete`: survey the saved pages, fetch the records they need, report the results."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgt_cite.complete.cited import complete_cited
from cgt_cite.complete.connection import connect, notify
from cgt_cite.complete.efetch import record_document
from cgt_cite.complete.failures import Failure
from cgt_cite.complete.files import RecordFile, find_record_file, prepare_folders
from cgt_cite.complete.missing import articles_to_fetch
from cgt_cite.complete.options import CompleteOptions, validate
from cgt_cite.complete.outcome import Outcome, exit_status, list_problems, summary_lines
from cgt_cite.complete.policy import Policy
from cgt_cite.complete.reading import collect
from cgt_cite.complete.survey import PageInfo, inspect_file
from cgt_cite.errors import ExitStatus
from cgt_cite.fields.text import clean, plural
from cgt_cite.output import write
from cgt_cite.pages.pubmed_xml.references import read_references
from cgt_cite.problem_log import ProblemLog
from cgt_cite.sources.walk import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from cgt_cite.messages import Reporter

_POLICY = Policy()


def complete(options: CompleteOptions, report: Reporter, policy: Policy = _POLICY) -> ExitStatus:
    """Fetch the records of the articles whose lists are incomplete, or of cited works; raises `CiteError`."""
    validate(options)
    if options.cited:
        return complete_cited(options, report, policy)
    log = ProblemLog(report.problem)
    pages = collect(inspect_file, options, log, report)
    some_unread = bool(log.failed_files())
    if not pages:
        return ExitStatus.FAILED
    articles = articles_to_fetch(pages, fetch_all=options.fetch_all, refresh=options.refresh)
    plan = [find_record_file(article, options.into) for article in articles]
    pending = {
        item.article.pmid: item for item in plan if item.article.pmid and (options.refresh or not item.exists)
    }
    if options.dry_run:
        write(_dry_run_lines(pending.values()))
        report.info(f"{plural(len(pending), 'record')} to fetch with {_count_requests(len(pending), policy)}")
        _report_without_lists(pages, options, report)
        return ExitStatus.PARTIAL if some_unread else ExitStatus.OK
    run = _FetchRun(pending, report)
    interrupted = run.fetch(options, policy)
    outcomes = [run.outcome(item) for item in plan]
    log.add_all(list_problems(outcomes))
    report.summary(summary_lines(outcomes))
    _report_without_lists(pages, options, report)
    return ExitStatus.INTERRUPTED if interrupted else exit_status(outcomes, some_unread=some_unread)


def _dry_run_lines(items: Iterable[RecordFile]) -> Iterator[str]:
    """A table with tabs, of a line per record; nothing if there are none."""
    for number, (article, path, _) in enumerate(items):
        if not number:
            yield "pmid\tshown\tstated\tfile\n"
        yield f"{article.pmid}\t{article.shown}\t{article.stated}\t{clean(path)}\n"


def _count_requests(records: int, policy: Policy) -> str:
    return plural(-(-records // policy.batch_size), "request")


def _report_without_lists(pages: Sequence[PageInfo], options: CompleteOptions, report: Reporter) -> None:
    """Count the articles that are not fetched, although no reference list of theirs is saved."""
    articles = [] if options.fetch_all else articles_to_fetch(pages, fetch_all=True)
    if number := sum(not article.stated for article in articles):
        are = "is" if number == 1 else "are"
        saved = f"{plural(number, 'article')} {are} saved without a reference list"
        report.info(f"{saved}: --all fetches the records of all articles")


@dataclass(slots=True)
class _FetchRun:
    """The records to fetch, and the results so far."""

    pending: dict[str, RecordFile]
    report: Reporter
    fetched: dict[str, Outcome] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def fetch(self, options: CompleteOptions, policy: Policy) -> bool:
        """Fetch and save all records; whether the user interrupted it."""
        if not self.pending:
            return False
        fetcher = connect(options, policy, self.report).fetcher(self._save)
        prepare_folders((os.path.dirname(item.path) for item in self.pending.values()), options.into)
        notify(options, self.report)
        try:
            self.failed = fetcher.run(list(self.pending))
        except KeyboardInterrupt:
            return True
        finally:
            self.report.close()
        return False

    def _save(self, requested: str, own_pmid: str, record: Element) -> None:
        article, path, _ = self.pending[requested]
        write(record_document(record), path, "name another folder with --into")
        self.fetched[requested] = Outcome(
            article,
            in_record=len(read_references(record)),
            path=path,
            merged_into=own_pmid if own_pmid != requested else "",
            fetched=True,
        )
        self.report.update_progress(len(self.fetched), len(self.pending), "fetching")

    def outcome(self, item: RecordFile) -> Outcome:
        """The outcome for an article."""
        pmid = item.article.pmid
        if not pmid:
            return Outcome(item.article, failure=Failure.NO_PMID)
        if pmid in self.fetched:
            return self.fetched[pmid]
        if pmid in self.pending:
            return Outcome(item.article, failure=self.failed.get(pmid, Failure.NOT_REQUESTED))
        return _outcome_of_saved(item)


def _outcome_of_saved(item: RecordFile) -> Outcome:
    """The outcome for an article whose record was saved before."""
    records = [found for found in inspect_file(File(item.path, item.path)) if isinstance(found, PageInfo)]
    if not records:
        return Outcome(item.article, path=item.path, failure=Failure.UNREADABLE)
    fullest = max(records, key=lambda record: record.shown)
    own_pmid = fullest.pmid if fullest.pmid != item.article.pmid else ""
    return Outcome(item.article, fullest.shown, item.path, merged_into=own_pmid)
