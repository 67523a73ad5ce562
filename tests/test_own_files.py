"""What the program writes may lie among the saved pages: the next run skips it, and finds the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from cgt_cite.arguments import extract_options
from cgt_cite.errors import ExitStatus
from cgt_cite.formats import FORMATS, OutputOptions
from cgt_cite.messages import Reporter
from cgt_cite.run import extracting
from tests.extracting import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

READ = "nbib"  # the only format that is also read: its records are articles


def extract(folder: Path, name: str, output: str, *, stats: str = "stats.csv") -> ExitStatus:
    """Extract a folder, with all tables, into files of its own."""
    arguments = extracting.ExtractArguments(
        paths=(str(folder),),
        output=str(folder / output),
        format=FORMATS[name],
        output_options=OutputOptions(),
        options=extract_options([str(folder)], jobs=1),
        missing_file=str(folder / "missing.csv"),
        stats_file=str(folder / stats),
    )
    return extracting.extract(arguments, Reporter(verbosity=-1))


def test_are_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(next(SAMPLES.glob("Successes*.html")), tmp_path)
    assert extract(tmp_path, "bibtex", "first.bib") == ExitStatus.OK
    for name, output_format in FORMATS.items():
        if name != READ:
            assert extract(tmp_path, name, f"{name}{output_format.extension}") == ExitStatus.OK
    for name, what in (("todo.txt", "--all"), ("cited.txt", "--cited")):
        command = [sys.executable, "-m", "cgt_cite", "complete", "-q", str(tmp_path), what, "--dry-run"]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        (tmp_path / name).write_bytes(done.stdout)
        assert done.stdout.count(b"\n") > 1
    assert extract(tmp_path, "bibtex", "last.bib", stats="stats.json") == ExitStatus.OK
    assert extract(tmp_path, "bibtex", "last.bib", stats="stats.json") == ExitStatus.OK
    assert capsys.readouterr().err == ""
    assert (tmp_path / "last.bib").read_bytes() == (tmp_path / "first.bib").read_bytes()
    assert json.loads((tmp_path / "stats.json").read_bytes())["totals"]["pages"] == 1
