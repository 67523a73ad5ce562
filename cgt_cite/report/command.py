"""The command `report`: extract the references of saved pages and write the page that shows them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UsageError
from cgt_cite.output import check_writable, write
from cgt_cite.pages.non_pages import REPORT, detect_own_file
from cgt_cite.pipeline import Extraction
from cgt_cite.report.results import KeepingLog, Results
from cgt_cite.statistics import Statistics
from cgt_cite.summary import Invocation, summary_of_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cgt_cite.messages import Reporter
    from cgt_cite.pipeline import ExtractOptions

_HEAD = 4096  # bytes


class ReportArguments(NamedTuple):
    """The arguments of `report`."""

    paths: Sequence[str]
    output: str
    options: ExtractOptions


def report(arguments: ReportArguments, reporter: Reporter) -> Results:
    """Read the pages, write the report and print the summary; raises `CiteError`."""
    _check_packages()
    _check_output(arguments.output)
    log, statistics = KeepingLog(reporter.problem), Statistics()
    extraction = Extraction(arguments.options, log, statistics, reporter.update_progress)
    entries = list(statistics.count_written(extraction.entries(arguments.paths)))
    results = Results(entries, statistics, log)
    if statistics.pages:
        _write(results, arguments)
    asked = Invocation(arguments.paths, arguments.output, is_report=True)
    reporter.summary(summary_of_pages(statistics, log, asked))
    return results


def _check_output(path: str) -> None:
    """Raise `CiteError` if the page cannot be written, or would replace a file of another kind."""
    check_writable(path)
    if os.path.isfile(path) and os.path.getsize(path):
        with open(path, "rb") as file:
            is_report = detect_own_file(file.read(_HEAD)) == REPORT
        if not is_report:
            raise UsageError(f"{path}: exists and is not a report; choose another file with -o")


def _check_packages() -> None:
    """Raise `UsageError` if the packages of the report are not installed."""
    try:
        import numpy as np  # noqa: F401 - which networkx imports only when it computes a layout

        import cgt_cite.report.build
        import cgt_cite.report.page  # noqa: F401 - only to see whether what they import is there
    except ImportError as error:
        from cgt_cite.extras import needs_package

        raise UsageError(needs_package("report", error.name or "", "report")) from error


def _write(results: Results, arguments: ReportArguments) -> None:
    from cgt_cite.report.build import build_document
    from cgt_cite.report.page import render

    write(render(build_document(results, arguments.options.corrections)), arguments.output)
