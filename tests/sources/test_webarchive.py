"""Safari's web archives, and other property lists."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from cgt_cite.problems import ProblemKind
from tests.sources.containers import (
    ADDRESS,
    webarchive,
)
from tests.sources.reading import PAGE, Read, pages, problems, wrapped


def test_address(tmp_path: Path) -> None:
    (document,) = wrapped(tmp_path, webarchive(PAGE))
    assert document.url == ADDRESS


def test_encoding(read: Read) -> None:
    page = PAGE.replace(b'<meta charset="UTF-8">', b"").replace(b"Melo", "Mélô".encode())
    western = page.decode().encode("windows-1252", "xmlcharrefreplace")
    assert pages(read(webarchive(western, charset="windows-1252"))) == pages(read(page))


@pytest.mark.parametrize(
    "content", [{}, [], "text", {"WebMainResource": 1}, {"WebMainResource": {"WebResourceData": "text"}}]
)
@pytest.mark.parametrize("fmt", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_other_property_lists(read: Read, content: object, fmt: plistlib.PlistFormat) -> None:
    assert problems(read(plistlib.dumps(content, fmt=fmt))) == [(ProblemKind.NOT_A_PAGE, "input")]


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
def test_damaged(read: Read, data: bytes) -> None:
    assert problems(read(data)) == [(ProblemKind.DAMAGED, "input")]
