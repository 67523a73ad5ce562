"""Folders as people have them: other files, copies, links, and very many incomplete pages."""

from __future__ import annotations

import csv
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "samples" / "Successes and challenges in clinical gene therapy - PubMed.html"
INCOMPLETE = ROOT / "samples" / "Diffusion tensor imaging in the cervical spinal cord - PubMed.html"


def extract(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", "extract", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", env=os.environ | environment
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "my papers"
    path.mkdir()
    shutil.copy(PAGE, path / "page.html")
    return path


def test_other_files_are_not_failures(folder: Path) -> None:
    others = {
        "paper.pdf": b"%PDF-1.7\n",
        "figure.png": b"\x89PNG\r\n",
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1",
        "thesis.tex": b"\\documentclass{article} doi: 10.1000/x",
        "notes.docx": b"PK\x03\x04 word/document.xml",
        "library.bib": b"@article{a, title={b}}",
    }
    for name, content in others.items():
        (folder / name).write_bytes(content)
    done = extract(folder)
    assert done.returncode == 0
    assert "6 other files skipped (-v lists them)" in done.stderr
    assert all(name not in done.stderr for name in others)
    assert all(name in extract(folder, "-v").stderr for name in others)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.xml", "a"])
def test_a_file_with_the_extension_of_a_page_is_a_failure(folder: Path, name: str) -> None:
    (folder / name).write_text("<p>nothing")
    done = extract(folder)
    assert done.returncode == 1
    assert name in done.stderr


def test_another_file_that_is_named_is_a_failure(folder: Path) -> None:
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    assert extract(folder / "page.html", folder / "paper.pdf").returncode == 1


def test_paths_in_messages_can_be_pasted(folder: Path) -> None:
    (folder / "it's $HOME.html").write_text("<p>nothing")
    line = next(line for line in extract(folder).stderr.splitlines() if "HOME" in line)
    (path,) = shlex.split(line.partition(": is not")[0])
    assert Path(path).read_text() == "<p>nothing"


def test_exclude(folder: Path) -> None:
    (folder / "old" / "sub").mkdir(parents=True)
    for name in ("old/a.html", "old/sub/b.html", "keep.html", "copy (1).html"):
        (folder / name).write_text("<p>nothing")
    refused = extract(folder, "--exclude", "old", "--exclude", "copy*.html", "--exclude", "ke?p.html")
    assert refused.returncode == 0
    assert extract(folder, "--exclude", "old/sub/*").stderr.count("is not a PubMed page") == 3


def test_links_to_parent_folders_are_not_followed(folder: Path) -> None:
    (folder.parent / "elsewhere.html").write_text("<p>nothing")
    (folder / "up").symlink_to("..")
    (folder / "here").symlink_to(".")
    done = extract(folder)
    assert (done.returncode, "1 page read" in done.stderr) == (0, True)


def test_two_saves_of_a_page_count_once(folder: Path) -> None:
    shutil.copy(PAGE, folder / "page (1).html")
    done, once = extract(folder), extract(folder / "page.html")
    assert "page.html': is another save of the article in " in done.stderr
    assert "2 pages read, 5 references found" in done.stderr
    assert "5 entries written\n" in done.stderr
    assert done.stdout.count("@") == once.stdout.count("@")


def test_many_incomplete_pages_are_one_line(folder: Path, tmp_path: Path) -> None:
    html = INCOMPLETE.read_text(encoding="utf-8")
    for number in range(7):
        (folder / f"{number}.html").write_text(html.replace("20938788", f"2093878{number}"), encoding="utf-8")
    missing = tmp_path / "missing.csv"
    done = extract(folder, "--missing", missing)
    assert "7 pages saved with part of the list only" in done.stderr
    assert "(-v or --missing FILE lists them)" in done.stderr
    assert done.stderr.count("\n") < 7
    assert extract(folder, "-v").stderr.count("shows only ") == 7
    with missing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["article"] for row in rows] == [f"2093878{number}" for number in range(7)]
    assert {(row["shown"], row["stated"], row["missing"]) for row in rows} == {("5", "21", "16")}


def test_output_is_checked_before_anything_is_read(folder: Path) -> None:
    for place in (folder / "nowhere" / "refs.bib", folder.parent):
        done = extract("absent.html", "-t", "bibtex", "-o", place)
        assert done.returncode == 2
        assert "cannot be written" in done.stderr
        assert "absent" not in done.stderr


def test_debug_shows_the_traceback_of_damage(folder: Path) -> None:
    (folder / "page.webarchive").write_bytes(b"bplist00 broken")
    assert "Traceback" not in extract(folder).stderr
    for done in (extract(folder, "--debug"), extract(folder, CGT_CITE_DEBUG="1")):
        assert "Traceback" in done.stderr
