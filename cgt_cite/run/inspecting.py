"""Run the command `inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.inspection import show, summarize
from cgt_cite.parse import doubts
from cgt_cite.pipeline import read_all_pages
from cgt_cite.problem_log import ProblemLog
from cgt_cite.statistics import Statistics

from .status import exit_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.errors import ExitStatus
    from cgt_cite.inspection import View
    from cgt_cite.messages import Reporter
    from cgt_cite.pipeline import ExtractOptions


def inspect(paths: Sequence[str], view: View, options: ExtractOptions, reporter: Reporter) -> ExitStatus:
    """Print what was read from each page, as corrected."""
    log, statistics = ProblemLog(reporter.problem), Statistics()
    pages = read_all_pages(paths, log, statistics, options)
    summaries = (summarize(page, view, doubts) for page in pages)
    found = show((one for one in summaries if one.rows or not view.is_partial), color=reporter.colored)
    reporter.flush()
    if not found and view.empty_message:
        reporter.info(view.empty_message)
    return exit_status(statistics, log, strict=False)
