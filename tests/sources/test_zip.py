"""Zip archives are read like folders, even if one of their files is damaged."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.problems import ProblemKind
from cgt_cite.sources import unpacking
from tests.sources.containers import (
    PIXEL,
    zipped,
)
from tests.sources.reading import MB, OTHER, PAGE, Read, pages, problems, sources


def test_order_and_names_are_those_of_a_walk(read: Read) -> None:
    names = ("b.html", "a/z.html", "a.html", "a/B.html", "ä.html", "a/b/c.html")
    found = read(zipped(dict.fromkeys(names, PAGE)))
    ordered = ["a/B.html", "a/b/c.html", "a/z.html", "a.html", "b.html", "ä.html"]
    assert sources(found) == [f"input/{name}" for name in ordered]


def test_page_assets_and_hidden_files_are_skipped(read: Read) -> None:
    members = {
        "page.html": PAGE,
        "page_files/a.html": b"<html>a frame</html>",
        "style.css": b"p {}",
        "pixel.PNG": PIXEL,
        ".hidden.html": OTHER,
        "__MACOSX/._page.html": b"\0\5\26\7",
        "folder/": b"",
    }
    found = read(zipped(members))
    assert sources(found) == ["input/page.html"]
    assert problems(found) == []


def test_html_that_is_not_a_page_is_reported(read: Read) -> None:
    found = read(zipped({"a.html": b"<html><p>Hello</p></html>", "b.html": PAGE}))
    assert problems(found) == [(ProblemKind.NOT_A_PAGE, "input/a.html")]
    assert sources(found) == ["input/b.html"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("../../etc/passwd.html", "input/etc/passwd.html"),
        ("/etc/passwd.html", "input/etc/passwd.html"),
        ("..\\..\\windows\\page.html", "input/windows/page.html"),
        ("./a//b.html", "input/a/b.html"),
        ("/".join(["d"] * 9999) + "/a.html", "input/" + "/".join(["d"] * 63) + "/a.html"),
    ],
)
def test_member_names_stay_inside_the_archive(read: Read, name: str, source: str) -> None:
    assert sources(read(zipped({name: PAGE}))) == [source]


def test_same_name_twice(read: Read) -> None:
    packed = io.BytesIO(zipped({"a.html": PAGE}))
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a.html", OTHER)
    assert len(pages(read(packed.getvalue()))) == 2


def test_zip64(read: Read) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w") as archive,
        archive.open("a.html", "w", force_zip64=True) as member,
    ):
        member.write(PAGE)
    assert sources(read(packed.getvalue())) == ["input/a.html"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compression_methods(read: Read, method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.html", PAGE)
    assert sources(read(packed.getvalue())) == ["input/a.html"]


def test_a_member_without_a_name_is_skipped(read: Read) -> None:
    data = zipped({"a.html": PAGE, "b.html": OTHER})
    assert sources(read(data.replace(b"a.html", b"\0.html"))) == ["input/b.html"]


def test_an_encrypted_member_is_reported_and_the_rest_is_read(read: Read) -> None:
    found = read(flagged(zipped({"a.html": PAGE, "b.html": OTHER}), encrypted="a.html"))
    assert problems(found) == [(ProblemKind.UNREADABLE, "input/a.html")]
    assert sources(found) == ["input/b.html"]


def test_a_damaged_member_is_reported_and_the_rest_is_read(read: Read) -> None:
    data = bytearray(zipped({"a.html": PAGE, "b.html": OTHER}))
    data[300] ^= 0xFF
    found = read(bytes(data))
    assert problems(found) == [(ProblemKind.DAMAGED, "input/a.html")]
    assert sources(found) == ["input/b.html"]


def test_a_bomb_is_reported_and_the_rest_is_read(read: Read) -> None:
    found = read(zipped({"a.html": PAGE + bytes(2 * SIZE_LIMIT), "b.html": OTHER}))
    assert problems(found) == [(ProblemKind.TOO_LARGE, "input/a.html")]
    assert sources(found) == ["input/b.html"]


def test_many_bombs_end_together(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_MIN_BUDGET", 4 * MB)
    found = problems(read(zipped({f"{number}.html": bytes(2 * MB) for number in range(9)})))
    assert found[:2] == [(ProblemKind.NOT_A_PAGE, f"input/{number}.html") for number in range(2)]
    assert found[2:] == [(ProblemKind.TOO_LARGE, "input/2.html")]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_other_things_that_are_zipped(read: Read, name: str) -> None:
    assert problems(read(zipped({name: b"", "a.xml": b"<a/>"}))) == [(ProblemKind.NOT_A_PAGE, "input")]


def test_empty(read: Read) -> None:
    assert problems(read(zipped({}))) == [(ProblemKind.NOT_A_PAGE, "input")]


def flagged(data: bytes, encrypted: str) -> bytes:
    """A zip archive in which the flags of a member say that it is encrypted."""
    changed = bytearray(data)
    for mark, flags, name in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            if data[start + name :].startswith(encrypted.encode()):
                struct.pack_into("<H", changed, start + flags, 1)
    return bytes(changed)
