"""PubMed XML: genuine records counted by patterns over their bytes, and the project's own."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from cgt_cite.document import HEAD_SIZE, SIZE_LIMIT, Document
from cgt_cite.errors import DamagedInputError
from cgt_cite.model import Name, Page, PartialDate
from cgt_cite.pages import read_pages
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import (
    files_below,
    fixture,
    genuine_pages_in,
    page_in,
    pages_in,
    problem_in,
    read_all,
)

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = fixture("article.xml")
BOOK = fixture("book.xml")


def test_every_genuine_record_reference_and_identifier(shared: Path) -> None:
    files = files_below(shared / "pages" / "xml")
    assert len(files) >= 100
    for path in files:
        raw = path.read_text("utf-8")
        pages, to_itself = genuine_pages_in(path)
        references = [reference for page in pages for reference in page.references]
        old_style = raw.count('RefType="Cites"')
        items = re.findall(r"<Reference>.*?</Reference>", raw, re.DOTALL)
        assert len(pages) == len(re.findall("<Pubmed(?:Book)?Article>", raw)), path.name
        assert len(references) == len(items) + old_style, path.name
        for kind, field in (("doi", "DOI"), ("pubmed", "PMID"), ("pmc", "PMCID")):
            expected = sum(f'IdType="{kind}"' in item for item in items)
            found = sum(bool(getattr(reference.work, field)) for reference in references)
            expected += old_style if kind == "pubmed" else 0
            expected -= to_itself if kind != "doi" else 0  # the link of a data set that has its own DOI
            assert found == expected, (path.name, kind)


def test_genuine_references_have_their_text(shared: Path) -> None:
    for path in files_below(shared / "pages" / "xml"):
        raw = path.read_text("utf-8")
        without = len(re.findall(r"<Reference>(?!\s*<Citation>)", raw))
        pages, _ = genuine_pages_in(path)
        assert sum(not reference.text for page in pages for reference in page.references) == without


def test_own_citation() -> None:
    work = page_in(ARTICLE).article
    assert work.title == "The abc gene & H2O"
    assert work.author.names == (Name("Berg", "Jan A", "van der", "Jr"), Name(literal="Example Study Group"))
    assert work.author.truncated
    assert (work.container_title, work.container_title_short) == ("Journal of examples", "J Ex")
    assert (str(work.issued), work.epub) == ("2021-03/2021-04", PartialDate(2020, 12, 5))
    assert (work.volume, work.issue, str(work.page), work.ISSN) == ("22", "1-2", "447-462", "1234-5679")
    assert (work.PMID, work.PMCID, work.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.1")
    assert work.indexing.abstract == "Methods: We tried.\nIt worked."
    assert work.language == "en, fr"
    assert work.indexing.mesh == ("Humans", "Genes / genetics*", "Genes / drug effects")
    assert work.indexing.keyword == ("alpha", "beta")
    assert work.indexing.grant == ("R01 1/HD/NICHD NIH HHS/United States",)
    assert tuple(map(str, work.other_ids)) == ("ClinicalTrials.gov:NCT00000001",)


def test_linked_articles() -> None:
    retraction, republication = page_in(ARTICLE).article.indexing.linked
    assert (retraction.relation, retraction.work.PMID, retraction.work.DOI) == (
        "Retraction in",
        "10000009",
        "10.1000/ex.9",
    )
    assert republication.relation == "Corrected and republished in"
    assert page_in(ARTICLE).article.retracted


def test_references_with_nested_lists() -> None:
    first, second, third, fourth = page_in(ARTICLE).references
    assert (first.text, first.work.DOI, first.work.PMID) == (
        "First A. J Ex. 1999;1:1.",
        "10.1000/a(b)c<1::x>2.0",
        "900001",
    )
    assert tuple(map(str, first.work.other_ids)) == ("DOI:10.1000/second",)
    assert (second.text, second.work.PMCID, second.heading) == ("", "PMC900002", "")
    assert (third.text, third.heading) == ("Smith B. Inner work. 2001.", "Included studies / Smith 2001")
    assert (fourth.heading, fourth.position) == ("Excluded studies", 4)


def test_chapter_of_a_book() -> None:
    page = page_in(BOOK)
    work = page.article
    assert (work.type, work.title, work.container_title) == ("chapter", "One chapter", "Handbook of examples")
    assert (work.author.names, work.editor.names) == ((Name("Writer", "Wim"),), (Name("Editor", "Eve"),))
    assert (work.publisher, work.publisher_place, work.edition) == ("Example Press", "Exeter (UK)", "2nd")
    assert (work.issued, work.ISBN) == (PartialDate(2011, 2, 3), "9780000000002")
    assert (work.PMID, tuple(map(str, work.other_ids))) == ("20000001", ("Bookshelf ID:NBK1",))
    assert [reference.text for reference in page.references] == ["Third C. 2003."]


@pytest.mark.parametrize(
    ("model", "printed", "issued", "epub"),
    [
        ("Print", "<Year>1999</Year>", PartialDate(1999), None),
        ("Print-Electronic", "<Year>2021</Year>", PartialDate(2021), PartialDate(2020, 12, 5)),
        ("Electronic-eCollection", "<Year>2021</Year>", PartialDate(2020, 12, 5), None),
        ("Electronic-Print", "<Year>2021</Year><Month>Mar</Month>", PartialDate(2020, 12, 5), None),
        ("Electronic", "<MedlineDate>Winter 2019?</MedlineDate>", PartialDate(2020, 12, 5), None),
        ("Print", "<MedlineDate>2000 Spring</MedlineDate>", PartialDate(2000, season=1), None),
        ("Print", "<MedlineDate>2000 1st Quart</MedlineDate>", PartialDate(2000), None),
    ],
)
def test_dates(model: str, printed: str, issued: PartialDate, epub: PartialDate | None) -> None:
    text = ARTICLE.replace("Print-Electronic", model)
    text = text.replace("<Year>2021</Year><Season>Mar-Apr</Season>", printed)
    work = page_in(text).article
    assert (work.issued, work.epub) == (issued, epub)


@pytest.mark.parametrize("join", ["", "\n", "\n\n  "])
def test_files_appended_to_one_another(join: str) -> None:
    assert len(pages_in(join.join([ARTICLE, BOOK, ARTICLE]))) == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_encodings(encoding: str) -> None:
    name = {"latin-1": "ISO-8859-1"}.get(encoding, encoding.removesuffix("-sig"))
    text = ARTICLE.replace('version="1.0"', f'version="1.0" encoding="{name}"').replace("abc", "Müller")
    assert page_in(text.encode(encoding)).article.title.startswith("The Müller gene")


def test_a_stream_larger_than_the_limit_is_read_piece_by_piece() -> None:
    class Endless(io.RawIOBase):
        """One record after another, more than may be in memory."""

        def __init__(self) -> None:
            self.left = SIZE_LIMIT // len(record) + 2

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.left -= 1
            return record if self.left >= 0 else b""

    record = b"<PubmedArticle>" + b"text" * 100_000 + b"</PubmedArticle>"
    document = Document("big", b"<PubmedArticleSet>", Endless())  # type: ignore[arg-type]
    count = sum(isinstance(item, Page) for item in read_pages(document))
    assert count > SIZE_LIMIT // len(record)


@pytest.mark.parametrize("length", range(0, len(ARTICLE), 97))
def test_truncated_anywhere(length: int) -> None:
    try:
        found = read_all(ARTICLE[:length])
    except DamagedInputError:
        return
    assert any(isinstance(item, Problem) for item in found)


def test_what_ends_early_keeps_the_records_before() -> None:
    page, problem = read_all((ARTICLE + BOOK)[:-100])
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert problem.kind is ProblemKind.TRUNCATED


@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;',
    ],
)
def test_entities_are_refused(declarations: str) -> None:
    text = f"<!DOCTYPE PubmedArticleSet [{declarations}]><PubmedArticleSet>&a;</PubmedArticleSet>"
    with pytest.raises(DamagedInputError, match="entities"):
        read_all(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<PubmedArticleSet><PubmedArticle>" + "<a>" * 1000, "inside one another"),
        ("<PubmedArticleSet><PubmedArticle>" + "x" * (SIZE_LIMIT + 2 * HEAD_SIZE), "a record of more than"),
        ("<PubmedArticleSet><a b='" + "x" * (SIZE_LIMIT), "a tag of more than"),
        ("<PubmedArticleSet></a>", "line 1: mismatched tag"),
        ("<PubmedArticleSet>\0", "line 1: not well-formed"),
    ],
)
def test_malicious_documents_are_rejected(text: str, reason: str) -> None:
    stream = io.BytesIO(text.encode())
    document = Document("malicious", stream.read(HEAD_SIZE), stream)
    with pytest.raises(DamagedInputError, match=reason):
        list(read_pages(document))


def test_an_empty_set_is_reported() -> None:
    problem = problem_in("<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>")
    assert (problem.kind, problem.detail) == (ProblemKind.NOT_A_PAGE, "this is PubMed XML without any record")
