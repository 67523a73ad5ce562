"""The command `complete --cited`: fetch PubMed's records of the works that pages cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.complete import plan
from cgt_cite.complete.collecting import cited_in, unique
from cgt_cite.complete.connection import connect, notify
from cgt_cite.complete.failures import Failure
from cgt_cite.complete.files import remove_stale_parts
from cgt_cite.complete.looking_up import LookUp
from cgt_cite.complete.options import may_send_credentials
from cgt_cite.complete.reading import collect
from cgt_cite.complete.results import exit_status, problems, summary_lines
from cgt_cite.errors import ExitStatus
from cgt_cite.fields.text import plural
from cgt_cite.output import write
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.records.folder import default_folder
from cgt_cite.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.complete.options import CompleteOptions
    from cgt_cite.complete.policy import Policy
    from cgt_cite.messages import Reporter


def complete_cited(options: CompleteOptions, report: Reporter, policy: Policy) -> ExitStatus:
    """Fetch the records of cited works that the store does not have; raises `CiteError`."""
    log = ProblemLog(report.problem)
    works = unique(collect(cited_in, options, log, report))
    some_unread = bool(log.failed_files())
    if not works:
        report.info("no cited works found")
        return ExitStatus.FAILED if some_unread or log.counts[ProblemKind.EMPTY] else ExitStatus.OK
    store = Store(options.store or default_folder(options.paths), anew=options.refresh)
    lookup = LookUp(works, store, report.update_progress)
    if options.dry_run:
        _show_plan(lookup, options, policy, report)
        return ExitStatus.PARTIAL if some_unread else ExitStatus.OK
    interrupted = _run(lookup, options, policy, report)
    results = lookup.results(interrupted=interrupted)
    log.add_all((*_problems(lookup), *problems(results)))
    for text, style in summary_lines(results, lookup.fetched):
        report.info(text, style)
    if interrupted:
        return ExitStatus.INTERRUPTED
    return exit_status(results, failed=bool(lookup.failures), some_unread=some_unread)


def _show_plan(lookup: LookUp, options: CompleteOptions, policy: Policy, report: Reporter) -> None:
    lookup.settle(range(len(lookup.works)))
    write(plan.listed(lookup))
    with_key = bool(options.key) and may_send_credentials(options)
    for line in plan.summary_lines(plan.steps(lookup, policy), policy, with_key=with_key):
        report.info(line)


def _run(lookup: LookUp, options: CompleteOptions, policy: Policy, report: Reporter) -> bool:
    """Look up and fetch; whether the user interrupted it."""
    online = connect(options, policy, report)
    lookup.store.prepare()
    remove_stale_parts(lookup.store.folder)
    notify(options, report)
    try:
        lookup.run(online)
    except KeyboardInterrupt:
        return True
    finally:
        report.close()
    return False


def _problems(lookup: LookUp) -> Iterator[Problem]:
    """What the servers could not be asked, and the PMIDs that PubMed merged into others."""
    for (endpoint, reason), number in lookup.failures.items():
        if reason != Failure.NOT_REQUESTED:
            detail = f"{reason} ({plural(number, 'request')})"
            yield Problem(ProblemKind.NOT_LOOKED_UP, endpoint, detail)
    sources = {work.pmid: work.source for work in lookup.works if work.pmid}
    for pmid, own_pmid in lookup.merged.items():
        detail = f"PMID {pmid} is now {own_pmid}, saved as {lookup.store.path(pmid)}"
        yield Problem(ProblemKind.MERGED, sources.get(pmid, lookup.store.folder), detail)
