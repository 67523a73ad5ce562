"""The real command, interrupted: saved records are complete, and a second run fetches only the rest."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cgt_cite.complete.survey import PageInfo, inspect_file
from cgt_cite.sources.walk import File
from tests.complete.efetch_server import Efetch
from tests.complete.made_records import fill, names, record

NUMBERS = [str(number) for number in range(1000, 1230)]
REFERENCES = 6
EMAIL = ("--email", "ada@example.org", "--send-credentials")
TWO_DAYS = 2 * 24 * 3600


def command(efetch: Efetch, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "cgt_cite", "complete", "--base-url", efetch.url, *EMAIL, *arguments]


def make_old(path: Path, seconds: float) -> None:
    """Set the time of a file's last change back."""
    os.utime(path, (time.time() - seconds,) * 2)


@pytest.fixture
def listed(efetch: Efetch, tmp_path: Path) -> Path:
    """A list of PMIDs, which takes two requests."""
    efetch.records = {number: record(number, REFERENCES) for number in NUMBERS}
    path = tmp_path / "pmids.txt"
    path.write_text("\n".join(NUMBERS), encoding="ascii")
    return path


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def whole(folder: Path) -> list[str]:
    """The PMIDs of the records that are there, each of which must be whole."""
    found = names(folder, ".xml")
    for name in found:
        (seen,) = inspect_file(File(str(folder / name), name))
        assert isinstance(seen, PageInfo)
        assert (f"{seen.pmid}.xml", seen.shown) == (name, REFERENCES)
    return [name.removesuffix(".xml") for name in found]


def finish(efetch: Efetch, listed: Path) -> None:
    """A second run brings the rest, and only that."""
    saved = whole(listed.parent)
    del efetch.asked[:]
    efetch.faults = []
    done = subprocess.run(command(efetch, "--all", str(listed)), capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert sorted(number for pmids in efetch.asked for number in pmids) == sorted({*NUMBERS} - {*saved})
    assert names(listed.parent) == [*(f"{number}.xml" for number in NUMBERS), "pmids.txt"]
    assert (
        done.stderr.splitlines()[1]
        == f"{len(NUMBERS) - len(saved)} records fetched, {len(saved)} saved before"
    )


def test_the_keyboards_interrupt(efetch: Efetch, listed: Path) -> None:
    efetch.faults = ["", "stall"]
    with subprocess.Popen(
        command(efetch, "--all", str(listed)), stderr=subprocess.PIPE, text=True
    ) as running:
        wait_for(lambda: len(efetch.asked) == 2)
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, messages = running.communicate(timeout=10)
    assert running.returncode == 130
    assert "Traceback" not in messages
    assert "not requested: run the command again later" in messages
    assert len(whole(listed.parent)) >= 200
    assert not names(listed.parent, ".part")
    finish(efetch, listed)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_end_while_writing(how: signal.Signals, efetch: Efetch, listed: Path) -> None:
    with subprocess.Popen(command(efetch, "--all", str(listed)), stderr=subprocess.DEVNULL) as running:
        wait_for(lambda: len(names(listed.parent, ".xml")) >= 30)
        running.send_signal(how)
        running.wait(timeout=10)
    assert running.returncode == (130 if how is signal.SIGINT else -how)
    assert 30 <= len(whole(listed.parent)) < len(NUMBERS)
    for unfinished in listed.parent.glob(".*.part"):
        make_old(unfinished, TWO_DAYS)
    finish(efetch, listed)


def test_only_unfinished_records_that_are_old_are_removed(efetch: Efetch, tmp_path: Path) -> None:
    folder = fill(tmp_path / "pages", efetch.records, [100])
    old, recent = ".101.xml.1a2b3c4d.part", ".102.xml.1a2b3c4d.part"
    kept = {recent, ".notes.xml.1.part", "101.xml.1a2b3c4d.part"}
    for name in [*kept, old]:
        (folder / name).write_bytes(b"<")
        make_old(folder / name, 3600 if name == recent else TWO_DAYS)
    subprocess.run(command(efetch, "--quiet", str(folder)), capture_output=True, check=False)
    assert set(names(folder)) == {*kept, "100.xml", "Article 100.html"}


def test_progress_on_a_terminal(efetch: Efetch, tmp_path: Path) -> None:
    folder = fill(tmp_path / "pages", efetch.records, range(100, 104))
    efetch.delay = 1.2
    leader, follower = pty.openpty()
    with subprocess.Popen(command(efetch, str(folder)), stderr=follower) as running:
        os.close(follower)
        messages = b""
        while chunk := _read(leader):
            messages += chunk
    os.close(leader)
    assert running.returncode == 0
    assert b"fetching" in messages
    assert b"28 references added, none missing" in messages


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # the other end is closed
        return b""
