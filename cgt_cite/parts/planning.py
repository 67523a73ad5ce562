"""Plan the parts: which file each is made of, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UnreadableError, UsageError
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.problem_log import ProblemLog
from cgt_cite.problems import Severity
from cgt_cite.sources.walk import STANDARD_INPUT, File

from .finding import find_inputs
from .names import part_names
from .places import local_or_url, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cgt_cite.problems import Problem


class Part(NamedTuple):
    """A part: the file of which it is made, the folder or URL of all parts, and its name there."""

    file: File
    folder: str
    name: str


def plan(paths: Sequence[str], folder: str) -> list[Part]:
    """The parts of files and folders that are still to be written to a folder.

    All of these can be URLs.  Raises `UsageError`, and `UnreadableError` for what cannot be found.
    """
    log = ProblemLog(_raise)
    folder = local_or_url(folder)
    parts = parts_of(find_inputs(local_inputs(paths), log, ExtractOptions(output=folder)), folder)
    existing = names_in(folder)
    return [part for part in parts if part.name not in existing]


def local_inputs(paths: Iterable[str]) -> list[str]:
    """The paths and URLs to read, with URLs of local files as paths; raises `UsageError`."""
    found = list(map(local_or_url, paths))
    if STANDARD_INPUT in found:
        raise UsageError(
            "-: standard input has no name, and a part is named after its file; write one file with -o"
        )
    return found


def parts_of(files: Iterable[File], folder: str) -> list[Part]:
    """The part of each file, as a function of the set of files alone."""
    listed = list(files)
    names = part_names([file.source for file in listed])
    return [Part(file, folder, name) for file, name in zip(listed, names, strict=True)]


def _raise(problem: Problem) -> None:
    if problem.kind.severity is Severity.ERROR:
        raise UnreadableError(str(problem))
