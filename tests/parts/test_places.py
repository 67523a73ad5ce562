"""Inputs and outputs at URLs: in memory, on a server of this machine, and of files."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import fsspec
import pyarrow.parquet as pq
import pytest

from cgt_cite.errors import InstallationError, UnreadableError, UsageError
from cgt_cite.parts import plan, write_part
from cgt_cite.parts.places import create, names_in
from cgt_cite.problems import ProblemKind
from tests.parts.archives import archive, parts_in, rows, run, write_archives
from tests.parts.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def memory() -> Iterator[str]:
    yield "memory://probe"
    fsspec.filesystem("memory").rm("/probe", recursive=True)


def test_files_of_a_server_are_read(tmp_path: Path) -> None:
    folder = write_archives(tmp_path / "in", 2)
    with served(folder) as url:
        urls = [f"{url}/a0.xml.gz", f"{url}/sub/a1.xml.gz"]
        done = run(urls[0], tmp_path / "out", "-j2", "--no-parse", urls[1])
    assert done.returncode == 0
    run(folder, tmp_path / "local", "--no-parse")
    found, expected = ([row[1:6] for row in rows(tmp_path / name)] for name in ("out", "local"))
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_what_a_network_loses_is_not_taken_for_damage(tmp_path: Path) -> None:
    """Half a file is no part: it is read again by the next run."""
    folder = write_archives(tmp_path / "in", 1)
    (folder / "a0.xml.gz").rename(folder / "lost.xml.gz")
    with served(folder) as url:
        [part] = plan([f"{url}/lost.xml.gz"], str(tmp_path / "out"))
        result = write_part(part)
    assert not result.is_written
    assert [problem.kind for problem in result.problems] == [ProblemKind.UNREADABLE]
    assert parts_in(tmp_path / "out") == []


def test_a_file_that_a_server_does_not_have(tmp_path: Path) -> None:
    with served(tmp_path) as url:
        [part] = plan([f"{url}/absent.xml.gz"], str(tmp_path / "out"))
        [problem] = write_part(part).problems
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.where == f"{url}/absent.xml.gz"


def test_a_folder_in_memory(memory: str) -> None:
    system = fsspec.filesystem("memory")
    for name in ("a.xml.gz", "sub/b.xml.gz", ".hidden/c.xml.gz"):
        system.pipe(f"/probe/in/{name}", archive(len(name)))
    parts = plan([f"{memory}/in/"], f"{memory}/out/")
    assert [part.name for part in parts] == ["a.xml.gz.parquet", "sub/b.xml.gz.parquet"]
    assert all(write_part(part).is_written for part in parts)
    assert plan([f"{memory}/in/"], f"{memory}/out/") == []
    assert names_in(f"{memory}/out/") == {part.name for part in parts}
    with system.open("/probe/out/sub/b.xml.gz.parquet") as stream:
        assert pq.read_table(stream).num_rows == 60


def test_a_pattern_in_memory(memory: str) -> None:
    system = fsspec.filesystem("memory")
    for name in ("a.xml.gz", "b.xml.gz", "b.txt"):
        system.pipe(f"/probe/in/{name}", archive(1))
    parts = plan([f"{memory}/in/*.gz"], f"{memory}/out")
    assert [part.name for part in parts] == ["a.xml.gz.parquet", "b.xml.gz.parquet"]


def test_a_url_of_a_local_folder_is_that_folder(tmp_path: Path) -> None:
    folder = write_archives(tmp_path / "in", 2)
    parts = plan([f"file://{folder}/"], f"file://{tmp_path}/out")
    assert parts == plan([f"{folder}/"], f"{tmp_path}/out")
    assert [part.name for part in parts] == ["a0.xml.gz.parquet", "sub/a1.xml.gz.parquet"]


@pytest.mark.parametrize("folder", ["memory://probe/out", "{}"])
def test_what_fails_while_it_is_written_does_not_exist(folder: str, tmp_path: Path) -> None:
    place = folder.format(tmp_path)
    with suppress(ZeroDivisionError), create(place, "a/b.parquet") as stream:
        stream.write(b"half")
        raise ZeroDivisionError
    assert names_in(place) == set()


def test_what_cannot_be_opened_is_named() -> None:
    with pytest.raises(UsageError, match="Protocol not known"):
        plan(["nosuch://host/a"], "out")
    with pytest.raises(InstallationError, match="s3fs"):
        plan(["s3://bucket/a/"], "out")
    with pytest.raises(UnreadableError, match="cannot be read"):
        plan(["/absent"], "out")
    with pytest.raises(UsageError, match="standard input"):
        plan(["-"], "out")
