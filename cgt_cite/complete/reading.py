"""Read the files that the user names, in several processes, and report what is wrong with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cgt_cite.parallel import in_order, map_items
from cgt_cite.problems import Problem, ProblemKind, Severity
from cgt_cite.sources.walk import File, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.messages import Reporter

Item = TypeVar("Item")


def read_files(
    paths: Sequence[str],
    read_one: Callable[[File], list[Item | Problem]],
    advance: Callable[[int, int], None],
) -> Iterator[Item | Problem]:
    """What `read_one`, a function of a module, finds in each file, in the order of the walk; and problems."""
    files = []
    for found in walk(paths):
        if isinstance(found, File):
            files.append(found)
        else:
            yield found
    for number, items in enumerate(in_order(partial(map_items, read_one), files, 0, _crashed), 1):
        yield from items
        advance(number, len(files))


def collect(found: Iterable[Item | Problem], report: Reporter) -> tuple[list[Item], bool]:
    """What was found, and whether any file could not be read; problems are reported."""
    items: list[Item] = []
    some_unread = False
    try:
        for one in found:
            if isinstance(one, Problem):
                report.problem(one)
                some_unread = some_unread or one.kind.severity is Severity.ERROR
            else:
                items.append(one)
    finally:
        report.close()
    return items, some_unread


def _crashed(file: File) -> list[Item | Problem]:
    return [Problem(ProblemKind.DAMAGED, file.source, "the process that read it was killed")]
