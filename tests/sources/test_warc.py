"""Crawlers' archives: every page in them, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.extras import how_to_install
from cgt_cite.problems import Problem, ProblemKind
from tests.sources.containers import (
    ADDRESS,
    PIXEL,
    gzipped,
    html_response,
    warc,
)
from tests.sources.reading import OTHER, PAGE, Read, pages, problems, sources, wrapped


def test_every_page_and_nothing_else(read: Read) -> None:
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


def test_address(tmp_path: Path) -> None:
    (document,) = wrapped(tmp_path, warc([html_response(PAGE)]))
    assert document.url == ADDRESS


@pytest.mark.parametrize("encoding", ["gzip", "GZIP"])
def test_compressed_by_the_server(read: Read, encoding: str) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
    assert pages(read(warc([(ADDRESS, "200 OK", gzipped(PAGE), headers)]))) == pages(read(PAGE))


def test_sent_in_chunks(read: Read) -> None:
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(PAGE[at : at + 999]), PAGE[at : at + 999]) for at in range(0, len(PAGE), 999)
    )
    headers = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
    data = warc([(ADDRESS, "200 OK", chunks + b"0\r\n\r\n", headers)])
    assert pages(read(data)) == pages(read(PAGE))


def test_compressed_by_an_unknown_method(read: Read) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "zstd"}
    found = read(warc([(ADDRESS, "200 OK", b"?", headers), html_response(OTHER)]))
    assert problems(found) == [(ProblemKind.UNREADABLE, f"input/{ADDRESS}")]
    assert len(pages(found)) == 1


def test_encoding(read: Read) -> None:
    page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
    western = page.decode().encode("windows-1252", "xmlcharrefreplace")
    data = warc([(ADDRESS, "200 OK", western, {"Content-Type": "text/html; charset=windows-1252"})])
    assert pages(read(data)) == pages(read(page))


def test_error_pages_are_named(read: Read) -> None:
    error = b"<html><title>500 Error - NCBI</title></html>"
    found = read(warc([(ADDRESS, "500 Internal Server Error", error, {"Content-Type": "text/html"})]))
    assert problems(found) == [(ProblemKind.NOT_A_PAGE, f"input/{ADDRESS}")]


def test_truncated_in_a_page(read: Read) -> None:
    data = warc([html_response(OTHER), html_response(PAGE)])
    found = read(data[: -len(PAGE) // 2])
    assert len(pages(found)) == 2
    assert problems(found) == [(ProblemKind.TRUNCATED, f"input/{ADDRESS}")]


def test_header_without_an_end(read: Read) -> None:
    assert problems(read(b"WARC/1.0\r\n" + b"a" * (SIZE_LIMIT + 1))) == [(ProblemKind.TOO_LARGE, "input")]


def test_not_an_archive(read: Read) -> None:
    assert problems(read(b"WARC/1.0 is a format")) == [(ProblemKind.NOT_A_PAGE, "input")]


def test_without_the_library(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    data = warc([html_response(PAGE)])
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    (problem,) = read(data)
    assert isinstance(problem, Problem)
    assert str(problem).endswith(f"; install it with {how_to_install('warc', 'warcio')}")


def test_nothing_is_printed(read: Read, capfd: pytest.CaptureFixture[str]) -> None:
    data = warc([html_response(PAGE), html_response(OTHER)])
    read(data.replace(b"Content-Length: 1", b"Content-Length: 2"))
    assert capfd.readouterr() == ("", "")
