"""Run the command `extract`."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cgt_cite.errors import UsageError
from cgt_cite.options import Scope
from cgt_cite.output import check_writable, write
from cgt_cite.output_checks import check_distinct, check_output, check_terminal, unwritten
from cgt_cite.parallel import cores
from cgt_cite.pipeline import Extraction
from cgt_cite.problem_log import ProblemLog
from cgt_cite.statistics import Statistics, incomplete_csv, tables
from cgt_cite.summary import Invocation, summary_of_pages

from .status import exit_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.errors import ExitStatus
    from cgt_cite.formats import Format, OutputOptions
    from cgt_cite.messages import Reporter
    from cgt_cite.pipeline import ExtractOptions

Item = TypeVar("Item")


class ExtractArguments(NamedTuple):
    """The arguments of `extract`.

    `missing_file` will list the incomplete pages, and `stats_file` hold the counts of the run;
    `corrections_file` was read already.
    """

    paths: tuple[str, ...]
    output: str
    format: Format
    output_options: OutputOptions
    options: ExtractOptions
    strict: bool = False
    missing_file: str = ""
    stats_file: str = ""
    corrections_file: str = ""


def extract(arguments: ExtractArguments, reporter: Reporter) -> ExitStatus:
    """Read the pages, write the bibliography and report what happened."""
    if arguments.format.per_reference:
        arguments = arguments._replace(options=arguments.options._replace(merge=False))
    log, statistics = ProblemLog(reporter.problem), Statistics()
    output = arguments.output
    check_terminal(arguments.format, output)
    check_output(output, [*arguments.paths, *filter(None, [arguments.corrections_file])])
    written = list(filter(None, (output, arguments.missing_file, *_stats_files(arguments.stats_file))))
    for path in written:
        check_writable(path)
    check_distinct(written)
    extraction = Extraction(arguments.options, log, statistics, reporter.update_progress)
    write_found = partial(_write_found, output=output, statistics=statistics, reporter=reporter)
    written_as = arguments.output_options
    if _only_links(arguments):
        from cgt_cite.formats.edges import edge_lines

        edges = statistics.count_edges(extraction.edges(arguments.paths))
        write_found(edges, lambda found: edge_lines(found, written_as))
    else:
        entries = statistics.count_written(extraction.entries(arguments.paths))
        jobs = _jobs_for_writing(arguments.options)
        write_found(entries, lambda found: arguments.format.write(found, written_as, log.add, jobs))
    if arguments.missing_file:
        write(incomplete_csv(statistics.incomplete), arguments.missing_file)
    _write_statistics(statistics, arguments.stats_file)
    asked = Invocation(
        paths=arguments.paths,
        output=output,
        tables=written[1:],
        merged=arguments.options.merge,
        only_references=arguments.options.scope is Scope.REFERENCES,
    )
    reporter.summary(summary_of_pages(statistics, log, asked))
    return exit_status(statistics, log, strict=arguments.strict)


def _jobs_for_writing(options: ExtractOptions) -> int:
    """The number of processes that write: unmerged entries are written while others are still read."""
    return (options.jobs or cores()) if options.merge else 1


def _only_links(arguments: ExtractArguments) -> bool:
    """Whether links are all that is to be written, so that no entries are needed."""
    options = arguments.options
    needs_entries = options.parse or options.corrections or options.record_sources
    plain = options.scope is Scope.REFERENCES and not arguments.output_options.excel
    return arguments.format.per_reference and plain and not needs_entries


def _write_found(
    found: Iterator[Item],
    render: Callable[[Iterable[Item]], Iterator[str | bytes]],
    output: str,
    statistics: Statistics,
    reporter: Reporter,
) -> None:
    """Write what was found, unless no page was read.

    If nothing was found, an earlier file is kept, and no empty one is made, which could pass for a result.
    """
    first = next(found, None)
    kept = "" if first else unwritten(output)
    if statistics.pages and kept:
        reporter.info(kept, "yellow")
    elif statistics.pages:
        write(render(chain([first] if first else (), found)), output)


def _stats_files(path: str) -> tuple[str, ...]:
    """The files that hold the statistics; raises `UsageError` if the format cannot be inferred."""
    if not path:
        return ()
    extension = os.path.splitext(path)[1].lower()
    if extension not in tables.EXTENSIONS:
        raise UsageError(f"{path}: statistics are written as {' or '.join(tables.EXTENSIONS)}")
    return (path, tables.totals_path(path)) if extension == ".csv" else (path,)


def _write_statistics(statistics: Statistics, path: str) -> None:
    rows, totals = statistics.page_counts(), statistics.totals()
    files = _stats_files(path)
    if len(files) == 1:
        write(tables.as_json(rows, totals), path)
    elif files:
        write(tables.pages_csv(rows), path)
        write(tables.totals_csv(totals), tables.totals_path(path))
