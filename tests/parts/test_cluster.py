"""Parts written and grouped on a Dask cluster of two processes, one of which is killed on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest
from distributed import Client, LocalCluster

from tests.parts.archives import (
    command,
    environment,
    parts_in,
    problems,
    rows,
    run,
    table,
    works_by_duckdb,
    write_archives,
)
from tests.parts.server import served
from tests.parts.test_local import SECONDS, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
    ) as cluster:
        yield cluster


def set_version(version: str) -> str:
    import cgt_cite

    before, cgt_cite.__version__ = cgt_cite.__version__, version
    return before


def test_a_lost_worker_costs_nothing(cluster: LocalCluster, tmp_path: Path) -> None:
    folder, output = write_archives(tmp_path / "in", 8, articles=3), tmp_path / "out"
    (folder / "error.html").write_text("<!DOCTYPE html><title>502 Bad Gateway</title>")
    process = subprocess.Popen(
        command(folder, output, "--scheduler", cluster.scheduler_address),
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    wait_for(lambda: parts_in(output))
    assert len(parts_in(output)) < 8
    os.kill(next(iter(cluster.workers.values())).process.process.pid, signal.SIGKILL)
    messages = process.communicate(timeout=2 * SECONDS)[1]
    assert process.returncode == 1, messages
    assert "8 parts written: 288 records from 24 pages" in messages
    assert problems(output) == [("error.html", "not_a_page", "error")]

    run(folder, tmp_path / "local", "-j1")
    assert rows(output) == rows(tmp_path / "local")

    works = table(sorted((output / "works").iterdir()))
    assert f"{works.num_rows} works in " in messages
    assert works.schema.equals(table(parts_in(output)).schema)
    found = [tuple(row.values()) for row in works.to_pylist()]
    assert sorted(found, key=repr) == works_by_duckdb(output)
    assert max(works["cited_by_count"].to_pylist()) > 10


def test_what_a_network_loses_is_read_again(cluster: LocalCluster, tmp_path: Path) -> None:
    folder, output = write_archives(tmp_path / "in", 1), tmp_path / "out"
    for name in ("lost-once", "lost"):
        (folder / f"{name}.xml.gz").write_bytes((folder / "a0.xml.gz").read_bytes())
    with served(folder) as url:
        options = ("--no-parse", "--no-merge", "--scheduler", cluster.scheduler_address)
        done = run(f"{url}/lost-once.xml.gz", output, *options, f"{url}/lost.xml.gz")
    assert done.returncode == 1
    assert "1 part written: 60 records from 5 pages" in done.stderr
    assert problems(output) == [(f"{url}/lost.xml.gz", "unreadable", "error")]


def test_works_are_left_out_with_no_merge(cluster: LocalCluster, tmp_path: Path) -> None:
    folder, output = write_archives(tmp_path / "in", 1), tmp_path / "out"
    done = run(folder, output, "--no-parse", "--no-merge", "--scheduler", cluster.scheduler_address)
    assert done.returncode == 0
    assert [path.name for path in output.iterdir()] == ["a0.xml.gz.parquet"]


def test_workers_with_another_version_are_refused(cluster: LocalCluster, tmp_path: Path) -> None:
    folder, output = write_archives(tmp_path / "in", 1), tmp_path / "out"
    with Client(cluster, set_as_default=False) as client:
        [before] = set(client.run(set_version, "0.0.9").values())
        done = run(folder, output, "--scheduler", cluster.scheduler_address)
        client.run(set_version, before)
    assert done.returncode == 2
    assert f"has 0.0.9 of cgt-cite, and this machine {before}: install the same one" in done.stderr
    assert not output.exists()


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
        done = run(write_archives(tmp_path / "in", 1), tmp_path / "out", "--scheduler", address)
    assert done.returncode == 2
    assert done.stderr.startswith(f"cgt-cite: {address}: no Dask scheduler can be reached")
    assert done.stderr.count("\n") == 1
