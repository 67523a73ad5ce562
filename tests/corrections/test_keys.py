"""A corrected entry keeps its citation key, however often the same output is written."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CORRECTED = {"authors": "Doe, Jane; Roe, Richard", "year": "1999", "title": "Another title, as it is printed"}


def extract(*options: str) -> str:
    command = [sys.executable, "-m", "cgt_cite", "extract", "-q", str(SAMPLES), *options]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The entries of the samples without any identifier."""
    found = csv.DictReader(io.StringIO(extract("-t", "csv")))
    return [row for row in found if not row["doi"] and not row["pmid"]]


@pytest.mark.parametrize("name", ["refs.bib", "refs.ris"])
@pytest.mark.parametrize("identifying", ["key", "text"])
@pytest.mark.parametrize("fields", [("year",), ("authors", "year"), ("title", "year")], ids=str)
def test_keys_stay(
    name: str, identifying: str, fields: tuple[str, ...], rows: list[dict[str, str]], tmp_path: Path
) -> None:
    table, output = tmp_path / "corrections.csv", tmp_path / name
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((identifying, "field", "value"))
        # each field differs from work to work, so that corrections make no duplicates
        writer.writerows(
            (row[identifying], field, CORRECTED[field] if field == "year" else f"{CORRECTED[field]} {number}")
            for number, row in enumerate(rows)
            for field in fields
        )
    extract("-o", str(output))
    before = keys(output)
    for _ in range(2):  # the key came and went
        extract("--corrections", str(table), "-o", str(output))
        assert keys(output) == before
    if "title" not in fields:  # a work with another title is another one
        for corrections in ([], ["--corrections", str(table)]):  # left out once
            extract(*corrections, "-o", str(output))
            assert keys(output) == before


def keys(output: Path) -> list[str]:
    pattern = r"^@\w+\{([^,]+),|^ID  - (.+)"
    text = output.read_text(encoding="utf-8")
    return sorted(key for found in re.findall(pattern, text, re.MULTILINE) for key in found if key)
