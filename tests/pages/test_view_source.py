"""The source of a page as browsers show and save it."""

from __future__ import annotations

import pytest

from cgt_cite.problems import ProblemKind
from tests.pages.reading import fixture, page_in, problem_in


@pytest.mark.parametrize("browser", ["firefox", "chrome"])
def test_the_page_in_a_source_view(browser: str) -> None:
    page = page_in(fixture(f"view_source.{browser}.html"))
    assert (page.layout, page.article.PMID) == ("pubmed", "91000011")
    assert [reference.work.PMID for reference in page.references] == [
        "80000001",
        "80000002",
        "",
        "80000004",
        "80000005",
    ]
    assert page.reference_count == 23


@pytest.mark.parametrize("source", ["", "&lt;html&gt;a shopping list&lt;/html&gt;"])
def test_the_source_of_another_page_is_named(source: str) -> None:
    problem = problem_in(f'<html><body id="viewsource"><pre>{source}</pre></body></html>')
    assert (problem.kind, "source view" in problem.detail) == (ProblemKind.NOT_A_PAGE, True)
