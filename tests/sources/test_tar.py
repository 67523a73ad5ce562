"""Tar archives, including PMC's packages: the article of each, whatever accompanies it."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.problems import ProblemKind
from cgt_cite.sources import unpacking
from tests.sources.containers import PIXEL, tarred
from tests.sources.reading import MB, OTHER, PAGE, SAMPLES, Read, pages, problems, sources

TEXT = (SAMPLES.parent / "tests" / "pages" / "fixtures" / "fulltext.nxml").read_bytes()
PACKAGE = {
    "PMC9900011/article.pdf": b"%PDF-1.5",
    "PMC9900011/article-S1.txt": b"A table.",
    "PMC9900011/article-S2.xml": b"<sbml/>",
    "PMC9900011/article.nxml": TEXT,
    "PMC9900011/article-g001.jpg": b"\xff\xd8\xff",
    "PMC9900011/article-S3.avi": b"RIFF",
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_article_of_a_package(read: Read, pack: type[bytes]) -> None:
    found = read(pack(tarred(PACKAGE)))
    assert problems(found) == []
    assert sources(found) == ["input/PMC9900011/article.nxml"] * 2
    assert pages(found) == pages(read(TEXT))


@pytest.mark.parametrize(
    "name", ["PMC1/a.nxml", "oa/PMC1/a.nxml", "PMC1.1/PMC1.1.xml", "a.nxml", "articles/a.xml"]
)
def test_paths_of_articles(read: Read, name: str) -> None:
    assert pages(read(tarred({"PMC1.1/PMC1.1.json": b"{}", name: TEXT}))) == pages(read(TEXT))


def test_many_articles_in_archive_order(read: Read) -> None:
    found = read(tarred({f"PMC{number}/a.nxml": TEXT for number in (3, 1, 2)}))
    assert list(dict.fromkeys(sources(found))) == [f"input/PMC{number}/a.nxml" for number in (3, 1, 2)]


def test_a_package_without_its_article_is_reported(read: Read) -> None:
    found = read(tarred({"PMC1/a.pdf": b"%PDF", "PMC1/a.html": PAGE, "PMC2/a.nxml": TEXT}))
    assert problems(found) == [(ProblemKind.NOT_A_PAGE, "input/PMC1")]
    assert pages(found) == pages(read(TEXT))


def test_saved_pages_without_their_companions(read: Read) -> None:
    members = {
        "pages/a.html": PAGE,
        "pages/a_files/frame.html": b"<html>a frame</html>",
        "pages/._a.html": b"\0\5\26\7",
        "pages/.hidden/b.html": OTHER,
        "pages/pixel.png": PIXEL,
        "pages/a.pdf": b"%PDF-1.5",
    }
    found = read(tarred(members))
    assert sources(found) == ["input/pages/a.html"]
    assert problems(found) == []


def test_a_skipped_folder_that_may_contain_pages_is_reported(read: Read) -> None:
    found = read(tarred({"my_files/a.html": PAGE, "b.html": OTHER}))
    assert problems(found) == [(ProblemKind.NOT_A_PAGE, "input/my_files")]
    assert sources(found) == ["input/b.html"]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_forms_of_tar(read: Read, form: int) -> None:
    name = "d/" * 40 + "ä.html"
    assert sources(read(tarred({name: PAGE}, form))) == [f"input/{name}"]


@pytest.mark.parametrize("name", ["../../etc/a.html", "/etc/a.html", "etc/./a.html"])
def test_member_names_stay_inside_the_archive(read: Read, name: str) -> None:
    assert sources(read(tarred({name: PAGE}))) == ["input/etc/a.html"]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE]
)
def test_links_and_devices_are_skipped(read: Read, kind: bytes) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("a.html")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    assert problems(read(packed.getvalue())) == [(ProblemKind.NOT_A_PAGE, "input")]


def test_a_broken_header_ends_the_archive_and_is_reported(read: Read) -> None:
    data = bytearray(tarred({"a.html": PAGE, "b.html": OTHER}))
    data[data.index(b"b.html") + 150] ^= 0xFF
    found = read(bytes(data))
    assert sources(found) == ["input/a.html"]
    assert problems(found) == [(ProblemKind.TRUNCATED, "input")]


def test_truncated(read: Read) -> None:
    found = read(gzip.compress(tarred({"a.html": PAGE, "b.html": OTHER})[: len(PAGE) + 9999]))
    assert sources(found)[0] == "input/a.html"
    assert (ProblemKind.TRUNCATED, "input") in problems(found)


def test_bombs(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(tarred({"a.html": PAGE + bytes(2 * SIZE_LIMIT), "b.html": OTHER}))
    assert (ProblemKind.TOO_LARGE, "input/a.html") in problems(read(data))
    monkeypatch.setattr(unpacking, "_MIN_BUDGET", 4 * MB)
    data = gzip.compress(tarred({f"{number}.html": bytes(2 * MB) for number in range(9)}))
    assert problems(read(data))[1][0] is ProblemKind.TOO_LARGE


@pytest.mark.parametrize("members", [{}, {"a.png": PIXEL}])
def test_without_a_page(read: Read, members: dict[str, bytes]) -> None:
    assert problems(read(tarred(members))) == [(ProblemKind.NOT_A_PAGE, "input")]
