"""Group the records of parts by work, on a Dask cluster, as the query in docs/collections.md does.

The columns are those of the parts.  Each row is the most complete record of a work, but `cited_by` has the
articles that cite any of its records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .places import create, join, names_in, remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

WORKS = "works"
_PARTITION = "128MiB"  # in memory


def group(parts: Sequence[str], folder: str) -> int:
    """Write the works of parts, named by their paths or URLs, to `works` in a folder; return their number.

    What is in `works` is replaced.  The current Dask client computes it.
    """
    import dask.dataframe as dd
    from dask.base import compute
    from dask.delayed import delayed

    records = dd.read_parquet(
        list(parts), dtype_backend="pyarrow", index=False, split_row_groups="infer", blocksize=_PARTITION
    )
    # Dask's other method, `p2p`, does not pass on columns of lists.
    shuffled = records.shuffle("work_id", shuffle_method="tasks")
    path = join(folder, WORKS)
    remove(path, names_in(path))
    try:
        write = delayed(_write, pure=False)
        return sum(compute(*(write(*one, path) for one in enumerate(shuffled.to_delayed()))))
    except BaseException:
        remove(path, names_in(path))
        raise


def _write(number: int, records: pd.DataFrame, folder: str) -> int:
    """Write the works of a partition; return their number.

    Dask would add what pandas knows of the columns, which pandas cannot read where there are lists.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    from cgt_cite.formats.parquet import schema

    works = pa.Table.from_pandas(works_of(records), schema(), preserve_index=False)
    with create(folder, f"works{number:05d}.parquet") as stream:
        pq.write_table(works.replace_schema_metadata(None), stream, compression="zstd")
    return len(works)


def works_of(records: pd.DataFrame) -> pd.DataFrame:
    """A row for each work; each work must have all of its records in the frame."""
    sources = records["sightings"].map(_first_source)
    order = ["work_id", "completeness", "key", "source"]
    best = records.assign(source=sources).sort_values(order, na_position="first")
    works = best.drop_duplicates("work_id", keep="last").reset_index(drop=True)
    cited_by = works["work_id"].map(records.groupby("work_id")["cited_by"].agg(_distinct))
    changed = works.assign(cited_by=cited_by, cited_by_count=cited_by.map(len))
    return changed[list(records.columns)].astype(records.dtypes)


def _first_source(sightings: Sequence[dict[str, str]]) -> str:
    return sightings[0]["source"]


def _distinct(lists: pd.Series[list[str]]) -> list[str]:
    return sorted({name for names in lists for name in names})
