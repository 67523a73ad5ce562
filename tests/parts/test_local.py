"""Parts written by the real command on this machine: resumed, killed, and of files that are broken."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cgt_cite.arguments import writes_parts
from cgt_cite.errors import UsageError
from tests.parts.archives import (
    archive,
    command,
    environment,
    parts_in,
    problems,
    rows,
    run,
    write_archives,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.parts.archives import Row

Identity = tuple[int, int]
SECONDS = 30  # to wait for a file


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archives(tmp_path_factory.mktemp("archives") / "in", 6)


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The rows that an undisturbed run writes."""
    output = tmp_path_factory.mktemp("whole")
    done = run(pages, output, "-j1")
    assert done.returncode == 0
    assert "6 parts written: 360 records from 30 pages" in done.stderr
    return rows(output)


def identities(output: Path) -> dict[Path, Identity]:
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in parts_in(output)}


def wait_for(condition: Callable[[], object]) -> None:
    ends = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.01)


def names(output: Path) -> list[str]:
    return sorted(str(path.relative_to(output)) for path in output.rglob("*") if path.is_file())


def test_there_is_a_part_for_each_file(pages: Path, whole: list[Row], tmp_path: Path) -> None:
    run(pages, tmp_path / "out", "-j2")
    assert names(tmp_path / "out") == sorted(
        f"{path.relative_to(pages)}.parquet" for path in pages.rglob("*.gz")
    )
    assert rows(tmp_path / "out") == whole


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_ended_is_resumed(pages: Path, whole: list[Row], tmp_path: Path, number: int) -> None:
    output = tmp_path / "out"
    process = subprocess.Popen(
        command(pages, output, "-j2"), stderr=subprocess.PIPE, env=environment(), start_new_session=True
    )
    wait_for(lambda: parts_in(output))
    process.send_signal(number)
    process.communicate(timeout=SECONDS)  # its workers have ended too: they complete the parts they began
    before = identities(output)
    assert 0 < len(before) < 6
    done = run(pages, output, "-j2")
    assert done.returncode == 0
    assert f"{len(before)} part{'s' * (len(before) > 1)} of an earlier run kept" in done.stderr
    assert {path: identity for path, identity in identities(output).items() if path in before} == before
    assert len(names(output)) == 6  # nothing else is left
    assert rows(output) == whole


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_worker_that_is_killed_loses_nothing(pages: Path, whole: list[Row], tmp_path: Path) -> None:
    output = tmp_path / "out"
    process = subprocess.Popen(command(pages, output, "-j2"), stderr=subprocess.PIPE, env=environment())
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_for(lambda: parts_in(output))
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert rows(output) == whole


def broken(folder: Path) -> Path:
    """A good archive, one that is cut, a page of an error, and a picture."""
    folder.mkdir()
    (folder / "good.xml.gz").write_bytes(archive(1))
    (folder / "cut.xml.gz").write_bytes(archive(2)[:-400])
    (folder / "error.html").write_text("<!DOCTYPE html><title>502 Bad Gateway</title>")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return folder


BROKEN = [
    ("cut.xml.gz", "truncated", "warning"),
    ("error.html", "not_a_page", "error"),
    ("photo.jpg", "other_file", "info"),
]


def test_a_broken_file_is_a_row(tmp_path: Path) -> None:
    folder, output = broken(tmp_path / "in"), tmp_path / "out"
    for _ in range(2):  # the rows of parts that are kept stay
        assert run(folder, output, "--no-parse").returncode == 1
        assert problems(output) == BROKEN
        assert [path.name for path in parts_in(output)] == ["cut.xml.gz.parquet", "good.xml.gz.parquet"]
    (folder / "error.html").unlink()
    (folder / "cut.xml.gz").write_bytes(archive(2))
    (output / "cut.xml.gz.parquet").unlink()
    assert run(folder, output, "--no-parse").returncode == 0
    assert problems(output) == BROKEN[1:]  # of a file that is not among the inputs any more, it stays
    assert not list(output.glob("_problems/*"))


def test_problems_of_a_part_survive_a_killed_run(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    write_archives(folder, 4)
    (folder / "0cut.xml.gz").write_bytes(archive(9, 20)[:-200])  # the largest, hence the first
    process = subprocess.Popen(
        command(folder, output, "-j1"), stderr=subprocess.DEVNULL, env=environment(), start_new_session=True
    )
    wait_for((output / "0cut.xml.gz.parquet").exists)
    process.kill()
    process.wait()
    assert not (output / "_problems.parquet").exists()
    run(folder, output)
    assert problems(output) == [("0cut.xml.gz", "truncated", "warning")]


def test_options_of_reading_count(pages: Path, tmp_path: Path) -> None:
    run(pages, tmp_path / "out", "--what", "articles", "--exclude", "sub", "--no-parse", "-j1")
    assert len(parts_in(tmp_path / "out")) == 3
    assert len(rows(tmp_path / "out")) == 15


def test_strings_are_not_parsed_with_no_parse(tmp_path: Path) -> None:
    folder = write_archives(tmp_path / "in", 1)
    run(folder, tmp_path / "out", "--no-parse", "-j1")
    assert {row[3] for row in rows(tmp_path / "out")} == {None}  # titles


def test_options_that_need_all_files_are_refused(pages: Path, tmp_path: Path) -> None:
    done = run(pages, tmp_path / "out", "--sort", "cited")
    assert done.returncode == 2
    assert done.stderr.startswith("cgt-cite: --sort: needs the references of all files together")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("output", "name", "scheduler", "message"),
    [
        ("out/", "", "", "a folder is written as parts"),
        ("out/", "bibtex", "", "a folder is written as parts"),
        (".", "", "", "a folder is written as parts"),
        ("refs.parquet", "parquet", "tcp://h:8786", "a cluster writes a folder of parts"),
    ],
)
def test_arguments_that_contradict_each_other(output: str, name: str, scheduler: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        writes_parts(output, name, scheduler)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path / "absent", tmp_path / "out").returncode == 2
    assert problems(tmp_path / "out") == [(str(tmp_path / "absent"), "unreadable", "error")]


def test_output_that_cannot_be_written_ends_the_run(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(pages, tmp_path / "file" / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("cgt-cite: ")
    assert "Traceback" not in done.stderr
