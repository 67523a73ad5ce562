"""Which files are read, and in which order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.sources.walk import File, walk

if TYPE_CHECKING:
    from pathlib import Path

# what browsers put behind the name of a page for the folder of its images, by the user's language
COMPANIONS = (
    "_files",
    "_fichiers",
    "-Dateien",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_file",
    "_bestanden",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    "-filer",
    ".files",
    ".fld",
)


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"page")


def sources(*paths: Path | str) -> list[str]:
    found = list(walk([str(path) for path in paths]))
    assert all(isinstance(item, File) for item in found), found
    return [item.source for item in found if isinstance(item, File)]


def problems(*paths: Path | str) -> list[Problem]:
    return [item for item in walk([str(path) for path in paths]) if isinstance(item, Problem)]


def test_order_is_that_of_the_names(tmp_path: Path) -> None:
    make(tmp_path, "b.html", "B.html", "a/z.html", "a.html", "10.html", "9.html", "ä.html")
    assert sources(tmp_path) == ["10.html", "9.html", "B.html", "a/z.html", "a.html", "b.html", "ä.html"]


def test_what_a_file_is_called_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "page", "page.txt", "page.HTM", "page.pdf")
    assert len(sources(tmp_path)) == 4


def test_hidden_files_are_skipped_unless_named(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.html", ".git/page.html", "page.html")
    assert sources(tmp_path) == ["page.html"]
    assert sources(tmp_path / ".hidden.html") == [str(tmp_path / ".hidden.html")]
    assert sources(tmp_path / ".git") == ["page.html"]


@pytest.mark.parametrize("companion", COMPANIONS)
def test_companion_folders_are_skipped(companion: str, tmp_path: Path) -> None:
    make(tmp_path, "page.html", f"page{companion}/script.html", f"other{companion}/page.html")
    assert sources(tmp_path) == [f"other{companion}/page.html", "page.html"] or sources(tmp_path) == [
        "page.html",
        f"other{companion}/page.html",
    ]


def test_a_companion_folder_named_by_the_user_is_read(tmp_path: Path) -> None:
    make(tmp_path, "page.html", "page_files/frame.html")
    assert sources(tmp_path / "page_files") == ["frame.html"]


def test_several_paths_are_distinguished_by_folder(tmp_path: Path) -> None:
    make(tmp_path, "one/page.html", "two/page.html")
    found = sources(tmp_path / "one", tmp_path / "two")
    assert found == [f"{tmp_path}/one/page.html", f"{tmp_path}/two/page.html"]


def test_each_file_once_whatever_names_it(tmp_path: Path) -> None:
    make(tmp_path, "page.html", "sub/page.html")
    found = sources(tmp_path / "page.html", tmp_path, tmp_path / "sub", tmp_path / "sub" / ".." / "page.html")
    assert len(found) == 2


def test_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, "sub/page.html")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    assert len(sources(tmp_path)) == 1


def test_broken_link_is_a_problem(tmp_path: Path) -> None:
    make(tmp_path, "page.html")
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    (problem,) = problems(tmp_path)
    assert (problem.kind, problem.where) == (ProblemKind.UNREADABLE, "nowhere")


def test_pipe_in_a_folder_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = problems(tmp_path)
    assert (problem.kind, problem.where) == (ProblemKind.UNREADABLE, "pipe")


def test_absent_path_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "absent")
    assert problem.kind is ProblemKind.UNREADABLE
    assert problem.detail == "no such file or directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_folder_that_may_not_be_read(tmp_path: Path) -> None:
    make(tmp_path, "closed/page.html", "open/page.html")
    (tmp_path / "closed").chmod(0)
    try:
        assert [problem.where for problem in problems(tmp_path)] == ["closed"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_standard_input() -> None:
    assert sources("-") == ["standard input"]


@pytest.mark.parametrize(
    "name", [b"a\nb.html", b"a\x1b[31mb.html", b"caf\xe9.html", b" .html", b"\xf0\x9f\x98\x80"]
)
def test_any_name_is_opened(name: bytes, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(b"page")
    (item,) = walk([str(tmp_path)])
    assert isinstance(item, File)
    with open(item.path, "rb") as stream:
        assert stream.read() == b"page"


def test_long_and_deep_paths(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(["a" * 50] * 30))
    make(tmp_path, str(deep / "page.html"))
    assert len(sources(tmp_path)) == 1
