"""Bytes to characters as browsers do it."""

from __future__ import annotations

import codecs

import pytest

from cgt_cite.model import Page
from cgt_cite.pages.charset import to_utf8
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import read_all
from tests.pages.sampled import html

TEXT = "<p>Gøtzsche – naïve “β”</p>"
LATIN = "<p>Gøtzsche – naïve</p>"


def declared(name: str, text: str) -> str:
    return f'<html><head><meta charset="{name}"></head>{text}'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("utf-16-be"), TEXT),
        (b"7", "7"),
        (b"a\0b Smith J. Lancet", "a\0b Smith J. Lancet"),
        (declared("utf-8", TEXT).encode(), declared("utf-8", TEXT)),
        (declared("windows-1252", LATIN).encode("windows-1252"), declared("windows-1252", LATIN)),
        (declared("iso-8859-1", LATIN).encode("windows-1252"), declared("iso-8859-1", LATIN)),
        (declared("gbk", "<p>中文</p>").encode("gbk"), declared("gbk", "<p>中文</p>")),
        (declared("shift_jis", "<p>日本</p>").encode("shift_jis"), declared("shift_jis", "<p>日本</p>")),
        (declared("nonsense", TEXT).encode(), declared("nonsense", TEXT)),
        (declared("utf-16", TEXT).encode(), declared("utf-16", TEXT)),
        (codecs.BOM_UTF8 + declared("windows-1252", TEXT).encode(), declared("windows-1252", TEXT)),
        (
            '<?xml version="1.0" encoding="iso-8859-2"?><p>ž</p>'.encode("iso-8859-2"),
            '<?xml version="1.0" encoding="iso-8859-2"?><p>ž</p>',
        ),
        (LATIN.encode("windows-1252"), LATIN),
        (b"", ""),
    ],
)
def test_text_of_bytes(data: bytes, text: str) -> None:
    assert to_utf8(data)[0].decode() == text


def test_declaration_of_http_equiv() -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">'
    assert to_utf8(f"{head}€".encode("iso-8859-15"))[0].decode() == f"{head}€"


def test_first_declaration_counts_in_whatever_case_it_is_written() -> None:
    first = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; CHARSET=windows-1252">'
    text = f'{first}<meta charset="UTF-8">{LATIN}'
    assert to_utf8(text.encode("windows-1252")) == (text.encode(), "")


@pytest.mark.parametrize("data", [TEXT.encode(), declared("gbk", "中文").encode("gbk"), b"plain"])
def test_nothing_is_remarked_where_nothing_is_assumed(data: bytes) -> None:
    assert to_utf8(data)[1] == ""


def test_assumed_encoding_is_remarked() -> None:
    assert to_utf8(LATIN.encode("windows-1252"))[1] == "read as windows-1252"


def test_lost_characters_are_counted() -> None:
    text, remark = to_utf8(declared("utf-8", "a\0b").encode() + b"\xff \xfe")
    assert text.decode().count("\ufffd") == 2
    assert remark.startswith("2 characters")


def test_bytes_that_no_encoding_explains() -> None:
    text, remark = to_utf8(b"<p>\x81\x8d</p>")
    assert "\ufffd" in text.decode()
    assert remark


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig"])
def test_page_in_another_encoding_is_the_same_page(name: str) -> None:
    text = html("The Strengthening")
    assert read_all(text.encode(name)) == read_all(text)


def test_windows_1252_is_reported() -> None:
    text = html("The Strengthening")
    found = read_all(text.replace('<meta charset="UTF-8">', "").encode("windows-1252"))
    problems = [item for item in found if isinstance(item, Problem)]
    pages = [item for item in found if isinstance(item, Page)]
    assert [problem.kind for problem in problems] == [ProblemKind.ENCODING]
    assert str(pages[0].article.author.names[4]) == "Gøtzsche, Peter C"
