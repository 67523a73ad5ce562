"""The table of layouts, and what the dispatcher adds to the pages that a layout's module reads."""

from __future__ import annotations

import pytest

from cgt_cite.pages.layouts import LAYOUTS, Layout
from tests.pages.reading import fixture, page_in, problem_in


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_row_names_what_its_module_has(layout: Layout) -> None:
    assert callable(layout.module.read)
    assert layout.has_fits == hasattr(layout.module, "fits")
    assert layout.has_related_works == hasattr(layout.module, "related_works")


def test_a_page_names_its_layout_and_file() -> None:
    page = page_in("PMID: 91000011")
    assert (page.layout, page.source, page.is_list_entry) == ("identifier_list", "page", True)


def test_pubmed_xml_is_pubmeds_own_record() -> None:
    assert page_in(fixture("article.xml")).is_record
    assert not page_in(fixture("article.html")).is_record


def test_five_references_without_a_total_may_be_a_part_of_the_list() -> None:
    text = fixture("jina.md")
    page = page_in("\n".join(line for line in text.splitlines() if "Show all" not in line))
    assert (len(page.references), page.reference_count, page.may_be_incomplete) == (5, None, True)
    assert not page_in(text).may_be_incomplete


def test_a_problem_names_its_file() -> None:
    assert problem_in("<html><pre>nothing</pre></html>").where == "page"
