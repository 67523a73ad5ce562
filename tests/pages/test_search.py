"""Pages of search results since 2020."""

from __future__ import annotations

import re

from cgt_cite.model import Name, PartialDate
from cgt_cite.problems import ProblemKind
from tests.pages.reading import fixture, pages_in, problem_in


def test_each_result_is_an_article() -> None:
    first, second = (page.article for page in pages_in(fixture("search.html")))
    assert (first.PMID, first.DOI, first.title) == ("10000001", "10.1000/ex.1", "A first result")
    assert (first.author.names, first.author.truncated) == ((Name("Doe", "J"), Name("Roe", "R")), False)
    assert (first.issued, first.volume, first.issue) == (PartialDate(2023, 11, 21), "5", "3")
    assert str(first.page) == "e12"
    assert (second.PMID, second.title, second.language) == ("10000002", "[Ein zweites]", "de")


def test_a_search_without_results() -> None:
    head, _, _ = fixture("search.html").partition("<article")
    problem = problem_in(head + "<p>No results were found.</p></div></div></section></body></html>")
    assert (problem.kind, problem.detail) == (
        ProblemKind.NOT_A_PAGE,
        "this is a search results page without results",
    )


def test_results_in_abstract_format() -> None:
    first, second, third = (page.article for page in pages_in(fixture("search_abstracts.html")))
    assert first.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert first.author.names == (
        Name("Beispiel", "Anna"),
        Name("Esempio", "Marco"),
        Name("Muster", "Jo", "van"),
    )
    assert (first.container_title, first.container_title_short) == ("Test journal of medicine", "Test J Med")
    assert (first.issued, first.volume, first.issue) == (PartialDate(2023, 5, 4), "12", "3")
    assert (first.PMID, first.PMCID, first.DOI) == ("91000011", "PMC9900011", "10.5555/tj.2023.0111")
    assert first.indexing.abstract.startswith("We followed 40 harbour pilots")
    assert (second.PMID, second.PMCID) == ("91000022", "PMC9900022")
    assert (third.PMID, third.PMCID, str(third.page)) == ("91000033", "", "e33")


def test_results_in_abstract_format_on_a_later_page_without_quotes() -> None:
    page = fixture("search_abstracts.html")
    later = re.sub(r'id="search-result-1-([\w-]+)"', r"id=search-result-12-\1", page)
    assert later != page
    assert [found.article for found in pages_in(later)] == [found.article for found in pages_in(page)]
