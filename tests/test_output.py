"""A file is written atomically; standard output contains only data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cgt_cite.errors import OutputError
from cgt_cite.output import write

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


def failing() -> Iterator[str]:
    yield "half"
    raise RuntimeError("in the middle")


def test_pieces_are_written_as_they_are(tmp_path: Path) -> None:
    write(["é\r\n", "", "β\n"], str(tmp_path / "a.bib"))
    assert (tmp_path / "a.bib").read_bytes() == "é\r\nβ\n".encode()


def test_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    write(["a\ud800b"], str(tmp_path / "a.bib"))
    assert (tmp_path / "a.bib").read_text("utf-8") == "a?b"


def test_a_failure_keeps_the_old_content_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write(failing(), str(path))
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.bib"]


def test_failure_makes_no_new_file(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        write(failing(), str(tmp_path / "a.bib"))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: no such file or directory; choose another"):
        write(["x"], str(tmp_path / "absent" / "a.bib"))


@pytest.mark.parametrize("name", ["a" * 251, "日" * 83])
def test_long_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.bib"
    write(["x"], str(path))
    assert path.read_text("utf-8") == "x"


def test_device_is_written_in_place() -> None:
    write(["x"], os.devnull)
    assert not os.path.isfile(os.devnull)


def test_named_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:  # noqa: S607 - any cat
        write(["through"], str(tmp_path / "pipe"))
        assert reader.communicate()[0] == b"through"
    assert (tmp_path / "pipe").is_fifo()


SLOW = """
import signal, sys, time
from cgt_cite.output import write
signal.signal(signal.SIGINT, signal.default_int_handler)  # as the command does
def pieces():
    yield "x" * 200_000
    print("begun", flush=True, file=sys.stderr)
    time.sleep(60)
write(pieces(), sys.argv[1])
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_end_in_the_middle_keeps_the_old_content(number: signal.Signals, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", SLOW, path], stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stderr
        assert process.stderr.readline() == b"begun\n"
        process.send_signal(number)
        process.wait(timeout=20)
    assert path.read_text("utf-8") == "old"


def test_a_pipe_closed_early_is_not_a_failure() -> None:
    code = "from cgt_cite.output import write; write('x' * 10_000 for _ in range(1000)); print('after')"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="has no device that is full")
@pytest.mark.parametrize(
    "arguments", ["--version", "--help", "extract samples -q", "inspect samples", "parse README.md"]
)
def test_full_disk_is_one_sentence(arguments: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        process = subprocess.run(
            [sys.executable, "-m", "cgt_cite", *arguments.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            check=False,
        )
    assert process.returncode == 2
    assert process.stderr.rstrip().splitlines()[-1].startswith("cgt-cite: standard output: cannot be written")


def test_an_interrupt_prints_no_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-m", "cgt_cite", "extract", tmp_path / "pipe"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        with open(tmp_path / "pipe", "wb"):
            time.sleep(0.2)  # the program waits for the pipe's content
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
        assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
