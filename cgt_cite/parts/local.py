"""Write parts on all cores of this machine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cgt_cite.parallel import cores, in_order, map_items
from cgt_cite.problems import Problem, ProblemKind

from .writing import PartResult, write_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.pipeline import ExtractOptions

    from .planning import Part


def write_parts(parts: Sequence[Part], options: ExtractOptions) -> Iterator[PartResult]:
    """Write the parts, those of the largest files first, so that all cores finish at about the same time.

    A file that kills the process reading it has no part, and a problem.
    """
    ordered = sorted(parts, key=lambda part: -part.file.size)
    jobs = options.jobs or max(1, min(cores(), len(parts)))
    task = partial(map_items, partial(write_part, options=options))
    return in_order(task, ordered, jobs, _killed, chunk_size=1)


def _killed(part: Part) -> PartResult:
    problem = Problem(ProblemKind.DAMAGED, part.file.source, "the process that read it was killed")
    return PartResult(part.file.source, problems=(problem,))
