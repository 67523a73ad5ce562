"""`extract` into a folder: one part per file, what is wrong in a table, and works on a cluster."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import ExitStatus, UsageError
from cgt_cite.fields.text import plural
from cgt_cite.formats import FORMATS
from cgt_cite.messages import Reporter
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import ProblemKind, Severity
from cgt_cite.summary import other_files

from .finding import find_inputs
from .local import write_parts
from .places import is_url, join, local_or_url, names_in, remove
from .planning import Part, local_inputs, parts_of
from .problem_table import PROBLEMS, Row, rows_of, update

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cgt_cite.pipeline import ExtractOptions
    from cgt_cite.problems import Problem

    from .writing import PartResult

FORMAT = "parquet"
_DOUBTFUL = ("incomplete", "truncated")  # kinds of problems that are failures with --strict
_UNFINISHED = (".part", ".")  # how the names of parts end and begin while they are written


class PartArguments(NamedTuple):
    """The arguments of `extract` into a folder; `scheduler` is the address of Dask's."""

    paths: tuple[str, ...]
    folder: str
    options: ExtractOptions
    scheduler: str = ""
    strict: bool = False


def refuse(given: Mapping[str, bool]) -> None:
    """Raise `UsageError` for the first of the options, by name, that was given."""
    for option, is_given in given.items():
        if is_given:
            raise UsageError(
                f"{option}: needs the references of all files together, and parts are written file by file; "
                "leave it out, or write one file with -o"
            )


class _Log(ProblemLog):
    """A log that keeps what it reports as rows of the table."""

    def __init__(self, reporter: Reporter) -> None:
        super().__init__(reporter.problem)
        self.rows: list[Row] = []

    def add(self, problem: Problem) -> None:
        """Report a problem in finding the files, and keep it."""
        self.rows += rows_of(problem.where, [problem])
        super().add(problem)

    def add_result(self, result: PartResult) -> None:
        """Report the problems of a file, and keep them."""
        self.rows += rows_of(result.source, result.problems)
        for problem in result.problems:
            super().add(problem)


class _Run:
    """One run: the parts that existed, what came of the others, and all rows of the table."""

    def __init__(self, arguments: PartArguments, reporter: Reporter) -> None:
        self.folder = local_or_url(arguments.folder)
        if arguments.scheduler and not is_url(self.folder):
            self.folder = os.path.abspath(self.folder)
        self.arguments, self.reporter, self.log = arguments, reporter, _Log(reporter)
        options = arguments.options._replace(output=self.folder)
        files = find_inputs(local_inputs(arguments.paths), self.log, options)
        self.parts = parts_of(files, self.folder)
        self.existing = names_in(self.folder)
        self.results: list[PartResult] = []
        self.table: list[Row] = []

    @property
    def kept(self) -> list[Part]:
        """The parts of an earlier run."""
        return [part for part in self.parts if part.name in self.existing]

    def write(self, results: Iterable[PartResult], total: int) -> None:
        """Take the results as they come, and in the end, however it comes, write the table of problems."""
        redone = [row.file for row in self.log.rows]
        try:
            for result in results:
                self.log.add_result(result)
                redone.append(result.source)
                self.results.append(result._replace(problems=()))
                self.reporter.update_progress(len(self.results), total, "writing")
        finally:
            self.reporter.close()
            self.table = update(self.folder, self.log.rows, redone)

    def failed_files(self) -> int:
        """How many of the files could not be read, or in part only, now or in an earlier run."""
        sources = {part.file.source for part in self.parts} | {row.file for row in self.log.rows}
        return len({row.file for row in self.table if _is_failure(row) and row.file in sources})

    def exit_status(self) -> ExitStatus:
        """How the run ended."""
        if not self.kept and not any(result.is_written for result in self.results):
            return ExitStatus.FAILED
        doubtful = self.arguments.strict and any(row.kind in _DOUBTFUL for row in self.table)
        return ExitStatus.PARTIAL if self.failed_files() or doubtful else ExitStatus.OK


def extract_parts(arguments: PartArguments, reporter: Reporter) -> ExitStatus:
    """Write the parts that do not exist, report what happened and, on a cluster, group them by work.

    Two runs must not write to one folder at the same time.  Raises `CiteError`.
    """
    FORMATS[FORMAT].check_installed()
    run = _Run(arguments, reporter)
    remove(run.folder, filter(_is_unfinished, run.existing))
    due = [part for part in run.parts if part.name not in run.existing]
    works = ""
    if arguments.scheduler:
        works = _on_cluster(run, [_absolute(part) for part in due])
    else:
        run.write(write_parts(due, arguments.options), len(due))
    reporter.flush()
    for text, style in _summary(run):
        reporter.info(text, style)
    if works:
        reporter.info(works)
    return run.exit_status()


def _on_cluster(run: _Run, due: Sequence[Part]) -> str:
    """Write the parts on the cluster, and group all; return what is reported of the works."""
    from . import cluster

    with cluster.connected(run.arguments.scheduler) as client:
        run.write(cluster.write_parts(client, due, run.arguments.options), len(due))
        written = {result.source for result in run.results if result.is_written}
        names = [part.name for part in (*run.kept, *(one for one in due if one.file.source in written))]
        if not run.arguments.options.merge or not names:
            return ""
        run.reporter.info("grouping by work ...", "dim")
        count = cluster.group_works([join(run.folder, name) for name in names], run.folder)
    return f"{plural(count, 'work')} in {join(run.folder, 'works')}"


def _absolute(part: Part) -> Part:
    """The part with a path that is the same on all machines that share the file system."""
    path = part.file.path
    return part if is_url(path) else part._replace(file=part.file._replace(path=os.path.abspath(path)))


def _is_unfinished(name: str) -> bool:
    end, beginning = _UNFINISHED
    return name.endswith(end) and name.rpartition("/")[2].startswith(beginning)


def _is_failure(row: Row) -> bool:
    return row.severity == Severity.ERROR.value and row.kind != ProblemKind.EMPTY.name.lower()


def _summary(run: _Run) -> list[tuple[str, str]]:
    """Lines and their styles."""
    written = [result for result in run.results if result.is_written]
    records = plural(sum(result.records for result in written), "record")
    pages = plural(sum(result.pages for result in written), "page")
    lines = [(f"{plural(len(written), 'part')} written: {records} from {pages}", "")]
    if run.kept:
        lines.append((f"{plural(len(run.kept), 'part')} of an earlier run kept", "dim"))
    if others := run.log.counts[ProblemKind.OTHER_FILE]:
        lines.append((other_files(others), "dim"))
    if failed := run.failed_files():
        lines.append((f"{plural(failed, 'file')} could not be read, or only in part", "red"))
    if run.table:
        lines.append((f"{plural(len(run.table), 'problem')} in {join(run.folder, PROBLEMS)}", "dim"))
    return lines
