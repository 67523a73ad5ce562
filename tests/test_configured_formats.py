"""A configured format and the name of the output; all ways to write the table in pyproject.toml."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = next((Path(__file__).resolve().parents[1] / "samples").glob("Successes*.html"))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    shutil.copy(PAGE, tmp_path / "page.html")
    return tmp_path


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cgt_cite", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    ("configured", "arguments", "start"),
    [
        ("ris", ["-o", "refs.bib"], "@article"),
        ("ris", ["-o", "refs.edges.csv"], "citing_pmid"),
        ("ris", ["-o", "refs.txt"], "TY  - "),
        ("ris", ["-o", "refs.bib", "-t", "csv"], "key,type"),
        ("BibLaTeX", ["-o", "refs.bib"], "@article"),
    ],
)
def test_the_name_of_the_output_comes_before_a_configured_format(
    configured: str, arguments: list[str], start: str, pages: Path
) -> None:
    (pages / "cgt-cite.toml").write_text(f'to = "{configured}"\n', encoding="utf-8")
    done = run("extract", "page.html", *arguments, cwd=pages)
    text = (pages / arguments[1]).read_text("utf-8")
    assert text.startswith(start)
    gives_way = not start.startswith("TY") and configured == "ris"
    assert ("sets --to" in done.stderr) is not gives_way
    assert ("journaltitle" in text) is (configured == "BibLaTeX")


def test_parse_too_follows_the_name_of_the_output(pages: Path) -> None:
    (pages / "cgt-cite.toml").write_text('to = "ris"\n', encoding="utf-8")
    (pages / "list.txt").write_text(
        "Smith J. A title of some length. J Test. 2020;1:1-2.\n", encoding="utf-8"
    )
    run("parse", "list.txt", "-o", "refs.bib", cwd=pages)
    assert (pages / "refs.bib").read_text("utf-8").startswith("@article")


def test_keys_without_merging_are_refused(pages: Path) -> None:
    (pages / "refs.bib").write_text("@article{mine, title = {A title}}\n", encoding="utf-8")
    done = run("extract", "page.html", "--keys", "refs.bib", "--no-merge", cwd=pages)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--keys and --no-merge exclude each other" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\ncgt-cite = { to = "ris" }\n',
        'tool.cgt-cite.to = "ris"\n',
        '[tool."cgt-cite"]\nto = "ris"\n',
        'tool = { cgt-cite = { to = "ris" } }\n',
    ],
)
def test_any_way_to_write_the_table(text: str, pages: Path) -> None:
    (pages / "pyproject.toml").write_text(text, encoding="utf-8")
    assert run("extract", ".", cwd=pages).stdout.startswith("TY  - ")


def test_only_a_broken_file_with_our_table_is_an_error(pages: Path) -> None:
    (pages / "pyproject.toml").write_text("[tool.other\n", encoding="utf-8")
    assert run("extract", ".", cwd=pages).stdout.startswith("@article")
    (pages / "pyproject.toml").write_text("[tool]\ncgt-cite.to = ris\n", encoding="utf-8")
    assert "is not valid TOML" in run("extract", ".", cwd=pages).stderr
