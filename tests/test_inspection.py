"""What `inspect` shows of each page."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PAGE = next(SAMPLES.glob("Successes*.html"))
DOUBTFUL_PAGE = next(SAMPLES.glob("Cell and*.txt"))
COLUMNS = ("#", "confidence", "type", "authors", "year", "title", "venue", "identifiers")
DOUBTFUL = "American Society of Gene & Cell Therapy and Citeline"


def inspect(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cgt_cite", "inspect", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def rows(*arguments: object) -> list[list[str]]:
    lines = inspect(*arguments).stdout.splitlines()
    return [line.strip().split("\t") for line in lines if line.startswith("  ")]


def test_all_references_of_a_page() -> None:
    found = rows(PAGE)
    assert [row[0] for row in found] == ["1", "2", "3", "4", "5"]
    assert {len(row) for row in found} == {8}


def test_doubtful_references_with_their_texts_and_the_reasons() -> None:
    found = rows(SAMPLES, "--doubtful")
    assert found
    for row in found:
        assert float(row[1]) < 0.5
        assert row[8].split(", ")[:2] == ["unclear where fields begin", "no year"]
        assert "issue" not in row[8]  # which a web page has not
        assert row[9].startswith(DOUBTFUL)
        assert row[9].endswith("landscape‐report.")  # whole
    head = inspect(SAMPLES, "--doubtful").stdout
    assert "1 of them shown" in head
    assert PAGE.name not in head  # whose references are not doubtful
    assert inspect(PAGE, "--doubtful").stdout == ""


def test_excluded_pages_are_left_out() -> None:
    assert PAGE.name not in inspect(SAMPLES, "--exclude", "Successes*").stdout
    assert PAGE.name in inspect(SAMPLES, "--exclude", "*.txt").stdout


def test_one_field() -> None:
    found = rows(PAGE, "--field", "authors")
    assert [row[0] for row in found] == ["1", "2", "3", "4", "5"]
    assert any(row[1].startswith("Cavazzana, M.; Bushman, F. D.; ") for row in found)
    assert rows(PAGE, "--field", "editors")[0] == ["1", "-"]


def test_case_and_accents_do_not_matter() -> None:
    assert [row[0] for row in rows(PAGE, "--match", "ANDRE-schmutz")] == ["1"]
    assert [row[0] for row in rows(PAGE, "--match", "haematopoietic STEM")] == ["1", "2"]
    (found,) = rows(PAGE, "--match", "therapy using", "--field", "title")
    assert found == ["2", "Gene therapy using haematopoietic stem and progenitor cells"]


def test_a_text_that_no_reference_contains() -> None:
    done = inspect(PAGE, "--match", "No such WORDS")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1] == "no reference matches 'No such WORDS'"
    both = inspect(PAGE, "--match", "Cavazzana", "--doubtful").stderr
    assert both.splitlines()[-1] == "no reference that matches 'Cavazzana' was parsed with low confidence"
    assert "no reference" not in inspect(PAGE, "--match", "Cavazzana").stderr


def on_terminal(width: int, *arguments: object) -> str:
    """What the command prints on a terminal of a width, without colours and styles."""
    pty = pytest.importorskip("pty", reason="there are no pseudoterminals")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "cgt_cite", "inspect", "-q", "--color=never", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": str(width), "TERM": "xterm"}
    found = b""
    with subprocess.Popen(command, stdout=follower, env=environment):
        os.close(follower)
        try:
            while chunk := os.read(leader, 1 << 12):
                found += chunk
        except OSError:  # the command has ended
            os.close(leader)
    return found.decode("utf-8")


def test_a_wide_terminal_gets_a_table_with_whole_heads() -> None:
    shown = on_terminal(120, PAGE).splitlines()
    assert not any("\x1b" in line for line in shown)
    head = next(line for line in shown if "confidence" in line)
    assert [word for word in head.split() if word.isalpha()] == [*COLUMNS[1:]]


def test_a_narrow_terminal_gets_lines_with_labels() -> None:
    shown = on_terminal(80, DOUBTFUL_PAGE, "--doubtful").splitlines()
    (line,) = (line for line in shown if line.startswith("because"))
    assert line.split(maxsplit=1)[1].startswith("unclear where fields begin, no year")


def test_no_warnings_if_quiet() -> None:
    assert "shows only 5 of" in inspect(SAMPLES, "--doubtful").stderr
    done = inspect(SAMPLES, "--doubtful", "-q")
    assert done.stderr == ""
    assert done.stdout


def test_a_correction_names_a_doubtful_reference_by_its_text(tmp_path: Path) -> None:
    (shown, *_) = rows(SAMPLES, "--doubtful")
    table = tmp_path / "corrections.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "field", "value"), (shown[9], "title", "A new title")])
    found = rows(SAMPLES, "--doubtful", "--corrections", table)
    assert found[0][5] == "A new title"


def test_an_unknown_field() -> None:
    done = inspect(PAGE, "--field", "colour")
    assert done.returncode == 2
    assert "--field 'colour' is not one of type, title, authors" in done.stderr
