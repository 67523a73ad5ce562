"""Write Parquet, with the columns of `arrow_columns`: lists as lists, compressed with zstd.

The same entries make the same bytes, as long as the version of pyarrow is the same.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from cgt_cite.formats.arrow_columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

_BATCH = 500  # entries, which as Python's objects take more memory than in a table
_GROUP_ROWS = 50_000
_GROUP_BYTES = 8 << 20  # in memory, before compression
_OPTIONS = {
    "compression": "zstd",
    "compression_level": 3,
    "use_dictionary": False,  # dictionaries save nothing after zstd, and take memory
    "write_statistics": ["work_id", "year", "doi", "pmid", "pmcid"],  # by which engines skip row groups
}


@cache
def schema() -> pa.Schema:
    """The schema of every table; the metadata of a field say what it means, under `description`."""
    return pa.schema(
        pa.field(name, kind, metadata={"description": meaning} if meaning else None)
        for name, kind, _, meaning in COLUMNS
    )


def table_of(entries: Sequence[Entry]) -> pa.RecordBatch:
    """A row for each entry; empty texts are nulls, empty lists remain lists."""
    arrays = [pa.array([value(entry) for entry in entries], kind) for _, kind, value, _ in COLUMNS]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def write(
    entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]
) -> Iterator[bytes]:
    """The file, row group by row group."""
    del options, warn  # the schema holds everything
    file = BytesIO()
    with pq.ParquetWriter(file, schema(), **_OPTIONS) as writer:
        for group in _row_groups(entries):
            writer.write_table(group)
            yield _taken_from(file)
    yield _taken_from(file)


def _row_groups(entries: Iterable[Entry]) -> Iterator[pa.Table]:
    batches: list[pa.RecordBatch] = []
    rest = iter(entries)
    while chunk := list(islice(rest, _BATCH)):
        batches.append(table_of(chunk))
        table = pa.Table.from_batches(batches)
        if table.num_rows >= _GROUP_ROWS or table.nbytes >= _GROUP_BYTES:
            yield table
            batches.clear()
    if batches:
        yield pa.Table.from_batches(batches)


def _taken_from(file: BytesIO) -> bytes:
    """What was written since the last call, which the buffer no longer holds."""
    data = file.getvalue()
    file.seek(0)
    file.truncate()
    return data
