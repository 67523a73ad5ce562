"""What a run did, as lines for the user: read, found, written, missing, doubtful, and what to do about it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cgt_cite.fields.text import plural
from cgt_cite.messages import MAX_LISTED, SUMMARISED
from cgt_cite.output import STANDARD_OUTPUT
from cgt_cite.paths import quoted
from cgt_cite.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.statistics import Statistics

Lines: TypeAlias = "list[tuple[str, str]]"  # texts, and their styles

_LONGEST_PATHS = 60  # characters, of paths that a hint repeats
_STANDARD_INPUT = "-"


class Invocation(NamedTuple):
    """What a command was asked to read and write: its paths, its output, and the tables beside that."""

    paths: Sequence[str]
    output: str
    tables: Sequence[str] = ()
    merged: bool = True
    only_references: bool = True
    is_report: bool = False

    @property
    def typed_paths(self) -> str:
        """The paths as a shell reads them; `PATH...` if they are many or long, or one is a pipe."""
        safe = (os.path.join(os.curdir, path) if path.startswith("-") else path for path in self.paths)
        typed = " ".join(map(quoted, safe))
        return typed if _STANDARD_INPUT not in self.paths and 0 < len(typed) <= _LONGEST_PATHS else "PATH..."


def summary_of_pages(statistics: Statistics, log: ProblemLog, asked: Invocation) -> Lines:
    """What was read, found and written, and what is missing."""
    counts = log.counts
    lines = [(_read(statistics), ""), *_written(statistics, log, asked)]
    lines += _without_lists(statistics, asked)
    if statistics.missing:
        pages = plural(statistics.totals().incomplete, "page")
        missing = plural(statistics.missing, "reference")
        hint = _listed(ProblemKind.INCOMPLETE, counts, "-v or --missing FILE")
        text = f"{pages} saved with part of the list only: {missing} missing{hint}"
        lines.append((f"{text}; `cgt-cite complete {asked.typed_paths}` fetches what PubMed has", "yellow"))
    if twice := counts[ProblemKind.SAVED_TWICE]:
        lines.append((f"{plural(twice, 'page')} saved more than once, counted once", "dim"))
    lines += _looked_up(statistics)
    lines += _unknown_journals(counts)
    lines += _corrections(statistics, counts)
    lines += _notices(counts)
    lines += _low_confidence(statistics, f"`cgt-cite inspect {asked.typed_paths} --doubtful` shows why")
    if conflicts := counts[ProblemKind.CONFLICT]:
        lines.append(
            (f"{plural(conflicts, 'conflict')} between identifiers: the works were kept apart", "yellow")
        )
    if links := counts[ProblemKind.SELF_LINK]:
        lines.append((f"{plural(links, 'wrong link')} ignored, to the citing article itself", "yellow"))
    if duplicates := counts[kind := ProblemKind.POSSIBLE_DUPLICATE]:
        lines.append((f"{plural(duplicates, 'possible duplicate')} not merged{_listed(kind, counts)}", "dim"))
    if others := counts[ProblemKind.OTHER_FILE]:
        lines.append((other_files(others), "dim"))
    if failed := log.failed_files():
        lines.append((f"{plural(failed, 'file')} could not be read", "red"))
    return lines


def other_files(number: int) -> str:
    """The line about files that are not pages."""
    return f"{plural(number, 'other file')} skipped (-v lists {_them(number)})"


def _listed(kind: ProblemKind, counts: Mapping[ProblemKind, int], how: str = "-v") -> str:
    """How to see the problems of a kind; empty if they are so few that they are printed anyway."""
    is_printed = kind in SUMMARISED and counts[kind] <= MAX_LISTED
    return "" if is_printed else f" ({how} lists {_them(counts[kind])})"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _unknown_journals(counts: Mapping[ProblemKind, int]) -> Lines:
    number = counts[kind := ProblemKind.UNKNOWN_JOURNAL]
    keep = "keeps its name" if number == 1 else "keep their names"
    text = f"{plural(number, 'journal')} {keep} as printed{_listed(kind, counts)}"
    return [(text, "dim")] if number else []


def _looked_up(statistics: Statistics) -> Lines:
    lines = []
    if found := statistics.looked_up:
        by = ", ".join(f"{number:,} by {method}" for method, number in sorted(found.items()))
        lines.append((f"{plural(found.total(), 'reference')} completed from PubMed's records: {by}", ""))
    if rejected := statistics.rejected:
        number = plural(rejected, "reference")
        reason = f"the records found disagree with {_them(rejected)}"
        lines.append((f"{number} not completed: {reason} (-v lists {_them(rejected)})", "dim"))
    return lines


def _corrections(statistics: Statistics, counts: Mapping[ProblemKind, int]) -> Lines:
    """What became of the user's corrections."""
    lines = []
    applied = ((statistics.corrected, "corrected"), (statistics.checked, "marked as checked"))
    if any(number for number, _ in applied):
        text = ", ".join(f"{_entries(number)} {what}" for number, what in applied if number)
        lines.append((f"{text} by --corrections", ""))
    if removed := counts[kind := ProblemKind.NOT_A_REFERENCE]:
        lines.append((f"{_entries(removed)} removed: not a reference{_listed(kind, counts)}", "dim"))
    if unused := counts[kind := ProblemKind.UNUSED_CORRECTION]:
        number = f"{plural(unused, 'correction')} {'matches' if unused == 1 else 'match'} no entry"
        lines.append((f"{number}{_listed(kind, counts)}", "yellow"))
    if outdated := counts[kind := ProblemKind.OUTDATED_CELL]:
        number = plural(outdated, "cell")
        reason = "another source is surer now"
        lines.append((f"{number} of --corrections not applied: {reason}{_listed(kind, counts)}", "yellow"))
    return lines


_NOTICES = (
    (ProblemKind.RETRACTED, "retracted", "red"),
    (ProblemKind.CONCERN, "under an expression of concern", "yellow"),
    (ProblemKind.CORRECTED, "corrected", "dim"),
)


def _notices(counts: Mapping[ProblemKind, int]) -> Lines:
    """How many cited works were retracted or corrected."""
    return [
        (f"{plural(number, 'cited work')} {'is' if number == 1 else 'are'} {what}", style)
        for kind, what, style in _NOTICES
        if (number := counts[kind])
    ]


def _low_confidence(statistics: Statistics, hint: str) -> Lines:
    if not statistics.doubtful:
        return []
    number = plural(statistics.doubtful, "reference")
    return [(f"{number} parsed with low confidence ({hint})", "yellow")]


def _read(statistics: Statistics) -> str:
    references, files = statistics.references, statistics.files
    read = f"{plural(statistics.pages, 'page')} read"
    if files < statistics.pages:
        read = f"{plural(statistics.articles, 'article')} read from {plural(files, 'file')}"
    text = f"{read}, {plural(references, 'reference')} found"
    if not references:
        return text
    doi, pmid = (
        f"{100 * number / references:.0f} %" for number in (statistics.with_doi, statistics.with_pmid)
    )
    without = statistics.totals().without_identifier
    text = f"{text}, {doi} with DOI, {pmid} with PMID"
    return f"{text}, {without:,} without identifier" if without else text


def _written(statistics: Statistics, log: ProblemLog, asked: Invocation) -> Lines:
    skipped = log.counts[ProblemKind.NOT_IN_FORMAT]
    text = f"{_entries(statistics.written - skipped)} written"
    if statistics.written and asked.output != STANDARD_OUTPUT:
        text += f" to {quoted(asked.output)}"
    if asked.merged and statistics.merged:
        text += f", {plural(statistics.merged, 'duplicate')} merged"
    if skipped:
        text += f", {skipped:,} skipped: not supported by the format"
        text += _listed(ProblemKind.NOT_IN_FORMAT, log.counts)
    if asked.is_report and statistics.pages:
        text += "; open it in a browser"
    tables = ", ".join(map(quoted, asked.tables))
    return [(text, ""), *([(f"also written: {tables}", "")] if tables else [])]


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


def _without_lists(statistics: Statistics, asked: Invocation) -> Lines:
    """What to do with articles of which no reference list is saved."""
    number = statistics.without_list
    if not number or not asked.only_references:
        return []
    are, them = ("is", "it") if number == 1 else ("are", "them")
    hints = [] if asked.is_report else [f"`--what articles` writes {them}"]
    if statistics.has_lists_to_fetch:
        hints.append(f"`cgt-cite complete {asked.typed_paths} --all` fetches the records of all articles")
    text = f"{plural(number, 'article')} {are} saved without a reference list"
    style = "" if statistics.references else "yellow"
    return [(f"{text}: {', '.join(hints)}" if hints else text, style)]


def summary_of_list(statistics: Statistics, log: ProblemLog, asked: Invocation, unrecognised: int) -> Lines:
    """What was written of a list of references, and how much of it is uncertain."""
    lines = _written(statistics, log, asked)
    if unrecognised:
        lines.append(
            (f"{plural(unrecognised, 'reference')} not recognised: no field could be read", "yellow")
        )
    lines += _unknown_journals(log.counts)
    return lines + _low_confidence(statistics, "see the field `confidence`")
