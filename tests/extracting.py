"""Extraction in tests: one process, with the problems in a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cgt_cite.arguments import extract_options
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.messages import Reporter
from cgt_cite.pipeline import Extraction, ExtractOptions
from cgt_cite.problem_log import ProblemLog
from cgt_cite.run import extracting
from cgt_cite.statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def extract(
    paths: Sequence[str], options: ExtractOptions | None = None, problems: list[Problem] | None = None
) -> Iterator[Entry]:
    log = ProblemLog([].append if problems is None else problems.append)
    options = options or ExtractOptions(jobs=1)
    return Extraction(options, log, Statistics(), lambda *_: None).entries(paths)


def write_file(output: Path, format_name: str, *paths: Path, keys: str = "") -> None:
    """What `extract --quiet --to FORMAT -o OUTPUT PATHS...` does."""
    arguments = extracting.ExtractArguments(
        paths=tuple(map(str, paths)),
        output=str(output),
        format=FORMATS[format_name],
        output_options=OutputOptions(),
        options=extract_options([], jobs=1, keys=keys, output=str(output)),
    )
    extracting.extract(arguments, Reporter(verbosity=-1))
