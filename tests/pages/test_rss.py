"""PubMed's RSS feeds, of today and of before 2020."""

from __future__ import annotations

import html
import re

import pytest

from cgt_cite.model import Name, Page, PartialDate
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, page_in, pages_in, problem_in, read_all


def test_each_item_is_an_article() -> None:
    first, second, third = (page.article for page in pages_in(fixture("feed.xml")))
    assert first.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert first.author.names == (
        Name("Beispiel", "Anna"),
        Name("Esempio", "Marco"),
        Name("Muster", "Jo", "van"),
    )
    assert (first.container_title, first.container_title_short) == ("Test journal of medicine", "Test J Med")
    assert (first.issued, first.volume, str(first.page)) == (PartialDate(2023, 5, 4), "12", "101-109")
    assert (first.PMID, first.DOI) == ("91000011", "10.5555/tj.2023.0111")
    assert (
        first.indexing.abstract == "We followed 40 harbour pilots for one year. Short sleep went with fever."
    )
    assert (second.PMID, third.PMID, str(third.page)) == ("91000022", "91000033", "e33")


def test_a_feed_of_before_2020() -> None:
    work = page_in(fixture("feed.2013.xml")).article
    assert (work.PMID, work.title) == ("91000011", "Sleep length and mild fever")
    assert work.author.names == (Name("Beispiel", "A"), Name("Esempio", "M"), Name("Muster", "J", "van"))
    assert (work.container_title_short, str(work.issued)) == ("Test J Med", "2013-03-05")
    assert work.indexing.abstract == "Background: We followed H2O. It worked."


def test_groups_and_pmcids() -> None:
    changes = (
        ("<dc:creator>Jo van Muster<", "<dc:creator>Harbour Fever Study Group<"),
        ("| DOI:", '| PMC:<a href="https://pmc.ncbi.nlm.nih.gov/articles/PMC9900011/">PMC9900011</a> | DOI:'),
    )
    text = fixture("feed.xml")
    for old, new in changes:
        text = text.replace(old, new, 1)
    work = pages_in(text)[0].article
    assert (work.author.names[2], work.PMCID) == (Name(literal="Harbour Fever Study Group"), "PMC9900011")


@pytest.mark.parametrize(
    "data",
    [
        fixture("feed.xml").replace("UTF-8", "UTF-16").encode("utf-16"),
        fixture("feed.xml").encode("utf-8-sig"),
        re.sub(
            r"<!\[CDATA\[(.*?)\]\]>",
            lambda match: html.escape(match[1]),
            fixture("feed.xml"),
            flags=re.DOTALL,
        ).encode(),
        fixture("feed.xml").replace("<dc:identifier>pmid:", "<dc:identifier>x:").encode(),
        fixture("feed.xml")
        .replace("<dc:identifier>pmid:", "<dc:identifier>x:")
        .replace(">pubmed:", ">")
        .encode(),
    ],
    ids=["UTF-16", "BOM", "escaped", "known by guid", "known by link"],
)
def test_the_same_feed_written_otherwise(data: bytes) -> None:
    found = [page.article for page in read_all(data) if isinstance(page, Page)]
    assert found == [page.article for page in pages_in(fixture("feed.xml"))]


def test_a_feed_that_is_cut_off() -> None:
    page, problem = read_all(fixture("feed.xml")[:3000])
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.TRUNCATED


def test_a_feed_of_others_is_named() -> None:
    item = "<item><title>x</title><link>https://example.org/articles/12</link></item>"
    problem = problem_in(f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>')
    assert (problem.kind, "RSS feed" in problem.detail) == (ProblemKind.NOT_A_PAGE, True)
