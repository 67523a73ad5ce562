"""Time, memory and size of very large extractions: `python -m tests.bench.scale [--articles N] [--jobs N]`.

It writes archives like PubMed's yearly files, with reference strings that all differ (see `archives`), and
runs the command on them: the edges of links alone, Parquet in parts, one BibTeX file, merged and unmerged.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.archives import ARCHIVES, PER_ARCHIVE, PUBMED, REFERENCES, write_baseline
from tests.bench.run import family, held

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
RUNS = {  # what is written: the arguments, and the output
    "edges": (["--no-parse", "-t", "edges"], "edges.csv"),
    "parquet": (["-t", "parquet"], "parts/"),
    "unmerged": (["--no-merge"], "unmerged.bib"),
    "merged": ([], "merged.bib"),
}


class Figures(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float  # seconds of all processes
    peak: float  # MB that all processes held together, shared memory counted once
    size: int  # bytes of the output


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--per-archive", type=int, default=PER_ARCHIVE)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", nargs="*", choices=RUNS, default=list(RUNS))
    parser.add_argument("--folder", help="where the archives are, or will be written and left")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments.folder or temporary, "baseline")
        if not folder.exists():
            folder.parent.mkdir(exist_ok=True)
            write_baseline(folder, arguments.articles, arguments.per_archive, references=REFERENCES)
        for name in arguments.runs:
            options, output = RUNS[name]
            target = f"{temporary}/{output}"
            figures = run([*options, "-j", str(arguments.jobs), str(folder), "-o", target])
            report(name, figures, arguments.articles)


def run(options: Sequence[str]) -> Figures:
    """Run `extract` and watch the memory of its processes."""
    began, used, peak = time.perf_counter(), cpu_of_children(), 0.0
    command = [sys.executable, "-m", "cgt_cite", "extract", "-q", *options]
    process = subprocess.Popen(command, cwd=ROOT)
    ended = threading.Event()
    threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
    while not ended.wait(0.2):
        peak = max(peak, sum(map(held, family(process.pid))) / 1024)
    assert process.returncode == 0, process.returncode
    seconds, cpu = time.perf_counter() - began, cpu_of_children() - used
    return Figures(seconds, cpu, peak, size_of(Path(options[-1])))


def cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def size_of(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def report(name: str, figures: Figures, articles: int) -> None:
    """Print the figures of a run, and what they mean for the whole of PubMed."""
    rate = articles / figures.seconds
    hours, size = PUBMED / rate / 3600, PUBMED / articles * figures.size / 1e9
    print(
        f"{name:<10} {figures.seconds:9,.1f} s ({figures.cpu:,.1f} s of CPU)  {rate:8,.0f} articles/s"
        f"  {figures.peak:7,.0f} MB  {figures.size / 1e6:9,.1f} MB written"
        f"; {ARCHIVES:,} archives: {hours:7,.1f} h, {size:7,.1f} GB",
        flush=True,
    )


if __name__ == "__main__":
    main()
