"""Run commands over the samples, in tests of corrections."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

Row = dict[str, str]


def cite(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def extract(*options: str, pages: Path = SAMPLES) -> subprocess.CompletedProcess[str]:
    return cite("extract", str(pages), *options)


@cache
def rows_of(*options: str, pages: Path = SAMPLES) -> tuple[Row, ...]:
    written = extract("-q", "-t", "csv", *options, pages=pages).stdout
    return tuple(csv.DictReader(written.splitlines()))


def items_of(*options: str) -> dict[str, dict[str, Any]]:
    """The entries of the samples as JSON, by key."""
    lines = extract("-q", "-t", "jsonl", *options).stdout.splitlines()
    return {item["id"]: item for item in map(json.loads, lines)}


def row_with(**cells: str) -> Row:
    return next(row for row in rows_of() if all(row[name] == cell for name, cell in cells.items()))


def write_table(path: Path, rows: list[Row], *, separator: str = ",", bom: bool = False) -> Path:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        table = csv.DictWriter(
            file, list(dict.fromkeys(name for row in rows for name in row)), delimiter=separator
        )
        table.writeheader()
        table.writerows(rows)
    return path
