"""PubMed's pages from 2009 to 2019: genuine ones, and the project's own in their markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.model import Name, PartialDate
from tests.pages.reading import fixture, page_in, pages_in, problem_in

if TYPE_CHECKING:
    from pathlib import Path


def test_abstract_page() -> None:
    work = pages_in(fixture("legacy_abstract.html"))[0].article
    assert work.title == "[A made-up title with a stop]"
    assert work.author.names == (Name("Berg", "JA", "van der", "Jr"), Name(literal="Example Study Group"))
    assert (work.container_title, work.container_title_short) == ("Journal of examples", "J Ex")
    assert (work.issued, work.volume, str(work.page)) == (PartialDate(2015, 3, 12), "56", "120-131")
    assert (work.PMID, work.PMCID, work.DOI) == ("10000001", "PMC1000001", "10.1000/Ex.2015.03")
    assert (work.status, work.language) == ("ahead of print", "fr")
    assert work.indexing.abstract == "Objectives: To try.\nMethods: We tried."
    assert work.indexing.keyword == ("alpha", "beta")
    assert (work.indexing.publication_type, work.indexing.mesh) == (
        ("Review",),
        ("Humans", "Genes / genetics*"),
    )
    assert [(link.relation, link.work.PMID, link.work.volume) for link in work.indexing.linked] == [
        ("Comment in", "10000009", "57")
    ]


def test_every_abstract_of_a_list() -> None:
    second = pages_in(fixture("legacy_abstract.html"))[1].article
    assert (second.PMID, second.title, second.author.names) == (
        "10000002",
        "A second one",
        (Name("Doe", "J"),),
    )
    assert (second.container_title_short, str(second.page)) == ("Acta Ex", "78-79")


def test_search_results() -> None:
    work = page_in(fixture("legacy_search.html")).article  # what leads to another database is no article
    assert (work.title, work.PMID, work.DOI) == ("A first result", "10000001", "10.1000/ex.1")
    assert work.author.names == (
        Name("Doe", "J"),
        Name("Berg", "JA", "van der", "Jr"),
        Name(literal="Example Study Group"),
    )
    assert (work.container_title, work.container_title_short) == ("Journal of examples", "J Ex")
    assert (work.issued, work.epub, str(work.page)) == (
        PartialDate(2014, 3),
        PartialDate(2014, 2, 5),
        "142-149",
    )


def test_lists_of_other_databases() -> None:
    problem = problem_in(
        '<html><div class="rprt"><p class="title"><a href="/gene/7157">TP53</a></p></div></html>'
    )
    assert "not from PubMed" in problem.detail


def test_genuine_search_results(shared: Path) -> None:
    path = shared / "pages" / "legacy" / "2015_legacy_search_results_sensebase.html"
    expected = re.findall(r'id="UidCheckBox(\d+)"', path.read_text("utf-8"))
    pages = pages_in(path.read_bytes())
    assert [page.article.PMID for page in pages] == expected
    for page in pages:
        work = page.article
        assert work.title, work.PMID
        assert work.author or work.title.startswith("["), work.PMID
        assert work.container_title, work.PMID
        assert work.issued, work.PMID


def test_genuine_abstract_of_2010(shared: Path) -> None:
    work = page_in((shared / "pages/legacy/2010_pmid15940349_abstractplus.html").read_bytes()).article
    assert (work.PMID, work.container_title, work.volume, str(work.page)) == (
        "15940349",
        "Acta biochimica Polonica",
        "52",
        "789-796",
    )
    assert [name.family for name in work.author.names] == ["Tkacz-Stachowska", "Lechward", "Skladanowski"]


def test_genuine_abstract_of_2016(shared: Path) -> None:
    work = page_in((shared / "pages/legacy/keepcosmos_pubmed.html").read_bytes()).article
    assert (work.PMID, work.DOI) == ("22188593", "10.2165/11597620-000000000-00000")
    assert (len(work.author.names), len(work.indexing.mesh), len(work.indexing.substance)) == (9, 14, 4)
    assert len(work.indexing.abstract.splitlines()) == 4
