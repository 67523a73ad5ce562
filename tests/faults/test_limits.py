"""Input that is too large, too deep or too much is refused soon, with a reason, in bounded memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cgt_cite.options import Scope
from cgt_cite.pipeline.blocks import Block
from cgt_cite.pipeline.digest import Reading, read_digests
from cgt_cite.problems import ProblemKind
from cgt_cite.sources.walk import File, walk
from tests.faults.seeds import SAMPLES

PAGE = next(SAMPLES.glob("Successes*.html")).read_bytes()
SHOWN = 5  # references on that page
MILLION = 1_000_000
SECONDS = 5
MB = 1 << 20

Contents = Callable[[bytes], tuple[list[int], list[ProblemKind]]]


@pytest.fixture
def contents_of(tmp_path: Path) -> Contents:
    """The references shown on each page in a document, and the problems with it."""

    def contents_of(data: bytes) -> tuple[list[int], list[ProblemKind]]:
        path = tmp_path / "input"
        path.write_bytes(data)
        began = time.process_time()
        [found] = read_digests([Block(File(str(path), "input"))], Reading(Scope.ALL))
        assert time.process_time() - began < SECONDS
        return [page.shown for page in found.pages], [problem.kind for problem in found.problems]

    return contents_of


def in_list(items: bytes) -> bytes:
    """The page with something at the beginning of its reference list."""
    start = PAGE.index(b">", PAGE.index(b'id="top-references-list-1"')) + 1
    return PAGE[:start] + items + PAGE[start:]


@pytest.mark.parametrize(
    "tag", [b"<div>", b"<ol><li>", b"<b><p>", b"<svg>", b"<x>", b"<path>", b"<a href=x>"]
)
@pytest.mark.parametrize("count", [2000, MILLION])
def test_nested_tags(contents_of: Contents, tag: bytes, count: int) -> None:
    assert contents_of(in_list(tag * count))[1] in ([ProblemKind.DAMAGED], [ProblemKind.TOO_LARGE])


def test_nested_and_closed_tags(contents_of: Contents) -> None:
    assert contents_of(in_list(b"<div>" * 2000 + b"</div>" * 2000)) == ([], [ProblemKind.DAMAGED])


def test_closed_shapes_are_not_nested(contents_of: Contents) -> None:
    assert contents_of(in_list(b"<svg>" + b'<path d="M0 0"/>' * 2000 + b"</svg>")) == ([SHOWN], [])


def test_million_list_items(contents_of: Contents) -> None:
    assert contents_of(in_list(b"<li>1. Smith J. Lancet. 2019.</li>" * MILLION)) == (
        [],
        [ProblemKind.TOO_LARGE],
    )


def test_many_attributes(contents_of: Contents) -> None:
    many = b" ".join(b"a%d=1" % number for number in range(100_000))
    assert contents_of(in_list(b"<a " + many + b">")) == ([], [ProblemKind.DAMAGED])


@pytest.mark.parametrize(
    "piece", [b"Smith J, ", b"w", b"10.1000/", b"2019;1(", b"&amp;", b"&", b"( ", b"\xff", b"\0"]
)
def test_reference_of_ten_megabytes(contents_of: Contents, piece: bytes) -> None:
    shown, _ = contents_of(in_list(b"<li>" + piece * (10 * MB // len(piece)) + b"</li>"))
    assert shown == [SHOWN + (piece != b"\0")]  # an item without any text is not a reference


def test_ten_million_opening_brackets(contents_of: Contents) -> None:
    assert contents_of(in_list(b"<li>" + b"<" * (10 * MB) + b"</li>")) == ([], [ProblemKind.TOO_LARGE])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_file_of_300_megabytes_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(PAGE)
    os.truncate(path, 300 * MB)
    code = """if True:
        import pathlib, sys
        from cgt_cite.options import Scope
        from cgt_cite.pipeline.blocks import Block
        from cgt_cite.pipeline.digest import Reading, read_digests
        from cgt_cite.sources.walk import File
        [found] = read_digests([Block(File(sys.argv[1], "x"))], Reading(Scope.ALL))
        print([problem.kind.name for problem in found.problems])
        print(pathlib.Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    """
    ended = subprocess.run(
        [sys.executable, "-c", code, path], check=True, capture_output=True, text=True, timeout=60
    )
    kinds, size = ended.stdout.rsplit(maxsplit=1)
    assert kinds == "['TOO_LARGE']"
    assert int(size) < 300 * 1024


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 20))
        + b"]><PubmedArticleSet>&a19;</PubmedArticleSet>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><PubmedArticleSet>&a;</PubmedArticleSet>',
        b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;]><PubmedArticleSet/>',
        b"<PubmedArticleSet><PubmedArticle>" + b"<a>" * MILLION,
        b"<PubmedArticleSet><PubmedArticle " + b"a" * (10 * MB),
        b"<PubmedArticleSet><PubmedArticle><PMID>" + b"1" * (70 * MB),
    ],
    ids=["entity bomb", "a file", "a server", "nested", "endless tag", "endless text"],
)
def test_xml_that_is_malicious(contents_of: Contents, data: bytes) -> None:
    assert contents_of(b'<?xml version="1.0"?>' + data)[1] == [ProblemKind.DAMAGED]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_detected_from_the_bytes(contents_of: Contents, encoding: str) -> None:
    assert contents_of(PAGE.decode().encode(encoding)) == ([SHOWN], [])


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n\r\n"])
def test_line_ends(contents_of: Contents, end: bytes) -> None:
    assert contents_of(PAGE.replace(b"\n", end)) == ([SHOWN], [])


def test_truncated_at_any_byte(contents_of: Contents) -> None:
    for end in range(0, len(PAGE), 97):
        shown, kinds = contents_of(PAGE[:end])
        assert shown or kinds


def test_twenty_thousand_files_in_one_folder(tmp_path: Path) -> None:
    count = 20_000
    for number in range(count):
        os.close(os.open(tmp_path / f"{number:06}.html", os.O_CREAT))
    began = time.process_time()
    files = list(walk([str(tmp_path)]))
    assert time.process_time() - began < SECONDS / 5
    assert len(files) == count


def test_a_file_that_disappears_before_it_is_read(tmp_path: Path) -> None:
    [found] = read_digests([Block(File(str(tmp_path / "gone.html"), "gone.html"))], Reading(Scope.ALL))
    assert [(problem.kind, problem.where) for problem in found.problems] == [
        (ProblemKind.UNREADABLE, "gone.html")
    ]


def test_an_endless_device() -> None:
    [found] = read_digests([Block(File("/dev/zero", "/dev/zero"))], Reading(Scope.ALL))
    assert [problem.kind for problem in found.problems] == [ProblemKind.TOO_LARGE]


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closing: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    script = f"exec {sys.executable} -m cgt_cite extract page.html -o refs.bib {closing}"
    ended = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S607 - found by the path
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "refs.bib").read_text().count("@article") == SHOWN


@pytest.mark.parametrize("arguments", ["page.html >&-", "- <&-"])
def test_closed_stream_that_is_needed(arguments: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    script = f"exec {sys.executable} -m cgt_cite extract {arguments}"
    ended = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S607 - found by the path
    assert ended.returncode == 2
    assert "it is closed" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("path", ["page.html", "."])
def test_output_never_replaces_what_is_read(path: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    call = [sys.executable, "-m", "cgt_cite", "extract", path, "-t", "ris", "-o", "page.html"]
    ended = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "is also an input" in ended.stderr
    assert (tmp_path / "page.html").read_bytes() == PAGE


def test_output_of_an_earlier_run_is_not_input(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    call = [sys.executable, "-m", "cgt_cite", "extract", ".", "-o", "refs.bib"]
    for _ in range(2):
        ended = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
