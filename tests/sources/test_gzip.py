"""Gzipped pages: appended, truncated, damaged, and malicious."""

from __future__ import annotations

import pytest

from cgt_cite.document import SIZE_LIMIT
from cgt_cite.problems import ProblemKind
from cgt_cite.sources import unpacking
from tests.sources.containers import (
    gzipped,
)
from tests.sources.reading import MB, PAGE, Read, pages, problems


def test_appended_pages_are_one_document(read: Read) -> None:
    assert pages(read(gzipped(PAGE) + gzipped(PAGE))) == pages(read(PAGE + PAGE))


def test_truncated(read: Read) -> None:
    found = read(gzipped(PAGE)[:-200])
    assert len(pages(found)) == 1
    assert problems(found) == [(ProblemKind.TRUNCATED, "input")]


def test_other_data_after_the_member(read: Read) -> None:
    found = read(gzipped(PAGE) + b"something else")
    assert pages(found) == pages(read(PAGE))
    assert problems(found) == [(ProblemKind.DAMAGED, "input")]


def test_wrong_checksum(read: Read) -> None:
    data = bytearray(gzipped(PAGE))
    data[-5] ^= 1
    found = read(bytes(data))
    assert problems(found) == [(ProblemKind.DAMAGED, "input")]


def test_bomb(read: Read) -> None:
    assert problems(read(gzipped(PAGE + bytes(2 * SIZE_LIMIT)))) == [(ProblemKind.TOO_LARGE, "input")]


def test_a_bomb_in_a_stream_without_a_limit(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_MIN_BUDGET", 4 * MB)
    stream = b'<?xml version="1.0"?><PubmedArticleSet>' + bytes(5 * MB).replace(b"\0", b" ")
    assert problems(read(gzipped(stream))) == [(ProblemKind.TOO_LARGE, "input")]
