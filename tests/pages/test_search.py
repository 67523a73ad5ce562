"""Pages of search results since 2020."""

from __future__ import annotations

from reading import fixture, pages_in, problem_in

from cgt_cite.model import Name, PartialDate
from cgt_cite.problems import Kind


def test_each_result_is_an_article() -> None:
    first, second = (page.article for page in pages_in(fixture("search.html")))
    assert (first.PMID, first.DOI, first.title) == ("10000001", "10.1000/ex.1", "A first result")
    assert (first.author, first.author_cut) == ((Name("Doe", "J"), Name("Roe", "R")), False)
    assert (first.issued, first.volume, first.issue) == (PartialDate(2023, 11, 21), "5", "3")
    assert str(first.page) == "e12"
    assert (second.PMID, second.title, second.language) == ("10000002", "[Ein zweites]", "de")


def test_a_search_without_results() -> None:
    head, _, _ = fixture("search.html").partition("<article")
    problem = problem_in(head + "<p>No results were found.</p></div></div></section></body></html>")
    assert (problem.kind, problem.detail) == (
        Kind.NOT_A_PAGE,
        "this is a page of search results without any result",
    )
