"""Report to the user on standard error: problems, progress and a summary."""

from __future__ import annotations

import os
import sys
import time
from typing import IO, TYPE_CHECKING, cast

from cgt_cite.fields.text import clean, plural
from cgt_cite.options import Color
from cgt_cite.problems import ProblemKind, Severity
from cgt_cite.streams import StandardError, with_bytes_as_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.progress import Progress

    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.problems import Problem
    from cgt_cite.statistics import Statistics

_PROGRESS_DELAY = 1.0  # seconds before a progress bar appears
_MAX_LISTED = 5  # problems of the kinds below; of more, only the number is reported
_SUMMARISED = (
    *(ProblemKind.INCOMPLETE, ProblemKind.SAVED_TWICE, ProblemKind.NOT_IN_FORMAT),
    *(ProblemKind.RETRACTED, ProblemKind.CONCERN),
    *(ProblemKind.UNUSED_CORRECTION, ProblemKind.OUTDATED_CELL),
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
        if problem.kind in _SUMMARISED and self._verbosity < 1:
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

    def summary(self, statistics: Statistics, log: ProblemLog, *, merged: bool) -> None:
        """Print what was read, found and written, and what is missing."""
        self.flush()
        for text, style in _summary(statistics, log, merged=merged):
            self.info(text, style)

    def low_confidence(self, statistics: Statistics) -> None:
        """Print how many references were parsed with low confidence, if any."""
        self.flush()
        for text, style in _low_confidence(statistics, "see the field `confidence`"):
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
            for problem in problems if len(problems) <= _MAX_LISTED else ():
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


def _colored(color: Color, *, terminal: bool) -> bool:
    if color is Color.AUTO:
        return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color is Color.ALWAYS


def _progress_bar(console: Console) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


def _summary(statistics: Statistics, log: ProblemLog, *, merged: bool) -> list[tuple[str, str]]:
    """Lines and their styles."""
    counts = log.counts
    lines = [(_read(statistics), ""), (_written(statistics, log, merged=merged), "")]
    if statistics.missing:
        pages = plural(statistics.totals().incomplete, "page")
        missing = plural(statistics.missing, "reference")
        hint = " (-v or --missing FILE lists them)" if counts[ProblemKind.INCOMPLETE] > _MAX_LISTED else ""
        text = f"{pages} saved with part of the list only: {missing} missing{hint}"
        lines.append((f"{text}; `cgt-cite complete` fetches what PubMed has", "yellow"))
    if twice := counts[ProblemKind.SAVED_TWICE]:
        lines.append((f"{plural(twice, 'page')} saved more than once, counted once", "dim"))
    lines += _looked_up(statistics)
    lines += _corrections(counts)
    lines += _notices(counts)
    lines += _low_confidence(statistics, "`cgt-cite inspect --doubtful` shows why")
    if conflicts := counts[ProblemKind.CONFLICT]:
        lines.append(
            (f"{plural(conflicts, 'conflict')} between identifiers: the works were kept apart", "yellow")
        )
    if duplicates := counts[ProblemKind.POSSIBLE_DUPLICATE]:
        lines.append((f"{plural(duplicates, 'possible duplicate')} not merged{_listed(duplicates)}", "dim"))
    if others := counts[ProblemKind.OTHER_FILE]:
        lines.append((other_files(others), "dim"))
    if failed := log.failed_files():
        lines.append((f"{plural(failed, 'file')} could not be read", "red"))
    return lines


def other_files(number: int) -> str:
    """The line about files that are not pages."""
    return f"{plural(number, 'other file')} skipped{_listed(number)}"


def _listed(number: int) -> str:
    """How to see what is counted."""
    return f" (-v lists {_them(number)})"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _looked_up(statistics: Statistics) -> list[tuple[str, str]]:
    lines = []
    if found := statistics.looked_up:
        by = ", ".join(f"{number:,} by {method}" for method, number in sorted(found.items()))
        lines.append((f"{plural(found.total(), 'reference')} completed from PubMed's records: {by}", ""))
    if rejected := statistics.rejected:
        number = plural(rejected, "reference")
        reason = f"the records found disagree with {_them(rejected)}"
        lines.append((f"{number} not completed: {reason}{_listed(rejected)}", "dim"))
    return lines


def _corrections(counts: Mapping[ProblemKind, int]) -> list[tuple[str, str]]:
    """What became of the user's corrections, as far as that may surprise."""
    lines = []
    if removed := counts[ProblemKind.NOT_A_REFERENCE]:
        entries = f"{removed:,} {'entry' if removed == 1 else 'entries'}"
        lines.append((f"{entries} removed: not a reference{_listed(removed)}", "dim"))
    if unused := counts[ProblemKind.UNUSED_CORRECTION]:
        number = f"{plural(unused, 'correction')} {'matches' if unused == 1 else 'match'} no entry"
        lines.append((f"{number}{_listed(unused)}", "yellow"))
    if outdated := counts[ProblemKind.OUTDATED_CELL]:
        number = plural(outdated, "cell")
        reason = "another source is surer now"
        lines.append((f"{number} of --corrections not applied: {reason}{_listed(outdated)}", "yellow"))
    return lines


_NOTICES = (
    (ProblemKind.RETRACTED, "retracted", "red"),
    (ProblemKind.CONCERN, "under an expression of concern", "yellow"),
    (ProblemKind.CORRECTED, "corrected", "dim"),
)


def _notices(counts: Mapping[ProblemKind, int]) -> list[tuple[str, str]]:
    """How many cited works were retracted or corrected."""
    return [
        (f"{plural(number, 'cited work')} {'is' if number == 1 else 'are'} {what}", style)
        for kind, what, style in _NOTICES
        if (number := counts[kind])
    ]


def _low_confidence(statistics: Statistics, hint: str) -> list[tuple[str, str]]:
    if not statistics.doubtful:
        return []
    number = plural(statistics.doubtful, "reference")
    return [(f"{number} parsed with low confidence ({hint})", "yellow")]


def _read(statistics: Statistics) -> str:
    references = statistics.references
    text = f"{plural(statistics.pages, 'page')} read, {plural(references, 'reference')} found"
    if not references:
        return text
    doi, pmid = (
        f"{100 * number / references:.0f} %" for number in (statistics.with_doi, statistics.with_pmid)
    )
    without = statistics.totals().without_identifier
    text = f"{text}, {doi} with DOI, {pmid} with PMID"
    return f"{text}, {without:,} without identifier" if without else text


def _written(statistics: Statistics, log: ProblemLog, *, merged: bool) -> str:
    skipped = log.counts[ProblemKind.NOT_IN_FORMAT]
    written = statistics.written - skipped
    text = f"{written:,} {'entry' if written == 1 else 'entries'} written"
    if merged and statistics.merged:
        text += f", {plural(statistics.merged, 'duplicate')} merged"
    return f"{text}, {skipped:,} skipped: not supported by the format{_listed(skipped)}" if skipped else text
