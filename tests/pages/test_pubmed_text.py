"""Text dumps of one page against the page itself: by lynx, w3m, links, Firefox, and copied from a browser."""

from __future__ import annotations

import pytest
from reading import fixture, page_in, problem_in

from cgt_cite.model import Page
from cgt_cite.problems import Kind

DUMPS = ("lynx", "w3m", "links", "copied", "firefox")
FIELDS = ("title", "author", "issued", "epub", "volume", "issue", "page", "DOI", "PMID", "PMCID", "abstract")
FIELDS += ("keyword", "grant", "container_title_short")
CUT = "https://example.org/a/very/long/address/that/is/cut/for/display/on/the/p..."
WHOLE = "https://example.org/a/very/long/address/that/is/cut/for/display/on/the/page/of/the/site.html"


def dump(tool: str) -> Page:
    return page_in(fixture(f"article.{tool}.txt"))


@pytest.fixture(scope="module")
def html() -> Page:
    return page_in(fixture("article.html"))


@pytest.mark.parametrize("tool", DUMPS)
def test_references(tool: str, html: Page) -> None:
    found = dump(tool)
    assert found.references_stated == html.references_stated == 14
    assert [reference.text.replace(CUT, WHOLE) for reference in found.references] == [
        reference.text for reference in html.references
    ]
    for shown, expected in zip(found.references, html.references, strict=True):
        assert shown.links == expected.links
        assert shown.heading == expected.heading
        assert shown.work.note == expected.work.note


@pytest.mark.parametrize("tool", ["lynx", "firefox"])
def test_addresses_of_links(tool: str, html: Page) -> None:
    for shown, expected in zip(dump(tool).references, html.references, strict=True):
        assert shown.work.DOI.casefold() == expected.work.DOI.casefold()
        assert (shown.work.PMID, shown.work.PMCID) == (expected.work.PMID, expected.work.PMCID)
        assert shown.text == expected.text  # the address that is cut for display is whole in the list


@pytest.mark.parametrize("tool", DUMPS)
@pytest.mark.parametrize("field", FIELDS)
def test_own_citation(tool: str, field: str, html: Page) -> None:
    assert getattr(dump(tool).article, field) == getattr(html.article, field)


def test_firefox_on_windows() -> None:
    assert page_in(fixture("article.firefox.txt").replace("\n", "\r\n")) == dump("firefox")


@pytest.mark.parametrize("tool", DUMPS)
def test_linked_articles(tool: str, html: Page) -> None:
    (shown,), (expected,) = dump(tool).article.linked, html.article.linked
    assert (shown.relation, shown.work.PMID, shown.work.DOI) == (
        expected.relation,
        expected.work.PMID,
        expected.work.DOI,
    )


def numbered(*references: str) -> str:
    return "PMID: 10000001\n\nReferences\n\n" + "\n".join(references) + "\n\nPublication types\n\n  Review\n"


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (("  1. First. 2001.", "  2. Second. 2002.", "  3. Third. 2003."), ["First", "Second", "Third"]),
        (("1. First. 2001.", "1. Second. 2002."), ["First", "Second"]),
        (("* First. 2001.", "* Second. 2002."), ["First", "Second"]),
        (("First. 2001. - DOI", "Second. 2002.", "", "Third. 2003."), ["First", "Second", "Third"]),
        (("  1. First. 2001.", "     2019. On a line of its own."), ["First"]),
        (("  1.", "       1. First. 2001.", "  2.", "       1. Second. 2002."), ["First", "Second"]),
    ],
)
def test_ways_to_number(lines: tuple[str, ...], texts: list[str]) -> None:
    references = page_in(numbered(*lines)).references
    assert [reference.text.partition(".")[0] for reference in references] == texts


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("10.1016/S0140-6736(12)", "60282-7."), "10.1016/S0140-6736(12)60282-7."),
        (("https://example.org/", "path/to"), "https://example.org/path/to"),
        (("https:", "//example.org/"), "https://example.org/"),
        (("in a health-", "related field"), "in a health-related field"),
        (("of pre-", "and postnatal"), "of pre- and postnatal"),
        (("J Ex 2001;", "32:397"), "J Ex 2001;32:397"),
        (("J Ex 2001;", "Vol. 3"), "J Ex 2001; Vol. 3"),
        (("Title -", "subtitle"), "Title - subtitle"),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: tuple[str, ...], text: str) -> None:
    wrapped = [f"  1. Doe J. Words, {lines[0]}", f"     {lines[1]}"]
    (reference,) = page_in(numbered(*wrapped)).references
    assert reference.text == f"Doe J. Words, {text}"


def test_a_text_that_only_speaks_of_pubmed_is_no_page() -> None:
    text = "How to save\n\nPress *Show all 21 references* on a page of PubMed.\n\nPMID: is shown there.\n"
    assert problem_in(text).kind is Kind.NOT_A_PAGE
