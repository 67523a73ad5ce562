"""Messages to the user: on standard error, safe for a terminal, as many as requested."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cgt_cite.messages import Color, Reporter
from cgt_cite.problems import Problem, ProblemKind

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
EVERY_KIND = [Problem(kind, "page.html", "a detail") for kind in ProblemKind]


@pytest.mark.parametrize(
    ("verbosity", "loudest"), [(-1, {"error"}), (0, {"error", "warning"}), (1, {"error", "warning", "info"})]
)
def test_loudness(verbosity: int, loudest: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    report = Reporter(verbosity)
    for problem in EVERY_KIND:
        report.problem(problem)
    report.flush()
    out, err = capsys.readouterr()
    expected = [str(problem) for problem in EVERY_KIND if problem.kind.severity.value in loudest]
    assert out == ""
    assert sorted(err.splitlines()) == sorted(expected)


@pytest.mark.parametrize("color", Color)
def test_nothing_moves_the_cursor(color: Color, capsys: pytest.CaptureFixture[str]) -> None:
    report = Reporter(color=color)
    report.problem(Problem(ProblemKind.DAMAGED, "a\nb\x1b[2J\x07\u202e\r.html", "[red]no markup[/red]"))
    out, err = capsys.readouterr()
    assert out == ""
    for code in ("\x1b[2J", "\x07", "\u202e", "\r"):
        assert code not in err
    assert err.count("\n") == 1
    assert "[red]no markup[/red]" in err


def test_lone_surrogates_of_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter().problem(Problem(ProblemKind.DAMAGED, os.fsdecode(b"caf\xe9.html")))
    assert "caf" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_says_what_to_do(kind: ProblemKind) -> None:
    text = str(Problem(kind, "page.html"))
    where, _, rest = text.partition(": ")
    what, _, remedy = rest.partition("; ")
    assert where == "page.html"
    assert what == kind.label
    assert remedy


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a command prints on a terminal that is its standard error."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "cgt_cite", "extract", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=slave, env=dict(os.environ, TERM="xterm", **environment)
    ) as process:
        os.close(slave)
        found = b""
        while True:
            try:
                found += (piece := os.read(master, 4096))
            except OSError:  # the other end is closed
                break
            if not piece:
                break
        process.wait(timeout=30)
    os.close(master)
    return found.decode()


def test_colours_on_a_terminal_and_not_where_the_user_says_no() -> None:
    page = str(next(SAMPLES.glob("Association*.html")))
    assert "\x1b[33m" in on_a_terminal(page)
    colour = re.compile(r"\x1b\[[\d;]+m")  # not what moves the cursor, for a slow run's progress
    assert colour.search(on_a_terminal(page, "--color", "always"))
    assert not colour.search(on_a_terminal(page, NO_COLOR="1"))
    assert not colour.search(on_a_terminal(page, "--color", "never"))
    assert on_a_terminal(page, "--quiet") == ""
