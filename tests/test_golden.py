"""What comes out of samples/, to the byte; `pytest --accept` takes a wanted change over."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
OPTIONS: dict[str, tuple[str, ...]] = {
    "references.bib": ("--to", "bibtex"),
    "references.ris": ("--to", "ris"),
    "references.csv": ("--to", "csv"),
    "references.json": ("--to", "csl-json"),
    "all.bib": ("--to", "biblatex", "--what", "all"),
    "articles.nbib": ("--to", "nbib", "--what", "articles"),
    "each.jsonl": ("--to", "jsonl", "--no-merge"),
}


def extract(*options: str, pages: str = "samples/") -> str:
    command = [sys.executable, "-m", "cgt_cite", "extract", pages, "--quiet", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


@pytest.mark.parametrize("name", OPTIONS)
def test_output_of_the_samples(name: str, recorded: Callable[[Path, str], str]) -> None:
    written = extract(*OPTIONS[name])
    assert written == recorded(GOLDEN / name, written)


def test_output_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    for number in range(4):  # so many that each process gets several chunks of files
        shutil.copytree(ROOT / "samples", tmp_path / str(number))
    assert len(list(tmp_path.glob("*/*"))) > 48
    one, two = (extract("--jobs", jobs, "--no-merge", pages=str(tmp_path)) for jobs in "12")
    assert one == two
