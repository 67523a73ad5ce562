"""What the user hears, on standard error: progress, problems, a summary."""

from __future__ import annotations

import os
import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.problems import Kind, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from cgt_cite.problems import Problem
    from cgt_cite.statistics import Statistics

_PROGRESS_DELAY = 1.0  # seconds of work before a progress bar is worth its flicker
_MOST_LISTED = 5  # problems of a kind that may concern every page
_COUNTED = (Kind.INCOMPLETE, Kind.SAVED_TWICE, Kind.NOT_IN_FORMAT)
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


class Color(StrEnum):
    """When messages are coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Reporter:
    """Messages to the user; `verbosity` is -1 (errors only), 0 or 1 (everything)."""

    def __init__(self, verbosity: int = 0, color: Color = Color.AUTO) -> None:
        self._verbosity = verbosity
        self._terminal = sys.stderr.isatty()
        self.colored = _colored(color, terminal=self._terminal)
        self._console: Console | None = None
        self._progress: Progress | None = None
        self._began = time.monotonic()
        self._waiting: dict[Kind, list[Problem]] = {}

    def problem(self, problem: Problem) -> None:
        """Tell of one problem, if the user wants to hear of its kind."""
        severity = problem.kind.severity
        if severity is Severity.WARNING and self._verbosity < 0:
            return
        if severity is Severity.INFO and self._verbosity < 1:
            return
        if problem.kind in _COUNTED and self._verbosity < 1:
            self._waiting.setdefault(problem.kind, []).append(problem)
            return
        self.line(str(problem), _STYLES[severity])
        for line in problem.traceback.splitlines():
            self.line(f"    {line}", "dim")

    def update_progress(self, done: int, total: int, what: str = "reading") -> None:
        """Show how far the work is, on a terminal, once it takes longer than a moment."""
        if not self._terminal or self._verbosity < 0 or time.monotonic() - self._began < _PROGRESS_DELAY:
            return
        if not self._progress:
            self._progress = _progress_bar(self._rich())
            self._progress.add_task(what, total=total)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def summary(self, tally: Statistics, *, merged: bool) -> None:
        """What was read, found and written, and what is missing."""
        self.flush()
        for text, style in _summary(tally, merged=merged):
            self.info(text, style)

    def low_confidence(self, tally: Statistics) -> None:
        """How many references were parsed with doubt, if any."""
        self.flush()
        for text, style in _doubts(tally):
            self.info(text, style)

    def info(self, text: str, style: str = "") -> None:
        """One line for those who want to hear more than errors."""
        if self._verbosity >= 0:
            self.line(text, style)

    def close(self) -> None:
        """Take the progress bar away."""
        if self._progress:
            self._progress.stop()
            self._progress = None

    def line(self, text: str, style: str = "") -> None:
        """One line, in which nothing can move the cursor or ring the bell."""
        text = clean(text)
        if self.colored or self._progress:
            self._rich().print(text, style=style, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(
                f"{text}\n".encode(sys.stderr.encoding or "utf-8", "replace").decode(
                    sys.stderr.encoding or "utf-8"
                )
            )

    def flush(self) -> None:
        """Name each of a few problems of the kinds that are counted; the summary has the number of many."""
        self.close()
        for problems in self._waiting.values():
            for problem in problems if len(problems) <= _MOST_LISTED else ():
                self.line(str(problem), _STYLES[problem.kind.severity])
        self._waiting.clear()

    def _rich(self) -> Console:
        if not self._console:
            from rich.console import Console

            self._console = Console(
                stderr=True, no_color=not self.colored, force_terminal=self.colored or None
            )
        return self._console


def _colored(color: Color, *, terminal: bool) -> bool:
    if color is Color.AUTO:
        return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color is Color.ALWAYS


def _progress_bar(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


def _summary(tally: Statistics, *, merged: bool) -> list[tuple[str, str]]:
    lines = [(_read(tally), ""), (_written(tally, merged=merged), "")]
    if tally.missing:
        pages = _count(tally.problems[Kind.INCOMPLETE], "page")
        missing = _count(tally.missing, "reference")
        lines.append((f"{pages} saved with part of the list only: {missing} missing{_hint(tally)}", "yellow"))
    if twice := tally.problems.get(Kind.SAVED_TWICE):
        lines.append((f"{_count(twice, 'page')} saved more than once, counted once", "dim"))
    lines += _doubts(tally)
    if conflicts := tally.problems.get(Kind.CONFLICT):
        lines.append(
            (f"{_count(conflicts, 'conflict')} between identifiers: these works were kept apart", "yellow")
        )
    if duplicates := tally.problems.get(Kind.POSSIBLE_DUPLICATE):
        lines.append((f"{_count(duplicates, 'possible duplicate')} not merged (-v lists them)", "dim"))
    if others := tally.problems.get(Kind.OTHER_FILE):
        lines.append((f"{_count(others, 'other file')} skipped (-v lists them)", "dim"))
    if unread := tally.failed_files():
        lines.append((f"{_count(unread, 'file')} could not be read", "red"))
    return lines


def _hint(tally: Statistics) -> str:
    """How to have the incomplete pages named where they are too many for the log."""
    many = tally.problems[Kind.INCOMPLETE] > _MOST_LISTED
    return " (-v or --missing FILE lists them)" if many else ""


def _doubts(tally: Statistics) -> list[tuple[str, str]]:
    if not tally.doubtful:
        return []
    return [(f"{_count(tally.doubtful, 'reference')} parsed with doubt (see `confidence`)", "yellow")]


def _read(tally: Statistics) -> str:
    references = tally.total("shown")
    text = f"{_count(tally.pages, 'page')} read, {_count(references, 'reference')} found"
    if not references:
        return text
    doi, pmid = (f"{100 * tally.total(count) / references:.0f} %" for count in ("with_doi", "with_pmid"))
    return f"{text}, {doi} with DOI, {pmid} with PMID"


def _written(tally: Statistics, *, merged: bool) -> str:
    left_out = tally.problems.get(Kind.NOT_IN_FORMAT, 0)
    written = tally.written - left_out
    text = f"{written:,} {'entry' if written == 1 else 'entries'} written"
    if merged and tally.merged:
        text += f", {tally.merged:,} {'duplicate' if tally.merged == 1 else 'duplicates'} merged"
    return f"{text}, {left_out:,} skipped: not supported by the format (-v lists them)" if left_out else text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
