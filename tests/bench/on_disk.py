"""What merging on disk takes: `python -m tests.bench.on_disk [--articles N] [--in-memory]`.

It extracts archives of articles that all differ, without parsing, in one process: the time, the memory and,
where there is `/proc`, the size of the temporary files.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

from cgt_cite.pipeline import Extraction, ExtractOptions
from cgt_cite.problem_log import ProblemLog
from cgt_cite.statistics import Statistics
from tests.bench.archives import REFERENCES, write_baseline

_DESCRIPTORS = Path("/proc/self/fd")
_TEMPORARY = "etilqs"  # in the names of SQLite's temporary files


class _Watch:
    """The greatest size of all temporary files together, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while _DESCRIPTORS.is_dir():
            self.peak = max(self.peak, sum(map(_size, _DESCRIPTORS.iterdir())))
            time.sleep(0.1)


def _size(descriptor: Path) -> int:
    with suppress(OSError):
        return descriptor.stat().st_size if _TEMPORARY in os.readlink(descriptor) else 0
    return 0  # it was closed meanwhile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--in-memory", action="store_true")
    arguments = parser.parse_args()
    options = ExtractOptions(parse=False, jobs=1, most_in_memory=sys.maxsize if arguments.in_memory else 0)
    with tempfile.TemporaryDirectory() as folder:
        archives = Path(folder) / "archives"
        write_baseline(archives, arguments.articles, references=REFERENCES)
        statistics, watch, began = Statistics(), _Watch(), time.process_time()
        extraction = Extraction(options, ProblemLog(lambda _: None), statistics, lambda *_: None)
        entries = sum(1 for _ in extraction.entries([str(archives)]))
    seconds, references = time.process_time() - began, statistics.references
    print(f"{references:,} references, {entries:,} entries")
    print(f"{seconds:.1f} s of one core, {references / seconds:,.0f} references/s")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:,} MB of memory")
    print(f"{watch.peak / references:,.0f} bytes of temporary files per reference")


if __name__ == "__main__":
    main()
