"""What comes out of samples/, to the byte; `pytest --accept` takes a wanted change over."""

from __future__ import annotations

import subprocess
import sys
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


def extract(*options: str) -> bytes:
    command = [sys.executable, "-m", "cgt_cite", "extract", "samples/", "--quiet", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr  # one sample is an error page
    return done.stdout


@pytest.mark.parametrize("name", OPTIONS)
def test_output_of_the_samples(name: str, accept: bool) -> None:  # noqa: FBT001 - a fixture
    path, written = GOLDEN / name, extract(*OPTIONS[name])
    if accept:
        path.write_bytes(written)
    assert written == path.read_bytes()


def test_output_does_not_depend_on_the_number_of_processes() -> None:
    assert extract("--jobs", "1") == extract("--jobs", "2")
