"""The samples are what their script writes, and small."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
SAMPLES = TESTS.parent / "samples"


def test_script_writes_these_pages(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "samples").mkdir()
    for path in (*TESTS.glob("make_samples.*"), *TESTS.glob("sample_*.py")):
        shutil.copy(path, tmp_path / "tests")
    subprocess.run([sys.executable, tmp_path / "tests" / "make_samples.py"], check=True)
    written = {path.name: path.read_bytes() for path in (tmp_path / "samples").iterdir()}
    assert written == {path.name: path.read_bytes() for path in SAMPLES.iterdir()}


def test_samples_are_small() -> None:
    assert len(list(SAMPLES.iterdir())) >= 10
    assert all(path.stat().st_size < 40_000 for path in SAMPLES.iterdir())
