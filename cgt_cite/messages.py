"""Report to the user on standard error: problems, progress and a summary (see `summary`)."""

from __future__ import annotations

import os
import sys
import time
from typing import IO, TYPE_CHECKING, cast

from cgt_cite.errors import DEBUG
from cgt_cite.fields.text import clean
from cgt_cite.options import Color
from cgt_cite.problems import ProblemKind, Severity
from cgt_cite.streams import StandardError, with_bytes_as_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.progress import Progress

    from cgt_cite.problems import Problem

_PROGRESS_DELAY = 1.0  # seconds before a progress bar appears
MAX_LISTED = 5  # problems of the kinds below; of more, only the number is reported
SUMMARISED = (
    ProblemKind.INCOMPLETE,
    ProblemKind.SAVED_TWICE,
    ProblemKind.NOT_IN_FORMAT,
    ProblemKind.RETRACTED,
    ProblemKind.CONCERN,
    ProblemKind.UNUSED_CORRECTION,
    ProblemKind.OUTDATED_CELL,
)
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


class Reporter:
    """Messages to the user; `verbosity` is -1 (errors only), 0 or 1 (everything)."""

    def __init__(self, verbosity: int = 0, color: Color = Color.AUTO) -> None:
        self._verbosity = verbosity
        self._stream = StandardError()
        self._terminal = sys.stderr.isatty()
        self.colored = _colored(color, terminal=self._terminal)
        self._console: Console | None = None
        self._progress: Progress | None = None
        self._began = time.monotonic()
        self._held: dict[ProblemKind, list[Problem]] = {}

    def problem(self, problem: Problem) -> None:
        """Report a problem, unless its severity is below what the user asks for."""
        severity = problem.kind.severity
        if severity is Severity.WARNING and self._verbosity < 0:
            return
        if severity is Severity.INFO and self._verbosity < 1:
            return
        if problem.kind in SUMMARISED and self._verbosity < 1:
            self._held.setdefault(problem.kind, []).append(problem)
            return
        self.line(str(problem), _STYLES[severity])
        for line in problem.traceback.splitlines():
            self.line(f"    {line}", "dim")

    def update_progress(self, done: int, total: int, what: str = "reading") -> None:
        """Update the progress bar, which appears on a terminal after a moment."""
        if not self._terminal or self._verbosity < 0 or time.monotonic() - self._began < _PROGRESS_DELAY:
            return
        if not self._progress:
            self._progress = _progress_bar(self._rich())
            self._progress.add_task(what, total=total)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def summary(self, lines: Iterable[tuple[str, str]]) -> None:
        """Print the lines of a summary, each with its style, after the problems held back."""
        self.flush()
        for text, style in lines:
            self.info(text, style)

    def info(self, text: str, style: str = "") -> None:
        """Print a line, unless the user asks for errors only."""
        if self._verbosity >= 0:
            self.line(text, style)

    def close(self) -> None:
        """Remove the progress bar."""
        if self._progress:
            self._progress.stop()
            self._progress = None

    def line(self, text: str, style: str = "") -> None:
        """Print a line without control characters, which could move the cursor.

        Bytes of a name that are not text are shown as numbers.
        """
        text = clean(with_bytes_as_numbers(text))
        if self.colored or self._progress:
            self._rich().print(text, style=style, markup=False, highlight=False, soft_wrap=True)
        else:
            self._stream.write(f"{text}\n")

    def flush(self) -> None:
        """Print the problems held back, if they are few; the summary has the number of many."""
        self.close()
        for problems in self._held.values():
            for problem in problems if len(problems) <= MAX_LISTED else ():
                self.line(str(problem), _STYLES[problem.kind.severity])
        self._held.clear()

    def _rich(self) -> Console:
        if not self._console:
            from rich.console import Console

            self._console = Console(
                file=cast("IO[str]", self._stream),
                no_color=not self.colored,
                force_terminal=self.colored or None,
            )
        return self._console


def make_reporter(color: Color = Color.AUTO, *, quiet: bool, verbose: bool, debug: bool = False) -> Reporter:
    """The reporter with the verbosity that the user asks for."""
    if debug:
        os.environ[DEBUG] = "1"  # which worker processes inherit
    return Reporter(verbosity=int(verbose) - int(quiet), color=color)


def _colored(color: Color, *, terminal: bool) -> bool:
    if color is Color.AUTO:
        return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color is Color.ALWAYS


def _progress_bar(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
