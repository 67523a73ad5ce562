"""The table of problems, `_problems.parquet`: a row for each problem of each file.

The problems of a part are written beside it, before the part is complete, and moved into the table at the end
of the run, or of the next one if that run was killed.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from .names import EXTENSION
from .places import create, join, names_in, open_input, remove

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import pyarrow as pa

    from cgt_cite.problems import Problem

PROBLEMS = "_problems.parquet"
_FOLDER = "_problems/"  # of the problems of parts


class Row(NamedTuple):
    """A problem: the source of the file, the place in it, and the rest as `Problem` has it."""

    file: str
    place: str
    kind: str  # `truncated`, `not_a_page`, ...
    severity: str  # `error`, `warning` or `info`
    message: str


def rows_of(source: str, problems: Iterable[Problem]) -> list[Row]:
    """A row for each problem of a file."""
    return [
        Row(
            source,
            problem.where,
            problem.kind.name.lower(),
            problem.kind.severity.value,
            str(problem).removeprefix(f"{problem.where}: "),
        )
        for problem in problems
    ]


def problem_file(part_name: str) -> str:
    """The name of the file that has the problems of a part, which does not look like a part."""
    return f"{_FOLDER}{part_name.removesuffix(EXTENSION)}.problems"


def table(rows: Iterable[Row]) -> bytes:
    """The rows as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = BytesIO()
    schema = pa.schema([(name, pa.string()) for name in Row._fields])
    listed = [{name: _writable(cell) for name, cell in row._asdict().items()} for row in rows]
    pq.write_table(pa.Table.from_pylist(listed, schema), file, compression="zstd")
    return file.getvalue()


def _writable(text: str) -> str:
    """The text without halves of characters, which names of files may contain."""
    return text.encode("utf-8", "replace").decode()


def update(folder: str, rows: Collection[Row], redone: Collection[str]) -> list[Row]:
    """Write the table with the rows of this run; return all of its rows.

    Earlier rows are kept, except those of files that were redone, and of folders that hold files now.
    Raises `OutputError`.
    """
    names = sorted(name for name in names_in(folder) if name == PROBLEMS or name.startswith(_FOLDER))
    superseded = {_writable(name) for source in redone for name in (source, *_folders(source))}
    earlier = (row for name in names for row in _read(folder, name))
    kept = [row for row in earlier if row.file not in superseded]
    found = sorted({*kept, *rows})
    if found or PROBLEMS in names:
        with create(folder, PROBLEMS) as stream:
            stream.write(table(found))
    remove(folder, [name for name in names if name != PROBLEMS])
    return found


def _folders(source: str) -> list[str]:
    names = source.split("/")
    return ["/".join(names[:end]) for end in range(1, len(names))]


def _read(folder: str, name: str) -> list[Row]:
    import pyarrow.parquet as pq

    with open_input(join(folder, name)) as stream:
        # Threads of pyarrow's that still end when the process does can abort it.
        file = pq.ParquetFile(BytesIO(stream.read()), pre_buffer=False)
        found: pa.Table = file.read(use_threads=False)
    return [Row(**row) for row in found.select(Row._fields).to_pylist()]
