"""The samples are what their script writes, and small."""

from __future__ import annotations

from pathlib import Path

from tests.make_samples import SAMPLES, write

PICTURES = SAMPLES.parent / "cgt_cite" / "docs" / "pictures"


def test_script_writes_these_pages(tmp_path: Path) -> None:
    write(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in SAMPLES.iterdir()}


def test_samples_are_small() -> None:
    assert len(list(SAMPLES.iterdir())) >= 10
    assert all(path.stat().st_size < 40_000 for path in SAMPLES.iterdir())


def test_pictures_of_the_report_are_small() -> None:
    pictures = list(PICTURES.glob("report-*.png"))
    assert len(pictures) == 5
    assert all(path.stat().st_size < 60_000 for path in pictures)
