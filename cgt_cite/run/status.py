"""The exit status of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.errors import ExitStatus
from cgt_cite.problems import ProblemKind

if TYPE_CHECKING:
    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.statistics import Statistics

_FAILURES_IF_STRICT = (
    ProblemKind.INCOMPLETE,
    ProblemKind.TRUNCATED,
    ProblemKind.RETRACTED,
    ProblemKind.CONCERN,
)


def exit_status(statistics: Statistics, log: ProblemLog, *, strict: bool) -> ExitStatus:
    """How a run ended; if `strict`, incomplete pages and retracted works count as failures."""
    if not statistics.pages:
        return ExitStatus.FAILED
    doubtful = any(log.counts[kind] for kind in _FAILURES_IF_STRICT)
    if log.failed_files() or log.counts[ProblemKind.NOT_IN_FORMAT] or (strict and doubtful):
        return ExitStatus.PARTIAL
    return ExitStatus.OK
