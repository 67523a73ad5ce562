"""Lists of PMIDs and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgt_cite.model import Page
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import pages_in, problem_in, read_all

WAYS = (
    *("{}", "PMID: {}", "PMID:{}", "pmid {}", "PMID={}", "pubmed:{}", "{}.0", '"{}"', "* {}", "- PMID: {}"),
    *("https://pubmed.ncbi.nlm.nih.gov/{}/", "https://www.ncbi.nlm.nih.gov/pubmed/{}?dopt=Abstract"),
    *("http://www.ncbi.nlm.nih.gov/m/pubmed/{}/", "pubmed.gov/{}", "https://pubmed.ncbi.nlm.nih.gov/{}/#x"),
    "https://pubmed-ncbi-nlm-nih-gov.proxy.example.org/{}/",
)


@given(
    st.lists(st.integers(1, 99_999_999), min_size=1, max_size=8),
    st.sampled_from(WAYS),
    st.sampled_from(("\n", "\r\n", "\n\n")),
    st.sampled_from(("", "PMID\n", "URL\n", "\ufeff")),
)
def test_each_line_is_an_article(numbers: list[int], way: str, between: str, header: str) -> None:
    text = header + between.join(way.format(number) for number in numbers) + "\n"
    assert [page.article.PMID for page in pages_in(text)] == list(map(str, numbers))


@pytest.mark.parametrize("text", ["1, 22,333", "1 22 333", "1;22;333", "1\t22\t333\n", "[1, 22, 333]"])
def test_several_on_a_line(text: str) -> None:
    assert [page.article.PMID for page in pages_in(text)] == ["1", "22", "333"]


def test_other_identifiers() -> None:
    found = [
        page.article
        for page in pages_in(
            "PMC9900011\nhttps://doi.org/10.5555/tj.2023.0111\n10.5555/a(1)2\n(10.5555/a(1)).\n"
        )
    ]
    assert [(work.PMCID, work.DOI) for work in found] == [
        ("PMC9900011", ""),
        ("", "10.5555/tj.2023.0111"),
        ("", "10.5555/a(1)2"),
        ("", "10.5555/a(1)"),
    ]


def test_identifiers_of_one_article_on_a_line() -> None:
    (page,) = pages_in("PMID: 91000011; PMCID: PMC9900011; DOI: 10.5555/tj.2023.0111\n")
    assert (page.article.PMID, page.article.PMCID) == ("91000011", "PMC9900011")
    assert page.article.DOI == "10.5555/tj.2023.0111"


def test_other_entries_are_counted() -> None:
    *pages, problem = read_all("91000011\n123456789012\nhttps://pubmed.ncbi.nlm.nih.gov/?term=fever\n")
    assert [page.article.PMID for page in pages if isinstance(page, Page)] == ["91000011"]
    assert isinstance(problem, Problem)
    assert problem.detail.startswith("2 of its entries")


@pytest.mark.parametrize("text", ["91000011 apples\n", "PMID: 91000011\nA title\n", "2023-05-04\n12:30\n"])
def test_other_texts_are_no_lists(text: str) -> None:
    assert not [
        item for item in read_all(text) if isinstance(item, Page) and item.layout == "identifier_list"
    ]


def test_a_summary_as_json_is_named() -> None:
    problem = problem_in('{"header": {"type": "esummary"}, "result": {"uids": ["1"], "1": {"uid": "1"}}}')
    assert (problem.kind, problem.remedy) == (ProblemKind.NOT_A_PAGE, "fetch the record with efetch as XML")
