"""Pages of NCBI Bookshelf, and PubMed's pages of chapters."""

from __future__ import annotations

from cgt_cite.model import Name, PartialDate
from cgt_cite.problems import ProblemKind
from tests.pages.reading import fixture, page_in, problem_in

PAGE = fixture("bookshelf.html")
BOOK_LINE = """<div class="book"><span>In: </span><a href="/x">ProbeReviews [Internet]</a>. Testville (TS):
Probe Publishing; 2022 Jan.<br><span>2022 May 8.</span></div>"""
PUBMED = f"""<!DOCTYPE html><html><head><meta name="ncbi_db" content="pubmed">
<meta name="citation_title" content="Harbour Fever"><meta name="citation_pmid" content="91000077"></head>
<body><main id="article-details"><div class="full-view" id="full-view-heading"><div>Book</div>
<h1 class="heading-title">Harbour Fever</h1><div class="inline-authors"><span class="authors-list-item">
<a class="full-name" href="/?term=Probst+K&amp;cauthor_id=91000077">Karl Probst</a></span></div>{BOOK_LINE}
<ul class="identifiers" id="full-view-identifiers"><li><span class="identifier pubmed">
<span class="id-label">PMID:</span> <strong class="current-id">91000077</strong></span></li>
<li><span class="identifier bookshelf"><span class="id-label">Bookshelf ID:</span>
<a class="id-link" href="/x">NBK999999</a></span></li></ul></div></main></body></html>"""


def test_chapter() -> None:
    work = page_in(PAGE).article
    assert (work.type, work.title, work.container_title) == (
        "chapter",
        "Harbour Fever",
        "ProbeReviews® [Internet]",
    )
    assert work.author.names == (
        Name("Probst", "Karla"),
        Name("Daly", "Mary B", "van"),
        Name(literal="ProbeReviews Editorial Board"),
    )
    assert (work.editor.names[0], len(work.editor.names), work.editor.truncated) == (
        Name("Muster", "A"),
        3,
        True,
    )
    assert (work.publisher, work.publisher_place) == ("University of Testville", "Testville (TS)")
    assert (work.issued, work.PMID) == (PartialDate(2025, 3, 20), "91000077")
    assert (work.indexing.keyword, tuple(map(str, work.other_ids))) == (
        ("Fever", "Harbour"),
        ("Bookshelf ID:NBK9999",),
    )


def test_references() -> None:
    guide, adler, dorn = page_in(PAGE).references
    assert (guide.position, guide.heading) == (1, "Published Guidelines")
    assert guide.text == "Committee on Fever. Guide. 2020. Available online. Accessed 3-20-25."
    assert adler.text == "Adler B, Cole D. Fever at sea. Test J Med. 2001;3:11-9."
    assert (adler.heading, adler.work.PMID, adler.work.PMCID) == ("", "80000001", "PMC9900001")
    assert (dorn.work.PMID, dorn.work.DOI, dorn.links) == (
        "80000002",
        "10.5555/st.2010.22",
        ("PubMed", "DOI"),
    )


def test_book() -> None:
    work = page_in(PAGE.replace("citation_inbook_title", "inbook")).article
    assert (work.type, work.title, work.container_title) == ("book", "Harbour Fever", "")


def test_other_pages_are_named() -> None:
    problem = problem_in(PAGE.replace("citation_title", "title"))
    assert (problem.kind, "Bookshelf" in problem.detail) == (ProblemKind.NOT_A_PAGE, True)


def test_chapter_on_pubmed() -> None:
    work = page_in(PUBMED).article
    assert (work.type, work.title, work.PMID) == ("chapter", "Harbour Fever", "91000077")
    assert (work.author.names, tuple(map(str, work.other_ids))) == (
        (Name("Probst", "Karl"),),
        ("Bookshelf ID:NBK999999",),
    )
    assert (work.container_title, work.publisher) == ("ProbeReviews", "Probe Publishing")
    assert (work.publisher_place, work.issued) == ("Testville (TS)", PartialDate(2022, 5, 8))
