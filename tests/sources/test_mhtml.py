"""MHTML: which part is the page, and messages that are malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgt_cite.problems import ProblemKind
from tests.sources.containers import (
    ADDRESS,
    PIXEL,
    message,
    mhtml,
    part,
)
from tests.sources.reading import OTHER, PAGE, Read, pages, problems, wrapped


def test_the_root_is_found_after_a_frame(read: Read) -> None:
    frame = part(b"<html>a frame</html>", content_type="text/html", content_location="https://ads.example/")
    page = part(PAGE, content_type="text/html", content_location=ADDRESS)
    found = read(message(frame, page, snapshot_content_location=ADDRESS))
    assert pages(found) == pages(read(PAGE))


def test_without_a_root_the_first_page_counts(read: Read) -> None:
    picture = part(PIXEL, "base64", content_type="image/png")
    found = read(
        message(picture, part(PAGE, content_type="text/html"), part(OTHER, content_type="text/html"))
    )
    assert pages(found) == pages(read(PAGE))


@pytest.mark.parametrize("declared", ['text/html; charset="windows-1252"', "text/html;charset=cp1252"])
def test_encoding_of_a_part(read: Read, declared: str) -> None:
    page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
    assert b"charset" not in page.lower()
    western = page.decode().encode("windows-1252", "xmlcharrefreplace")
    found = read(message(part(western, content_type=declared)))
    assert pages(found) == pages(read(page))
    assert problems(found) == []


def test_address(tmp_path: Path) -> None:
    (document,) = wrapped(tmp_path, mhtml(PAGE))
    assert document.url == ADDRESS


def test_parts_in_a_part(read: Read) -> None:
    inner = message(part(PAGE, content_type="text/html"), boundary="inner")
    inner = inner.replace(b"multipart/related", b"multipart/alternative")
    assert pages(read(message(inner[inner.index(b"MIME-Version") :]))) == pages(read(PAGE))


def test_truncated_in_the_page(read: Read) -> None:
    found = read(mhtml(PAGE)[: len(PAGE)])
    assert len(pages(found)) == 1
    assert problems(found) == [(ProblemKind.TRUNCATED, "input")]


def test_truncated_after_the_page(read: Read) -> None:
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
def test_without_a_page(read: Read, data: bytes) -> None:
    assert problems(read(data)) == [(ProblemKind.NOT_A_PAGE, "input")]


def test_endlessly_nested_parts(read: Read) -> None:
    nest = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 9999
    assert (ProblemKind.NOT_A_PAGE, "input") in problems(read(b"MIME-Version: 1.0\r\n" + nest))


def test_broken_base64(read: Read) -> None:
    data = mhtml(PAGE, "base64").replace(b"PCFET0NUWVBFIGh0bWw", b"PCFE*T0NU WVBFIGh0bWw", 1)
    assert pages(read(data)) == pages(read(PAGE))


def test_text_with_a_colon_is_not_a_message(read: Read) -> None:
    found = read(b"Title: Something\nMore: of it\n\nContent-Type: text/html\n")
    assert problems(found) == [(ProblemKind.NOT_A_PAGE, "input")]


def test_a_boundary_is_not_a_pattern(read: Read) -> None:
    found = read(message(part(PAGE, content_type="text/html"), boundary="a+(b"))
    assert pages(found) == pages(read(PAGE))
