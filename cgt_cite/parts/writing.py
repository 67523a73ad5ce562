"""Make one part of one file: the function that is called on every core or machine."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import UnreadableError
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.output import encoded
from cgt_cite.pipeline import ExtractOptions
from cgt_cite.problems import Problem, ProblemKind

from .places import create
from .problem_table import problem_file, rows_of, table
from .reading import FileReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Entry, Page

    from .planning import Part

_DEFAULTS = ExtractOptions()


class PartResult(NamedTuple):
    """What came of a part.

    `is_written` is false if its file has no page, or could not be read to its end; `records` are its rows.
    """

    source: str  # of its file
    is_written: bool = False
    pages: int = 0
    records: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """Whether reading the file failed, which may succeed another time."""
        return any(problem.kind is ProblemKind.UNREADABLE for problem in self.problems)


def write_part(part: Part, options: ExtractOptions = _DEFAULTS) -> PartResult:
    """Read the file of a part and write the part, completely or not at all.

    Of the options, `scope`, `parse` and `key_format` count.  The result depends on them and the file alone;
    no more than a row group is in memory.  What is wrong with the file is in the result; raises `OutputError`
    if the part cannot be written, and `InstallationError`.
    """
    reading = FileReading(part.file, options)
    pages = reading.pages()
    try:
        first = next(pages, None)
        if first:
            _write(part, chain([first], pages), reading)
    except UnreadableError as error:
        # Others may have no other cause.
        problem = Problem(ProblemKind.UNREADABLE, part.file.source, str(error))
        return PartResult(part.file.source, problems=(problem,))
    return PartResult(
        part.file.source, bool(first), reading.page_count, reading.record_count, tuple(reading.problems)
    )


def _write(part: Part, pages: Iterator[Page], reading: FileReading) -> None:
    """Write the part, and before it is complete the problems of its file, which no later run could find."""
    entries: Iterator[Entry] = reading.entries(pages)
    with create(part.folder, part.name) as stream:
        pieces = FORMATS["parquet"].write(entries, OutputOptions(), reading.problems.append)
        stream.writelines(encoded(pieces))
        if reading.problems:
            with create(part.folder, problem_file(part.name)) as problem_stream:
                problem_stream.write(table(rows_of(part.file.source, reading.problems)))
