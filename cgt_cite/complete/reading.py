"""Read the files that the user names, in several processes, and report what is wrong with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cgt_cite.parallel import in_order, map_items
from cgt_cite.pipeline import ExtractOptions, find_files
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cgt_cite.complete.options import CompleteOptions
    from cgt_cite.messages import Reporter
    from cgt_cite.problem_log import ProblemLog
    from cgt_cite.sources.walk import File

Item = TypeVar("Item")


def collect(
    read_one: Callable[[File], list[Item | Problem]],
    options: CompleteOptions,
    log: ProblemLog,
    report: Reporter,
) -> list[Item]:
    """What `read_one`, a function of a module, finds in each file, in their order; problems are reported."""
    files = list(find_files(options.paths, log, ExtractOptions(exclude=options.exclude)))
    items: list[Item] = []
    try:
        for found in _read(read_one, files, report):
            if isinstance(found, Problem):
                log.add(found)
            else:
                items.append(found)
    finally:
        report.close()
    return items


def _read(
    read_one: Callable[[File], list[Item | Problem]], files: Sequence[File], report: Reporter
) -> Iterator[Item | Problem]:
    for number, items in enumerate(in_order(partial(map_items, read_one), files, 0, _crashed), 1):
        yield from items
        report.update_progress(number, len(files))


def _crashed(file: File) -> list[Item | Problem]:
    return [Problem(ProblemKind.DAMAGED, file.source, "the process that read it was killed")]
