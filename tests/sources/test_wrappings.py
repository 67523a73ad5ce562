"""A page says the same in every wrapping, and whatever is wrong with a wrapping is said."""

from __future__ import annotations

import gzip
import io
import plistlib
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from wrapping import (
    ADDRESS,
    BOUNDARY,
    CRLF,
    PIXEL,
    gzipped,
    html_response,
    message,
    mhtml,
    part,
    warc,
    webarchive,
    zipped,
)

from cgt_cite.document import SIZE_LIMIT, Document
from cgt_cite.model import Page
from cgt_cite.pages import read_pages
from cgt_cite.pipeline import shown
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources import unpacking
from cgt_cite.sources.open import documents
from cgt_cite.sources.walk import File

MB = 1 << 20
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAGE = next(SAMPLES.glob("In silico*.html")).read_bytes()
OTHER = next(SAMPLES.glob("Diffusion*.html")).read_bytes()


Read = Callable[[bytes], list[Page | Problem]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file."""

    def read(data: bytes) -> list[Page | Problem]:
        path = tmp_path / "input"
        path.write_bytes(data)
        return list(shown(File(str(path), "input")))

    return read


def wrapped(folder: Path, data: bytes) -> list[Document]:
    path = folder / "input"
    path.write_bytes(data)
    with path.open("rb") as stream:
        return [found for found in documents(stream, "input") if isinstance(found, Document)]


def pages(found: list[Page | Problem]) -> list[Page]:
    return [replace(item, source="") for item in found if isinstance(item, Page)]


def problems(found: list[Page | Problem]) -> list[tuple[Kind, str]]:
    return [(item.kind, item.where) for item in found if isinstance(item, Problem)]


def sources(found: list[Page | Problem]) -> list[str]:
    return [item.source for item in found if isinstance(item, Page)]


WRAPPED = {
    "gzip": gzipped(PAGE),
    "gzip in gzip": gzipped(gzipped(PAGE)),
    "gzip, members filled up with zeros": gzip.compress(PAGE[:999]) + gzip.compress(PAGE[999:]) + bytes(512),
    "zip": zipped({"page.html": PAGE}),
    "zip in zip": zipped({"inner.zip": zipped({"page.html": PAGE})}),
    "MHTML in zip": zipped({"page.mhtml": mhtml(PAGE)}),
    "MHTML, quoted-printable": mhtml(PAGE),
    "MHTML, base64": mhtml(PAGE, "base64"),
    "MHTML, 8bit": mhtml(PAGE, "8bit"),
    "MHTML, binary": mhtml(PAGE, "binary"),
    "MHTML, line feeds only": mhtml(PAGE).replace(CRLF, b"\n"),
    "MHTML behind a blank line": CRLF + mhtml(PAGE),
    "MHTML of one part": part(PAGE, mime_version="1.0", content_type="text/html; charset=utf-8"),
    "web archive, binary": webarchive(PAGE),
    "web archive, XML": webarchive(PAGE, plistlib.FMT_XML),
    "WARC": warc([html_response(PAGE)]),
    "WARC, gzipped by record": warc([html_response(PAGE)], packed=True),
    "WARC, gzipped as a whole": gzipped(warc([html_response(PAGE)])),
    "WARC in gzip in zip": zipped({"crawl.warc.gz": warc([html_response(PAGE)], packed=True)}),
}


@pytest.mark.parametrize("way", WRAPPED)
def test_page_says_the_same_in_every_wrapping(read: Read, way: str) -> None:
    found = read(WRAPPED[way])
    assert problems(found) == []
    assert pages(found) == pages(read(PAGE))


@pytest.mark.parametrize("way", WRAPPED)
def test_wrapping_cut_anywhere_ends_in_a_page_or_a_problem(read: Read, way: str) -> None:
    data = WRAPPED[way]
    for end in range(1, len(data), len(data) // 11):
        found = read(data[:end])
        assert found, end
        assert all(isinstance(item, Page | Problem) for item in found)


@pytest.mark.parametrize("way", WRAPPED)
def test_wrapping_is_taken_off_a_pipe(read: Read, tmp_path: Path, way: str) -> None:
    path = tmp_path / "input"
    path.write_bytes(WRAPPED[way])
    with subprocess.Popen(["cat", path], stdout=subprocess.PIPE) as pipe:  # noqa: S607 - found by the path
        assert pipe.stdout
        found = [item for document in documents(pipe.stdout, "-") for item in read_pages(document)]
    assert pages(found) == pages(read(PAGE))


def test_wrapped_too_often(read: Read) -> None:
    data = PAGE
    for _ in range(4):
        data = gzipped(data)
    assert problems(read(data)) == [(Kind.NOT_A_PAGE, "input")]


class TestGzip:
    def test_appended_pages_are_one_document(self, read: Read) -> None:
        assert pages(read(gzipped(PAGE) + gzipped(PAGE))) == pages(read(PAGE + PAGE))

    def test_cut_off(self, read: Read) -> None:
        found = read(gzipped(PAGE)[:-200])
        assert len(pages(found)) == 1
        assert problems(found) == [(Kind.TRUNCATED, "input")]

    def test_something_else_behind(self, read: Read) -> None:
        found = read(gzipped(PAGE) + b"something else")
        assert pages(found) == pages(read(PAGE))
        assert problems(found) == [(Kind.DAMAGED, "input")]

    def test_wrong_checksum(self, read: Read) -> None:
        data = bytearray(gzipped(PAGE))
        data[-5] ^= 1
        found = read(bytes(data))
        assert problems(found) == [(Kind.DAMAGED, "input")]

    def test_bomb(self, read: Read) -> None:
        assert problems(read(gzipped(PAGE + bytes(2 * SIZE_LIMIT)))) == [(Kind.TOO_LARGE, "input")]

    def test_bomb_of_a_stream_that_has_no_limit_of_its_own(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(unpacking, "_FREE", 4 * MB)
        stream = b'<?xml version="1.0"?><PubmedArticleSet>' + bytes(5 * MB).replace(b"\0", b" ")
        assert problems(read(gzipped(stream))) == [(Kind.TOO_LARGE, "input")]


class TestZip:
    def test_order_and_names_are_those_of_a_walk(self, read: Read) -> None:
        names = ("b.html", "a/z.html", "a.html", "a/B.html", "ä.html", "a/b/c.html")
        found = read(zipped(dict.fromkeys(names, PAGE)))
        ordered = ["a/B.html", "a/b/c.html", "a/z.html", "a.html", "b.html", "ä.html"]
        assert sources(found) == [f"input/{name}" for name in ordered]

    def test_furniture_and_hidden_files_are_passed_over(self, read: Read) -> None:
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

    def test_html_that_is_no_page_is_named(self, read: Read) -> None:
        found = read(zipped({"a.html": b"<html><p>Hello</p></html>", "b.html": PAGE}))
        assert problems(found) == [(Kind.NOT_A_PAGE, "input/a.html")]
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
    def test_names_lead_nowhere(self, read: Read, name: str, source: str) -> None:
        assert sources(read(zipped({name: PAGE}))) == [source]

    def test_same_name_twice(self, read: Read) -> None:
        packed = io.BytesIO(zipped({"a.html": PAGE}))
        with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.html", OTHER)
        assert len(pages(read(packed.getvalue()))) == 2

    def test_zip64(self, read: Read) -> None:
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(packed, "w") as archive,
            archive.open("a.html", "w", force_zip64=True) as member,
        ):
            member.write(PAGE)
        assert sources(read(packed.getvalue())) == ["input/a.html"]

    @pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_other_ways_of_packing(self, read: Read, method: int) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            archive.writestr("a.html", PAGE)
        assert sources(read(packed.getvalue())) == ["input/a.html"]

    def test_encrypted_member_is_named_and_the_rest_read(self, read: Read) -> None:
        found = read(flagged(zipped({"a.html": PAGE, "b.html": OTHER}), encrypted="a.html"))
        assert problems(found) == [(Kind.UNREADABLE, "input/a.html")]
        assert sources(found) == ["input/b.html"]

    def test_damaged_member_is_named_and_the_rest_read(self, read: Read) -> None:
        data = bytearray(zipped({"a.html": PAGE, "b.html": OTHER}))
        data[300] ^= 0xFF
        found = read(bytes(data))
        assert problems(found) == [(Kind.DAMAGED, "input/a.html")]
        assert sources(found) == ["input/b.html"]

    def test_bomb_is_named_and_the_rest_read(self, read: Read) -> None:
        found = read(zipped({"a.html": PAGE + bytes(2 * SIZE_LIMIT), "b.html": OTHER}))
        assert problems(found) == [(Kind.TOO_LARGE, "input/a.html")]
        assert sources(found) == ["input/b.html"]

    def test_many_bombs_end_together(self, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "_FREE", 4 * MB)
        found = problems(read(zipped({f"{number}.html": bytes(2 * MB) for number in range(9)})))
        assert found[:2] == [(Kind.NOT_A_PAGE, f"input/{number}.html") for number in range(2)]
        assert found[2:] == [(Kind.TOO_LARGE, "input/2.html")]

    @pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
    def test_other_things_that_are_zipped(self, read: Read, name: str) -> None:
        assert problems(read(zipped({name: b"", "a.xml": b"<a/>"}))) == [(Kind.NOT_A_PAGE, "input")]

    def test_empty(self, read: Read) -> None:
        assert problems(read(zipped({}))) == [(Kind.NOT_A_PAGE, "input")]


def flagged(data: bytes, encrypted: str) -> bytes:
    """A zip archive in which the flags of a member say that it is encrypted."""
    changed = bytearray(data)
    for mark, flags, name in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            if data[start + name :].startswith(encrypted.encode()):
                struct.pack_into("<H", changed, start + flags, 1)
    return bytes(changed)


class TestMhtml:
    def test_root_is_found_behind_a_frame(self, read: Read) -> None:
        frame = part(
            b"<html>a frame</html>", content_type="text/html", content_location="https://ads.example/"
        )
        page = part(PAGE, content_type="text/html", content_location=ADDRESS)
        found = read(message(frame, page, snapshot_content_location=ADDRESS))
        assert pages(found) == pages(read(PAGE))

    def test_without_a_root_the_first_page_counts(self, read: Read) -> None:
        picture = part(PIXEL, "base64", content_type="image/png")
        found = read(
            message(picture, part(PAGE, content_type="text/html"), part(OTHER, content_type="text/html"))
        )
        assert pages(found) == pages(read(PAGE))

    @pytest.mark.parametrize("declared", ['text/html; charset="windows-1252"', "text/html;charset=cp1252"])
    def test_encoding_of_a_part(self, read: Read, declared: str) -> None:
        page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
        assert b"charset" not in page.lower()
        western = page.decode().encode("windows-1252", "xmlcharrefreplace")
        found = read(message(part(western, content_type=declared)))
        assert pages(found) == pages(read(page))
        assert problems(found) == []

    def test_address(self, tmp_path: Path) -> None:
        (document,) = wrapped(tmp_path, mhtml(PAGE))
        assert document.address == ADDRESS

    def test_parts_in_a_part(self, read: Read) -> None:
        inner = message(part(PAGE, content_type="text/html"), boundary="inner")
        inner = inner.replace(b"multipart/related", b"multipart/alternative")
        assert pages(read(message(inner[inner.index(b"MIME-Version") :]))) == pages(read(PAGE))

    def test_cut_off_in_the_page(self, read: Read) -> None:
        found = read(mhtml(PAGE)[: len(PAGE)])
        assert len(pages(found)) == 1
        assert problems(found) == [(Kind.TRUNCATED, "input")]

    def test_cut_off_behind_the_page(self, read: Read) -> None:
        data = mhtml(PAGE)
        found = read(data[: data.index(b"text/css")])
        assert pages(found) == pages(read(PAGE))
        assert problems(found) == []

    @pytest.mark.parametrize(
        "data",
        [
            message(part(PIXEL, "base64", content_type="image/png")),
            message(),
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nno boundary",
            b"Content-Type: multipart/related; boundary=x",
        ],
    )
    def test_without_a_page(self, read: Read, data: bytes) -> None:
        assert problems(read(data)) == [(Kind.NOT_A_PAGE, "input")]

    def test_part_that_holds_itself(self, read: Read) -> None:
        nest = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 9999
        assert (Kind.NOT_A_PAGE, "input") in problems(read(b"MIME-Version: 1.0\r\n" + nest))

    def test_broken_base64(self, read: Read) -> None:
        data = mhtml(PAGE, "base64").replace(b"PCFET0NUWVBFIGh0bWw", b"PCFE*T0NU WVBFIGh0bWw", 1)
        assert pages(read(data)) == pages(read(PAGE))

    def test_text_with_a_colon_is_no_message(self, read: Read) -> None:
        found = read(b"Title: Something\nMore: of it\n\nContent-Type: text/html\n")
        assert problems(found) == [(Kind.NOT_A_PAGE, "input")]

    def test_boundary_that_is_no_pattern(self, read: Read) -> None:
        found = read(message(part(PAGE, content_type="text/html"), boundary="a+(b"))
        assert pages(found) == pages(read(PAGE))


class TestWebArchive:
    def test_address(self, tmp_path: Path) -> None:
        (document,) = wrapped(tmp_path, webarchive(PAGE))
        assert document.address == ADDRESS

    def test_encoding(self, read: Read) -> None:
        page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
        western = page.decode().encode("windows-1252", "xmlcharrefreplace")
        assert pages(read(webarchive(western, charset="windows-1252"))) == pages(read(page))

    @pytest.mark.parametrize(
        "content", [{}, [], "text", {"WebMainResource": 1}, {"WebMainResource": {"WebResourceData": "text"}}]
    )
    @pytest.mark.parametrize("fmt", [plistlib.FMT_BINARY, plistlib.FMT_XML])
    def test_other_property_lists(self, read: Read, content: object, fmt: plistlib.PlistFormat) -> None:
        assert problems(read(plistlib.dumps(content, fmt=fmt))) == [(Kind.NOT_A_PAGE, "input")]

    @pytest.mark.parametrize(
        "data",
        [
            b"bplist00",
            b"bplist00" + b"\xff" * 40,
            b'<?xml version="1.0"?><!DOCTYPE plist><plist><dict>',
            b'<!DOCTYPE plist [<!ENTITY a "a">]><plist><string>&a;</string></plist>',
            b'<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist><string>&a;</string></plist>',
        ],
    )
    def test_damaged(self, read: Read, data: bytes) -> None:
        assert problems(read(data)) == [(Kind.DAMAGED, "input")]


class TestWarc:
    def test_every_page_and_nothing_else(self, read: Read) -> None:
        html = {"Content-Type": "text/html"}
        found = read(
            warc(
                [
                    (ADDRESS, "301 Moved Permanently", b"<html>moved</html>", html),
                    html_response(PAGE, "https://pubmed.ncbi.nlm.nih.gov/1/"),
                    (
                        "https://pubmed.ncbi.nlm.nih.gov/robots.txt",
                        "200 OK",
                        b"Disallow: /",
                        {"Content-Type": "text/plain"},
                    ),
                    ("https://cdn.ncbi.nlm.nih.gov/a.css", "200 OK", b"p {}", {"Content-Type": "text/css"}),
                    ("https://cdn.ncbi.nlm.nih.gov/a.png", "200 OK", PIXEL, {"Content-Type": "image/png"}),
                    html_response(OTHER, "https://pubmed.ncbi.nlm.nih.gov/2/"),
                ]
            )
        )
        assert sources(found) == [f"input/https://pubmed.ncbi.nlm.nih.gov/{number}/" for number in (1, 2)]
        assert problems(found) == []

    def test_address(self, tmp_path: Path) -> None:
        (document,) = wrapped(tmp_path, warc([html_response(PAGE)]))
        assert document.address == ADDRESS

    @pytest.mark.parametrize("encoding", ["gzip", "GZIP"])
    def test_packed_by_the_server(self, read: Read, encoding: str) -> None:
        headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
        assert pages(read(warc([(ADDRESS, "200 OK", gzipped(PAGE), headers)]))) == pages(read(PAGE))

    def test_sent_in_chunks(self, read: Read) -> None:
        chunks = b"".join(
            b"%x\r\n%s\r\n" % (len(PAGE[at : at + 999]), PAGE[at : at + 999])
            for at in range(0, len(PAGE), 999)
        )
        headers = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
        data = warc([(ADDRESS, "200 OK", chunks + b"0\r\n\r\n", headers)])
        assert pages(read(data)) == pages(read(PAGE))

    def test_packed_in_an_unknown_way(self, read: Read) -> None:
        headers = {"Content-Type": "text/html", "Content-Encoding": "zstd"}
        found = read(warc([(ADDRESS, "200 OK", b"?", headers), html_response(OTHER)]))
        assert problems(found) == [(Kind.UNREADABLE, f"input/{ADDRESS}")]
        assert len(pages(found)) == 1

    def test_encoding(self, read: Read) -> None:
        page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
        western = page.decode().encode("windows-1252", "xmlcharrefreplace")
        data = warc([(ADDRESS, "200 OK", western, {"Content-Type": "text/html; charset=windows-1252"})])
        assert pages(read(data)) == pages(read(page))

    def test_error_pages_are_named(self, read: Read) -> None:
        error = b"<html><title>500 Error - NCBI</title></html>"
        found = read(warc([(ADDRESS, "500 Internal Server Error", error, {"Content-Type": "text/html"})]))
        assert problems(found) == [(Kind.NOT_A_PAGE, f"input/{ADDRESS}")]

    def test_cut_off_in_a_page(self, read: Read) -> None:
        data = warc([html_response(OTHER), html_response(PAGE)])
        found = read(data[: -len(PAGE) // 2])
        assert len(pages(found)) == 2
        assert problems(found) == [(Kind.TRUNCATED, f"input/{ADDRESS}")]

    def test_header_without_an_end(self, read: Read) -> None:
        assert problems(read(b"WARC/1.0\r\n" + b"a" * (SIZE_LIMIT + 1))) == [(Kind.TOO_LARGE, "input")]

    def test_no_archive_at_all(self, read: Read) -> None:
        assert problems(read(b"WARC/1.0 is a format")) == [(Kind.NOT_A_PAGE, "input")]

    def test_without_the_library(self, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
        data = warc([html_response(PAGE)])
        monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
        (problem,) = read(data)
        assert isinstance(problem, Problem)
        assert "pip install 'cgt-cite[warc]'" in str(problem)

    def test_nothing_is_printed(self, read: Read, capfd: pytest.CaptureFixture[str]) -> None:
        data = warc([html_response(PAGE), html_response(OTHER)])
        read(data.replace(b"Content-Length: 1", b"Content-Length: 2"))
        assert capfd.readouterr() == ("", "")


def test_boundary_of_the_builder_is_not_in_the_page() -> None:
    assert BOUNDARY.encode() not in PAGE
