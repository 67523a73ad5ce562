"""Extraction in tests: one process, problems into a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.pipeline import Extraction, ExtractOptions
from cgt_cite.problem_log import ProblemLog
from cgt_cite.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem


def extract(
    paths: Sequence[str], options: ExtractOptions | None = None, problems: list[Problem] | None = None
) -> Iterator[Entry]:
    log = ProblemLog([].append if problems is None else problems.append)
    options = options or ExtractOptions(jobs=1)
    return Extraction(options, log, Statistics(), lambda *_: None).entries(paths)
