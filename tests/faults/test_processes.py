"""Processes that end early: workers, the program itself, and the processes it leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from random import Random

import pytest

from cgt_cite.parallel import in_order, map_items
from tests.faults.kill import command, killed, moment, outcome, pages, whole_run

ITEMS = list(range(100))
Undisturbed = tuple[Path, str, float]


def _square(item: int) -> int:
    return item * item


def _square_or_die(item: int) -> int:
    if item in (17, 60):
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def _square_or_die_once(mark: str) -> int:
    item, _, path = mark.partition(" ")
    if item == "40" and not os.path.exists(path):
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return int(item) ** 2


def _lost(_item: object) -> int:
    return -1


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_order_is_that_of_the_items(jobs: int) -> None:
    assert list(in_order(partial(map_items, _square), ITEMS, jobs, _lost)) == [item * item for item in ITEMS]


def test_only_the_item_that_kills_its_process_is_lost() -> None:
    found = list(in_order(partial(map_items, _square_or_die), ITEMS, 2, _lost))
    assert found == [-1 if item in (17, 60) else item * item for item in ITEMS]


def test_process_killed_by_the_system_loses_nothing(tmp_path: Path) -> None:
    marks = [f"{item} {tmp_path / 'killed'}" for item in ITEMS]
    found = list(in_order(partial(map_items, _square_or_die_once), marks, 2, _lost))
    assert found == [item * item for item in ITEMS]


def linked(pages: Path, folder: Path) -> Path:
    """The pages as a folder of their own, whose output is written beside it."""
    (folder / "pages").symlink_to(pages)
    return folder / "pages"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """A folder of pages, what a run of it writes, and the seconds that it takes."""
    folder = pages(tmp_path_factory.mktemp("whole"))
    return folder, *whole_run(folder, 2)


def test_killed_at_any_moment_the_earlier_output_is_intact(undisturbed: Undisturbed, tmp_path: Path) -> None:
    pages, whole, seconds = undisturbed
    folder = linked(pages, tmp_path)
    chance = Random(1)  # noqa: S311 - no secret
    for _ in range(5):
        found = killed(folder, 2, moment(chance, seconds), signal.SIGKILL)
        assert outcome(found, whole) != "damaged"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_ended_by_a_signal_nothing_is_left_beside_the_output(
    number: int, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    pages, whole, seconds = undisturbed
    folder = linked(pages, tmp_path)
    for part in (0.5, 0.8, 0.95):
        assert outcome(killed(folder, 2, part * seconds, number), whole) != "damaged"
        assert sorted(os.listdir(tmp_path)) == ["pages", "refs.bib"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_process_is_left_behind(undisturbed: Undisturbed, tmp_path: Path) -> None:
    pages, _, seconds = undisturbed
    folder = linked(pages, tmp_path)
    process = subprocess.Popen(command(folder, 2), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(0.7 * seconds)
    process.kill()
    process.wait()
    ends = time.monotonic() + 5
    while (left := _session(process.pid)) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not left


def _session(leader: int) -> list[str]:
    """The living processes of a session."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, fields = status.read_text().rpartition(")")
        except OSError:
            continue
        state, _parent, _group, session = fields.split()[:4]
        if int(session) == leader and state != "Z":
            found.append(name)
    return found


GIVEN_UP = """
from cgt_cite.parallel import in_order

def repeated(items):
    return [[item] * 20_000 for item in items]

if __name__ == "__main__":
    for _ in range(20):
        results = in_order(repeated, range(400), 2, repeated)
        next(results)
        results.close()
"""


def test_an_abandoned_run_ends(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(GIVEN_UP, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    subprocess.run(
        [sys.executable, tmp_path / "script.py"], env={"PYTHONPATH": str(root)}, check=True, timeout=60
    )
