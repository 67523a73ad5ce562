"""Genuine pages copied from a browser, whole or without the site around them, and many in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cgt_cite.model import Page
from tests.pages.copying import copied
from tests.pages.reading import files_below, read_all

if TYPE_CHECKING:
    from pathlib import Path

EVERY = 3  # of the pages: the more the slower
# two articles have a reference with a line break in it
BROKEN = {"35400843", "36394131"}

Facts = tuple[str, str, str, str, int, int | None]


def facts(page: Page) -> Facts:
    work = page.article
    count = 0 if work.PMID in BROKEN else len(page.references)
    return work.PMID, work.PMCID, work.DOI, work.title.removesuffix("."), count, page.reference_count


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[Facts, bytes]:
    """Each page by its facts; one page of each article."""
    found: dict[str, tuple[Facts, bytes]] = {}
    for path in files_below(shared / "pages" / "article", "*.html")[::EVERY]:
        data = path.read_bytes()
        shown = [page for page in read_all(data) if isinstance(page, Page)]
        if len(shown) == 1 and "twice" not in path.name:
            found.setdefault(shown[0].article.PMID, (facts(shown[0]), data))
    return dict(found.values())


def facts_in(text: str) -> list[Facts]:
    return [facts(page) for page in read_all(text) if isinstance(page, Page)]


@pytest.mark.parametrize("part", ["body", "main"])
def test_each_reads_the_same(pages: dict[Facts, bytes], part: str) -> None:
    assert {expected: facts_in(copied(data, part)) for expected, data in pages.items()} == {
        expected: [expected] for expected in pages
    }


@pytest.mark.parametrize("part", ["body", "main"])
def test_none_is_lost_where_many_are_in_one_text(pages: dict[Facts, bytes], part: str) -> None:
    assert facts_in("\r\n".join(copied(data, part) for data in pages.values())) == list(pages)
