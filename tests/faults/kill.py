"""Kills the program with SIGKILL at random moments and looks at the output file each time.

    python -m tests.faults.kill --count 200

Every time the file must hold the earlier output, or the new one whole; the moments are spread over all
of a run, its last tenth twice as densely, where the writing is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
COPIES = 8  # of each sample: enough work for several processes and a moment of writing
EARLIER = "% the bibliography of an earlier run\n"
_LATE = 0.9


def command(folder: Path, jobs: int) -> list[str]:
    """Extract all pages below `folder` into the file beside it."""
    output = folder.with_name("refs.bib")
    arguments = ["extract", str(folder), "-o", str(output), "--no-merge", "--jobs", str(jobs), "-q"]
    return [sys.executable, "-m", "cgt_cite", *arguments]


def pages(folder: Path) -> Path:
    """A folder of pages to read."""
    for number in range(COPIES):
        for path in SAMPLES.glob("*PubMed.html"):
            (folder / "pages").mkdir(exist_ok=True)
            shutil.copy(path, folder / "pages" / f"{number} {path.name}")
    return folder / "pages"


def whole_run(folder: Path, jobs: int) -> tuple[str, float]:
    """What an undisturbed run writes, and the seconds that it takes."""
    began = time.monotonic()
    subprocess.run(command(folder, jobs), check=False, stderr=subprocess.DEVNULL)
    return folder.with_name("refs.bib").read_text(encoding="utf-8"), time.monotonic() - began


def killed(folder: Path, jobs: int, after: float, number: int) -> str:
    """The output file once the program was sent a signal `after` so many seconds."""
    output = folder.with_name("refs.bib")
    output.write_text(EARLIER, encoding="utf-8")
    process = subprocess.Popen(command(folder, jobs), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    process.send_signal(number)
    process.wait()
    return output.read_text(encoding="utf-8")


def outcome(found: str, whole: str) -> str:
    """Which of the two the output file is."""
    return {EARLIER: "earlier output intact", whole: "new output whole"}.get(found, "damaged")


def moment(chance: Random, seconds: float) -> float:
    """When to kill a run of so many seconds."""
    if chance.random() < 2 * (1 - _LATE):
        return seconds * chance.uniform(_LATE, 1.2)
    return seconds * chance.uniform(0, 1.2)


def main() -> int:
    """Print how often the output was what."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args()
    chance = Random(wanted.count)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as name:
        folder = pages(Path(name))
        whole, seconds = whole_run(folder, wanted.jobs)
        found = Counter(
            outcome(killed(folder, wanted.jobs, moment(chance, seconds), 9), whole)
            for _ in range(wanted.count)
        )
        parts = [path for path in os.listdir(name) if path.endswith(".part")]
    for what, count in found.most_common():
        sys.stdout.write(f"{count:>6} {what}\n")
    sys.stdout.write(f"{len(parts):>6} left a part of the new output beside it\n")
    return int(found["damaged"] > 0)


if __name__ == "__main__":
    sys.exit(main())
