"""The guide for contributors is right: its examples work, and the list of formats is complete."""

from __future__ import annotations

import bz2
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cgt_cite.formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "cgt_cite" / "docs"
GUIDE = (DOCS / "contributing.md").read_text(encoding="utf-8")
NEW_FILE = re.compile(r"^`(\S+\.py)`:\n\n```python\n(.*?)```$", re.DOTALL | re.MULTILINE)
NEW_ROW = re.compile(r"^In `(\S+\.py)`, below `(.+?)`:\n\n```\n(.*?)```$", re.DOTALL | re.MULTILINE)
LIST = (
    '<h1>To read</h1><ol><li class="reading">Doe J. A trial of rest. Lancet. 2020;395(1):12-9. '
    "doi: 10.1000/xyz</li></ol>"
)
START = "import sys; sys.argv[0] = 'cgt-cite'; from cgt_cite.cli import main; main()"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which the guide was followed."""
    folder = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("training", "__pycache__", "docs")
    shutil.copytree(ROOT / "cgt_cite", folder / "cgt_cite", ignore=ignored)
    for name, text in NEW_FILE.findall(GUIDE):
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8")
    for name, line, row in NEW_ROW.findall(GUIDE):
        before = (folder / name).read_text(encoding="utf-8")
        assert before.count(f"{line}\n") == 1, line
        (folder / name).write_text(before.replace(f"{line}\n", f"{line}\n{row}"), encoding="utf-8")
    return folder


def run(checkout: Path, *arguments: str, **variables: str) -> str:
    """What the command there writes to standard output."""
    environment = os.environ | {"PYTHONPATH": str(checkout), "COLUMNS": "100"} | variables
    command = [sys.executable, "-c", START, *arguments]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout


def test_the_guide_has_an_example_of_each() -> None:
    rooms = ["formats", "pages", "importers", "sources"]
    assert [name.split("/")[1] for name, _ in NEW_FILE.findall(GUIDE)] == rooms
    assert [name.split("/")[1] for name, *_ in NEW_ROW.findall(GUIDE)] == rooms


def test_what_the_guide_adds_is_used(checkout: Path) -> None:
    (checkout / "list.html.bz2").write_bytes(bz2.compress(LIST.encode()))
    (checkout / "old.enw").write_text("%0 Journal Article\n%F mykey\n%T A trial of rest\n%R 10.1000/xyz\n")
    run(checkout, "extract", "-q", "list.html.bz2", "--keys", "old.enw", "-o", "refs.titles.txt")
    assert (checkout / "refs.titles.txt").read_text() == "mykey: A trial of rest\n"


def test_help_lists_a_new_format(checkout: Path) -> None:
    for command in ("extract", "parse"):
        assert re.search(r"\btitles\b", run(checkout, command, "--help"))


def test_completion_offers_a_new_format(checkout: Path) -> None:
    variables = {
        "_CGT_CITE_COMPLETE": "complete_bash",
        "COMP_WORDS": "cgt-cite extract -t t",
        "COMP_CWORD": "3",
    }
    assert run(checkout, **variables).split() == ["titles"]


def test_the_guide_names_files_that_exist() -> None:
    added = {name for name, _ in NEW_FILE.findall(GUIDE)}
    named = set(re.findall(r"`((?:cgt_cite|tests|\.ci)/[\w./-]+)`", GUIDE)) - added
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert len(named) > 10


def test_every_format_is_listed(recorded: Callable[[Path, str], str]) -> None:
    rows = (f"| `{row.name}` | `{row.extension}` | {row.description} |\n" for row in FORMATS.values())
    found = "".join(("# Formats\n\n", "| `--to` | `-o` | what it is, and for what |\n|---|---|---|\n", *rows))
    assert recorded(DOCS / "formats.md", found) == found
