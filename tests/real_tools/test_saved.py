"""Genuine pages saved by real programs say what the plain page says; nothing that is saved is kept.

The programs are lynx, w3m, links, chromium, single-file and firefox-esr; what is not installed is skipped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cgt_cite.document import Document
from cgt_cite.model import Page
from cgt_cite.pages import read_pages
from cgt_cite.pages.concatenated import split_documents
from tests.real_tools.saving import DUMPS, NEEDS, PAGES, program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.real_tools
COUNT = 5  # a browser takes seconds for each page
CUT = re.compile(r"\S{0,80}(?:\.{3}|…)\S*|https?://\S+")  # a text dump does not have what is cut for display


def read(data: bytes) -> Page:
    (page,) = read_pages(Document.of_bytes("page", data))
    assert isinstance(page, Page)
    return page


def originals(shared: Path) -> list[bytes]:
    """Pages with references, evenly from all there are."""
    pages = [path.read_bytes() for path in sorted((shared / "pages" / "article").glob("*.html"))]
    shown = [split_documents(page)[0] for page in pages if b"references-list" in page]
    return shown[:: max(1, len(shown) // COUNT)][:COUNT]


def needs(way: str) -> None:
    if not program(NEEDS.get(way, way)):
        pytest.skip(f"{NEEDS.get(way, way)} is not here")


@pytest.mark.parametrize("way", PAGES)
def test_pages(way: str, shared: Path, tmp_path: Path) -> None:
    needs(way)
    for html in originals(shared):
        plain, saved = read(html), read(PAGES[way](html, tmp_path))
        assert saved.references == plain.references, plain.article.PMID
        assert saved.reference_count == plain.reference_count, plain.article.PMID
        assert saved.article == plain.article, plain.article.PMID


@pytest.mark.parametrize("way", DUMPS)
def test_dumps(way: str, shared: Path, tmp_path: Path) -> None:
    needs(way)
    for html in originals(shared):
        plain, saved = read(html), read(DUMPS[way](html, tmp_path))
        pmid = plain.article.PMID
        assert pmid == saved.article.PMID
        assert saved.article.DOI == plain.article.DOI
        assert [letters(reference.text) for reference in saved.references] == [
            letters(reference.text) for reference in plain.references
        ], pmid
        for shown, expected in zip(saved.references, plain.references, strict=True):
            assert shown.links == expected.links, pmid
            if way in ("lynx", "firefox-text"):
                assert shown.work.DOI.casefold() == expected.work.DOI.casefold(), pmid
                assert (shown.work.PMID, shown.work.PMCID) == (expected.work.PMID, expected.work.PMCID), pmid


def letters(text: str) -> str:
    """The text without blanks, in front of the first address."""
    return re.sub(r"\s", "", CUT.split(text)[0])
