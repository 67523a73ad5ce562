"""Move the records of a run to the disk when there are too many for memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.errors import UsageError
from cgt_cite.journals import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.merge.on_disk import RecordsOnDisk
    from cgt_cite.merge.records import Record

    from .options import ExtractOptions


def spill(records: list[Record], options: ExtractOptions) -> RecordsOnDisk | None:
    """The records on disk, if they are too many for memory.

    Raises `UsageError` if an option needs all entries in memory, and `OutputError` if there is no space.
    """
    if len(records) <= options.most_in_memory:
        return None
    if obstacles := " and ".join(_obstacles(options)):
        raise UsageError(
            f"more than {options.most_in_memory:,} references are merged on disk, without {obstacles}; "
            "choose a new output and leave that out, or write tables with `-o DIR/ -t parquet` and group "
            "them by `work_id`"
        )
    from cgt_cite.merge.on_disk import RecordsOnDisk  # with SQLite, which few runs need

    spilled = RecordsOnDisk()
    spilled.extend(records)
    return spilled


def _obstacles(options: ExtractOptions) -> Iterator[str]:
    """The options that need all entries in memory."""
    if options.earlier:
        yield "the keys of an earlier output (--keys, or the file to be written)"
    if options.corrections:
        yield "--corrections"
    if options.journals is not Spelling.AS_PRINTED:
        yield f"--journals {options.journals}"
