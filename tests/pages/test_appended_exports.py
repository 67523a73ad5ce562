"""Text exports as people keep them: sets appended, numbers with gaps, books, records without a PMID."""

from __future__ import annotations

from cgt_cite.model import Name, PartialDate, Work
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, page_in, pages_in, read_all

PETROV = Name("Petrov", "Iu V")
BOOK = {
    "publisher": "University of Test, Testville",
    "publisher_place": "Testville (TS)",
    "medium": "Internet",
    "edition": "2nd",
}


def works(name: str) -> list[Work]:
    return [page.article for page in pages_in(fixture(name))]


def test_abstracts() -> None:
    article, chapter, book, unnumbered, old = works("abstracts_appended.txt")
    assert article.author.names == (
        PETROV,
        Name("Doe", "M"),
        Name("Roe", "R"),
        Name(literal="Example Study Group of Adults, Boys and Children"),
    )
    assert article.indexing.abstract.splitlines() == [
        "This was done before:",
        "1. Nature. 2019;573(7772):15.",
        "2. Lancet. 2018 Jan 1;391:1-2. doi: 10.1000/other.",
        "10. Patient 2: A man of 40, PMID: 77777777.",
    ]
    assert [link.work.DOI for link in article.indexing.linked] == ["10.1000/ex.10"]
    assert (article.PMID, article.PMCID, article.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.1")
    assert article.indexing.conflict_of_interest == "None, as far as known."
    assert (chapter.type, chapter.title, chapter.container_title) == (
        "chapter",
        "Harbour Fever",
        "ProbeReviews(®)",
    )
    assert [str(name) for name in (*chapter.author.names, *chapter.editor.names)] == [
        "Probst, K",
        "Muster, L",
        "Muster, A",
        "Beispiel, B",
    ]
    assert {field: getattr(chapter, field) for field in BOOK} == BOOK
    assert (chapter.issued, chapter.PMID, chapter.PMCID) == (PartialDate(2006, 4, 18), "20000001", "")
    assert chapter.indexing.abstract == "Clinical characteristics: Harbour fever comes and goes."
    assert (book.type, book.title) == ("book", "To Err is to Test: Building a Safer Harbour")
    assert book.author.names == (Name(literal="Committee on Quality of Tests (US)"),)
    assert (book.number, book.collection_title) == ("12-EHC090", "Example Reviews")
    assert book.editor.names == (Name("Kohn", "LT"), Name("Corrigan", "JM"))
    assert (unnumbered.title, unnumbered.PMID, str(unnumbered.page)) == ("No number of its own", "", "e12345")
    assert (old.title, old.language, old.indexing.abstract) == ("[Eine Vision]", "de", "We see.")
    assert old.PMID == "10000005"


def test_a_record_that_does_not_begin_is_named() -> None:
    text = fixture("abstracts.txt").replace("2. Acta Ex.", "Acta Ex.")
    *_, problem = read_all(text)
    assert isinstance(problem, Problem)
    assert (problem.kind, "10000002" in problem.detail) == (ProblemKind.DAMAGED, True)


def test_summaries() -> None:
    article, ahead, chapter, book, group = works("summaries_appended.txt")
    assert article.title == "Ileal hyperplasia: what next? Lancet report. 2010 update"
    assert (article.author.names, article.DOI, article.PMID) == (
        (PETROV, Name("Doe", "M")),
        "10.1000/Ex.1",
        "10000001",
    )
    assert [(link.relation, link.work.PMID) for link in article.indexing.linked] == [
        ("Retraction in", "20137807"),
        ("Erratum in", ""),
    ]
    assert (ahead.PMID, ahead.PMCID, ahead.page, ahead.status) == (
        "10000002",
        "PMC1000002",
        None,
        "ahead of print",
    )
    assert (chapter.type, chapter.title, chapter.container_title, chapter.issued) == (
        "chapter",
        "Harbour Fever",
        "ProbeReviews(®)",
        PartialDate(2006, 4, 18),
    )
    assert (book.type, book.title, book.PMID) == (
        "book",
        "To Err is to Test: Building a Safer Harbour",
        "20000002",
    )
    assert (book.author.names, len(book.editor.names)) == (
        (Name(literal="Committee on Quality of Tests (US)"),),
        2,
    )
    assert (group.author.names, group.title) == (
        (Name(literal="Centers for Testing and Control (CTC)"),),
        "By a group",
    )


def test_tagged_records_of_pmc() -> None:
    article, unnumbered, below, book = works("records_of_pmc.txt")
    assert article.title == "Sleep length and mild fever in harbour pilots"
    assert (article.PMID, article.PMCID, str(article.page)) == ("10000001", "PMC1000001", "e33")
    assert (article.author.names, article.author.truncated) == ((PETROV, Name("Petrova", "Iu A")), True)
    assert (unnumbered.PMID, unnumbered.PMCID, unnumbered.author.names) == (
        "",
        "PMC1000002",
        (Name("Noname", "N"),),
    )
    assert str(unnumbered.page) == "4711"
    assert (below.PMID, below.PMCID, str(below.page)) == ("10000003", "PMC1000003", "4711")
    assert (book.type, book.title, book.collection_title) == (
        "book",
        "To Err is to Test",
        "The Example Collection",
    )
    assert (book.issued, book.ISBN, tuple(map(str, book.other_ids))) == (
        PartialDate(2009, 6, 30),
        "9780000000002",
        ("Bookshelf ID:NBK1",),
    )
    assert (book.editor.names, book.publisher_place) == ((Name("Kohn", "Linda T"),), "Washington (DC)")


def test_several_texts_on_a_page() -> None:
    texts = (fixture("abstracts.txt"), fixture("records_of_pmc.txt"), fixture("abstracts.txt"))
    page = "".join(f"<pre>{text}</pre>" for text in texts)
    assert len(pages_in(f"<html><body>{page}</body></html>")) == 3 + 4


def test_the_publishers_item_identifier_is_not_a_page() -> None:
    tagged = "PMID- 1\nTI  - A.\nLID - S0092-8674(19)30893-1 [pii]\nSO  - Cell. 2019 Aug 23.\n"
    assert page_in(tagged).article.page is None
