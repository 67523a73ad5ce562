"""Write very large collections as parts: a Parquet file for each input file, completely or not at all.

What takes time is `write_part`, a function of one file alone, which any engine can call: the processes of
this machine (`local`), Dask (`cluster`), Spark or Ray:

>>> from cgt_cite.parts import plan, write_part
>>> for part in plan(["archives/"], "parts/"):  # doctest: +SKIP
...     print(write_part(part))

Parts have the columns of `-t parquet`, with a row for each record: nothing is merged, and a `key` is unique
within its part only.  The records of a work have the same `work_id` in all parts.

Folders and files can be local paths, or URLs that fsspec opens (`s3://`, `gs://`, `https://`, ...).
"""

from __future__ import annotations

from .planning import Part, plan
from .writing import PartResult, write_part

__all__ = ["Part", "PartResult", "plan", "write_part"]
