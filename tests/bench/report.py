"""Time and size of the report for 5, 500 and 20,000 entries: `python -m tests.bench.report`.

The pages are made up; in the largest folder, many works are cited by several of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import write_corpus

SIZES = ((1, 0), (124, 5), (4_680, 1_600))  # pages, and works that several of them cite
COMMAND = [sys.executable, "-m", "cgt_cite"]


def seconds(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([*COMMAND, *arguments], check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print a line for each size."""
    print(f"{'entries':>8} {'extract s':>10} {'report s':>9} {'size KB':>8} {'bytes each':>10}")
    for pages, shared in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder, page, table = Path(name, "pages"), Path(name, "report.html"), Path(name, "refs.csv")
            write_corpus(folder, pages, shared=shared)
            extracting = seconds("extract", "-q", str(folder), "-o", str(table))
            reporting = seconds("report", "-q", str(folder), "-o", str(page))
            entries = table.read_bytes().count(b"\n") - 1
            size = page.stat().st_size
            figures = (f"{entries:8,}", f"{extracting:10.1f}", f"{reporting:9.1f}", f"{size / 1000:8,.0f}")
            print(*figures, f"{size / entries:10,.0f}")


if __name__ == "__main__":
    main()
