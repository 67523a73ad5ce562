"""Texts that PubMed saves: tagged records, abstracts, summaries, lists of PMIDs; plain or inside a page."""

from __future__ import annotations

from html import escape

import pytest

from cgt_cite.model import Name, PartialDate
from tests.pages.reading import field_of, fixture, page_in, pages_in, problem_in

VAN_DER_BERG = Name("Berg", "JA", "van der", "Jr")
GROUP = Name(literal="Example Study Group")


def test_tagged_record() -> None:
    work = pages_in(fixture("records.nbib"))[0].article
    assert work.title == "The abc gene & H2O"
    assert work.author.names == (Name("Berg", "Jan A", "van der", "Jr"), GROUP, Name("Doe", "Mary"))
    assert (work.container_title, work.container_title_short) == ("Journal of examples", "J Ex")
    assert (str(work.issued), work.epub) == ("2021-03/2021-04", PartialDate(2020, 12, 5))
    assert (work.volume, work.issue, str(work.page), work.ISSN) == ("22", "1-2", "447-462", "1234-5679")
    assert (work.PMID, work.PMCID, work.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.1")
    assert (work.language, work.indexing.abstract) == ("en, fr", "METHODS: We tried. It worked.")
    assert work.indexing.mesh == ("Humans", "Genes / genetics*", "Genes / drug effects")
    assert (work.indexing.keyword, work.indexing.substance) == (
        ("alpha", "beta"),
        ("5'-Nucleotidase", "Proteins (made up)"),
    )
    assert tuple(map(str, work.other_ids)) == ("ClinicalTrials.gov:NCT00000001",)
    assert [(link.relation, link.work.PMID) for link in work.indexing.linked] == [
        ("Retraction in", "10000009")
    ]


def test_tagged_record_of_an_electronic_article() -> None:
    work = pages_in(fixture("records.nbib"))[1].article
    assert (work.title, work.author.names, work.language) == ("[Ein Versuch]", (Name("Muster", "E"),), "de")
    assert (work.issued, work.epub, str(work.page)) == (PartialDate(2020, 12, 20), None, "e12")


def test_tagged_record_of_a_chapter() -> None:
    work = pages_in(fixture("records.nbib"))[2].article
    assert (work.type, work.title, work.container_title) == ("chapter", "One chapter", "Handbook of examples")
    assert (work.author.names, work.editor.names) == ((Name("Writer", "Wim"),), (Name("Editor", "Eve"),))
    assert (work.publisher, work.publisher_place) == ("Example Press", "Exeter (UK)")


def test_xml_and_tagged_text_say_the_same() -> None:
    tagged, xml = pages_in(fixture("records.nbib"))[0].article, page_in(fixture("article.xml")).article
    for field in ("title", "container_title", "container_title_short", "issued", "epub", "volume", "issue"):
        assert field_of(tagged, field) == field_of(xml, field), field
    for field in (
        "page",
        "DOI",
        "PMID",
        "PMCID",
        "ISSN",
        "mesh",
        "keyword",
        "grant",
        "other_ids",
        "language",
    ):
        assert field_of(tagged, field) == field_of(xml, field), field


def test_abstracts() -> None:
    first, second, third = (page.article for page in pages_in(fixture("abstracts.txt")))
    assert first.title == "The abc gene and a title that goes on"
    assert first.author.names == (VAN_DER_BERG, Name("Doe", "M"), GROUP)
    assert (str(first.issued), first.epub, str(first.page)) == (
        "2021-03/2021-04",
        PartialDate(2020, 12, 5),
        "447-462",
    )
    assert first.indexing.abstract.splitlines() == [
        "Methods: We tried, and again.",
        "Results: It worked: 1. Well.",
        "1. A list in an abstract.",
    ]
    assert (first.PMID, first.PMCID, first.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.1")
    assert first.indexing.conflict_of_interest == "None, as far as known."
    assert [(link.relation, link.work.DOI, str(link.work.page)) for link in first.indexing.linked] == [
        ("Comment in", "10.1000/ex.9", "5"),
        ("Comment in", "", "6"),
    ]
    assert (second.title, second.author.names, second.language) == (
        "[Ein Versuch]",
        (Name("Muster", "E"),),
        "de",
    )
    assert (third.title, third.author.names, third.PMID) == ("No names, no abstract", (), "10000003")
    assert second.indexing.abstract == third.indexing.abstract == ""


def test_summaries() -> None:
    first, second, third, fourth = (page.article for page in pages_in(fixture("summaries.txt")))
    assert (first.title, first.container_title_short) == ("The abc gene: what next?", "J Ex")
    assert first.author.names == (VAN_DER_BERG, Name("Doe", "M"), GROUP)
    assert (first.PMID, first.PMCID, first.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.1")
    assert (second.title, second.container_title_short) == ("[Ein Versuch]", "Acta Ex (Exeter)")
    assert (second.issued, str(second.page), second.PMID) == (PartialDate(2020, 12, 20), "e12", "10000002")
    assert (first.language, second.language) == ("", "de")
    assert (third.title, third.author.names) == ("No names. Two sentences", ())
    assert (fourth.title, fourth.PMID) == ("No citation either PMID: 10000004", "10000004")


@pytest.mark.parametrize("text", ["10000001\n10000002", "10000001\r\n10000002\r\n", " 10000001, 10000002 "])
def test_lists_of_pmids(text: str) -> None:
    assert [page.article.PMID for page in pages_in(text)] == ["10000001", "10000002"]


@pytest.mark.parametrize("name", ["records.nbib", "abstracts.txt", "summaries.txt", "article.xml"])
@pytest.mark.parametrize(
    "around",
    [
        '<!DOCTYPE html><html><body><main><pre id="search-results">{}</pre></main></body></html>',
        '<html><head></head><body><pre style="word-wrap: break-word;">{}</pre></body></html>',
        "<html><body><pre>menu</pre><pre class=article-details>{}</pre></body></html>",
    ],
)
def test_inside_a_page(name: str, around: str) -> None:
    shown = pages_in(around.format(escape(fixture(name))))
    assert [page.article for page in shown] == [page.article for page in pages_in(fixture(name))]


def test_a_list_of_pmids_inside_a_page() -> None:
    pages = pages_in('<html><body><pre id="search-results">10000001\n10000002\n</pre></body></html>')
    assert [page.article.PMID for page in pages] == ["10000001", "10000002"]


def test_a_text_in_a_text_in_a_text_is_not_followed() -> None:
    text = "PMID: 1"
    for _ in range(3):
        text = f"<pre>{escape(text)}</pre>"
    assert problem_in(text).where == "page"
