"""Whole reference lists without their page."""

from __future__ import annotations

import pytest

from cgt_cite.document import Document
from cgt_cite.model import Page
from cgt_cite.options import Scope
from cgt_cite.pages import read_pages
from cgt_cite.pipeline.digest import records
from tests.pages.reading import fixture, page_in, read_all

LIST = fixture("references_only.html")
ADDRESS = "https://pubmed.ncbi.nlm.nih.gov/91000011/references/"


def test_references() -> None:
    page = page_in(LIST)
    assert [reference.work.PMID for reference in page.references] == ["80000001", "80000002"]
    assert (page.references[0].work.DOI, page.reference_count) == ("10.5555/tj.2001.11", None)


@pytest.mark.parametrize(
    ("source", "pmid"),
    [
        ("91000011.html", "91000011"),
        ("references_91000011.html", "91000011"),
        ("pmid91000011-references (1).html", "91000011"),
        ("pubmed.ncbi.nlm.nih.gov/91000011/references/index.html", "91000011"),
        ("references of 2023.html", ""),
        ("91000011_91000022.html", ""),
        ("references.html", ""),
    ],
)
def test_the_article_is_known_by_its_file(source: str, pmid: str) -> None:
    (page,) = read_all(LIST, source)
    assert isinstance(page, Page)
    assert pmid == page.article.PMID


@pytest.mark.parametrize(
    "data",
    [
        f"<!-- saved from url=(0052){ADDRESS} -->\n{LIST}",
        f"<html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n--><body>{LIST}</body></html>",
    ],
)
def test_the_article_is_known_by_the_address_that_a_browser_notes(data: str) -> None:
    assert page_in(data).article.PMID == "91000011"


def test_the_article_is_known_by_the_address_that_an_archive_notes() -> None:
    (page,) = read_pages(Document.of_bytes("crawl.warc", LIST.encode(), ADDRESS))
    assert isinstance(page, Page)
    assert page.article.PMID == "91000011"


def test_of_an_unknown_article_only_the_references_are_kept() -> None:
    kept = list(records(page_in(LIST), Scope.ALL))
    assert [record.position for record in kept] == [1, 2]
