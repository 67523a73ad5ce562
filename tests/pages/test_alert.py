"""Results that PubMed sends by mail, as text and HTML, with and without abstracts."""

from __future__ import annotations

import textwrap

import pytest

from cgt_cite.document import Document
from cgt_cite.model import Name, Page, PartialDate
from cgt_cite.pages import read_pages
from cgt_cite.problems import ProblemKind
from cgt_cite.sources.open import documents
from tests.pages.reading import FIXTURES, fixture, pages_in, problem_in

TEXT = fixture("alert.txt")
PRINTED = """<html><title>Sleep length - PubMed</title><body><p>Test J Med. 2023 May 4;12(3):101-9.</p>
<p>Sleep length</p><p>PMID: 91000011 DOI: 10.5555/tj.2023.0111</p><p>References</p>
<p>1. Adler B. Fever at sea. Test J Med. 2001;3(2):11-19.</p><p>PMID: 80000001</p></body></html>"""
PMIDS = ["91000011", "91000022", "91000033"]


def test_each_entry_is_an_article() -> None:
    first, second, third = (page.article for page in pages_in(TEXT))
    assert first.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert first.author.names == (Name("Beispiel", "A"), Name("Esempio", "M"), Name("Muster", "J", "van"))
    assert (first.container_title_short, first.issued) == ("Test J Med", PartialDate(2023, 5, 4))
    assert (first.volume, first.issue, str(first.page), first.DOI) == (
        "12",
        "3",
        "101-109",
        "10.5555/tj.2023.0111",
    )
    assert [first.PMID, second.PMID, third.PMID] == PMIDS


def test_both_parts_of_a_message_say_the_same() -> None:
    with (FIXTURES / "alert.eml").open("rb") as stream:
        (document,) = documents(stream, "alert.eml")
        assert isinstance(document, Document)
        found = [item.article for item in read_pages(document) if isinstance(item, Page)]
    assert found == [page.article for page in pages_in(TEXT)]


def wrapped(width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in TEXT.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        textwrap.indent(TEXT, "> "),
        textwrap.indent(TEXT, "   "),
        wrapped(72),
        wrapped(34),
        TEXT[TEXT.index("Items") :],
        TEXT[TEXT.index("1. Sleep") :],
        TEXT.replace("Similar articles\n", ""),
        f"Von: efback@nih.gov\nGesendet: Donnerstag, 4. Mai 2023\nBetreff: What's new\n\n{TEXT}",
    ],
)
def test_what_mail_programs_make_of_it(text: str) -> None:
    assert [page.article for page in pages_in(text)] == [page.article for page in pages_in(TEXT)]


def test_a_message_of_before_2020_with_a_book() -> None:
    book, article = (page.article for page in pages_in(fixture("alert.2017.html")))
    assert (book.type, book.PMID, book.author.names) == (
        "chapter",
        "91000077",
        (Name(literal="Probe Adult Board"),),
    )
    assert (book.container_title, book.publisher) == ("ProbeSummaries", "Probe Institute (TS)")
    assert (article.title, article.DOI) == ("Walking speed after hip repair", "10.5555/tj.2017.22")
    assert (article.container_title_short, str(article.issued)) == ("Test J Med", "2017-03-30")


def test_entries_with_abstracts() -> None:
    first, second = (page.article for page in pages_in(fixture("alert.abstracts.txt")))
    assert first.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert (first.indexing.abstract, first.PMID) == (
        "We followed 40 harbour pilots for one year.",
        "91000011",
    )
    assert (second.author.names, second.PMID) == ((Name("Muster", "P"), Name("Sample", "K")), "91000022")


@pytest.mark.parametrize(
    "text",
    [
        "1. Adler B, Cole D. Fever at sea. Test J\nMed. 2001;3(2):11-19.\nPMID: 80000001\n",
        "<html><body><ul><li>Foo B. Bar. J Ex. 2020. PMID: 12</li></ul></body></html>",
        PRINTED,
    ],
)
def test_lists_of_others_are_no_results(text: str) -> None:
    assert problem_in(text).kind is ProblemKind.NOT_A_PAGE
