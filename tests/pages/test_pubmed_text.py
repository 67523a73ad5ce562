"""Text dumps of a page against the page itself: by lynx, w3m, links, Firefox, copied, printed."""

from __future__ import annotations

import pytest

from cgt_cite.model import Page, PartialDate
from cgt_cite.problems import ProblemKind
from tests.pages.reading import field_of, fixture, page_in, pages_in, problem_in

DUMPS = ("lynx", "w3m", "links", "copied", "firefox", "printed")
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
    assert found.reference_count == html.reference_count == 14
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
    assert field_of(dump(tool).article, field) == field_of(html.article, field)


def test_firefox_on_windows() -> None:
    assert page_in(fixture("article.firefox.txt").replace("\n", "\r\n")) == dump("firefox")


@pytest.mark.parametrize("tool", DUMPS)
def test_linked_articles(tool: str, html: Page) -> None:
    (shown,), (expected,) = dump(tool).article.indexing.linked, html.article.indexing.linked
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


def test_a_text_that_only_mentions_pubmed_is_not_a_page() -> None:
    text = "How to save\n\nPress *Show all 21 references* on a page of PubMed.\n\nPMID: is shown there.\n"
    assert problem_in(text).kind is ProblemKind.NOT_A_PAGE


FOOTER = """
Full text links
[x]
Cite
NCBI Literature Resources
MeSH PMC Bookshelf Disclaimer
The PubMed wordmark and PubMed logo are registered trademarks.
Follow NCBI
Connect with NLM
National Library of Medicine
8600 Rockville Pike
"""
COPIED = fixture("article.copied.txt")


def test_the_footer_of_the_site_is_not_a_reference() -> None:
    ends, _, _ = COPIED.partition("Publication types\n\n    Review")
    assert page_in(ends + FOOTER).references == dump("copied").references


def test_every_article_of_several_pages_in_one_text() -> None:
    other = COPIED.replace("10000001", "10000002").replace("10.1000/Ex.1", "10.1000/Ex.2")
    for text in (COPIED + other + COPIED, "\r\n".join((COPIED + FOOTER + other + FOOTER).splitlines())):
        first, second = pages_in(text)
        assert (first.article, first.references) == (dump("copied").article, dump("copied").references)
        assert (second.article.PMID, second.references) == ("10000002", first.references)


def test_of_one_article_the_fullest_page_counts() -> None:
    cut = COPIED.replace("    1. Last L. Short. 2001.\n", "")
    assert page_in(cut + COPIED + cut) == dump("copied")


def test_a_list_of_articles_is_not_an_article_page() -> None:
    similar = "A title.\nRoe R, et al.\nJ Ex. 2020;1:2. doi: 10.1000/2.\nPMID: 10000009\n"
    text = COPIED.replace(
        "Publication types\n\n", f"Similar articles\n{similar}{similar}\nPublication types\n\n"
    )
    assert page_in(text).article == dump("copied").article


@pytest.mark.parametrize("end", ["", FOOTER])
def test_a_chapter(end: str) -> None:
    page = page_in(fixture("book.copied.txt") + end)
    work = page.article
    assert (work.type, work.title, work.container_title) == ("chapter", "Harbour Fever", "ProbeReviews")
    assert [str(name) for name in work.author.names] == ["Probst, Karl", "Muster, Lia"]
    assert (work.publisher, work.publisher_place) == ("Probe Publishing", "Testville (TS)")
    assert (work.issued, work.PMID) == (PartialDate(2022, 5, 8), "91000077")
    assert (work.indexing.abstract, tuple(map(str, work.other_ids))) == (
        "Harbour fever comes and goes.",
        ("Bookshelf ID:NBK999999",),
    )
    assert (len(page.references), page.reference_count) == (2, 12)


@pytest.mark.parametrize("sheet", ["1 of 2", "1/2", "Page 1 of 2"])
@pytest.mark.parametrize("date", ["3/12/24, 9:05 AM", "12.03.2024, 09:05", "2024-03-12 09:05"])
def test_margins_of_prints(sheet: str, date: str) -> None:
    printed = fixture("article.printed.txt").replace("3/12/24, 9:05 AM", date).replace("1/2\n", f"{sheet}\n")
    assert page_in(printed) == dump("printed")


def test_several_prints_in_one_text() -> None:
    other = fixture("article.printed.txt").replace("10000001", "10000002")
    assert [page.article.PMID for page in pages_in(fixture("article.printed.txt") + other)] == [
        "10000001",
        "10000002",
    ]
