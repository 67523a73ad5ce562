"""PMC article pages: genuine ones counted by patterns over their bytes, and the project's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cgt_cite.model import Name, PartialDate
from tests.pages.reading import files_below, fixture, genuine_pages_in, page_in, problem_in

if TYPE_CHECKING:
    from pathlib import Path

LABELS = {"DOI": ("DOI",), "PMC": ("PMC free article",), "PubMed": ("PubMed",)}


def test_link_that_is_not_an_address() -> None:
    data = fixture("pmc.html").replace("?term=", "//[Author]?term=")
    assert data != fixture("pmc.html")
    assert page_in(data).article == page_in(fixture("pmc.html")).article


def test_own_citation() -> None:
    work = page_in(fixture("pmc.html")).article
    assert (work.title, work.container_title, work.container_title_short) == (
        "An example",
        "Journal of Examples",
        "J Ex",
    )
    assert work.author.names == (Name("Berg", "Jan", "van der"), Name("Doe", "Mary"))
    assert (work.issued, work.volume, work.issue, str(work.page)) == (
        PartialDate(2020, 8, 31),
        "60",
        "4",
        "1833-1862",
    )
    assert (work.DOI, work.PMID, work.PMCID) == ("10.1000/Ex.1", "10000001", "PMC1000001")
    assert (work.indexing.abstract, work.indexing.keyword) == ("Methods: We tried.", ("alpha", "beta"))


def test_references() -> None:
    first, second, third = page_in(fixture("pmc.html")).references
    assert first.text == "Doe J. First. J Ex. 1999;1:1. doi: 10.1000/a."
    assert (first.work.DOI, first.work.PMCID, first.work.PMID) == ("10.1000/A<1::b>2", "PMC900001", "900001")
    assert tuple(map(str, first.work.other_ids)) == ("DOI:10.1000/sch(1)2", "PMID:900003")
    assert first.links == ("DOI", "PMC", "PubMed")
    assert (second.text, second.links) == ("Roe R [in press]. See https://ex.org/a.", ())
    assert (third.text, third.heading, third.position) == ("Third C. 2003. Note.", "Further reading", 3)
    assert (third.work.DOI, third.work.PMID) == ("10.1000/sch(1)2", "900003")


def test_old_layout() -> None:
    page = page_in(fixture("pmc_old.html"))
    work = page.article
    assert work.author.names == (
        Name("Berg", "Jan", "van der"),
        Name("Doe", "Mary"),
        Name("Roe", "Rita C.V."),
    )
    assert (work.PMCID, work.issued, str(work.page)) == ("PMC1000001", PartialDate(2008, 1), "57-67")
    first, second, third = page.references
    assert first.text == "Doe J, Roe R. First. J Ex. 1999;1:1–9."
    assert (first.work.DOI, first.work.PMCID, first.work.PMID) == ("10.1000/A(1)2", "PMC900001", "900001")
    assert second.text == "2001 Report. Place: Press; 2001."
    assert (third.text, third.heading) == ("Third C. http://ex.org/", "Web sites")


def test_a_page_of_pmc_that_is_not_an_article() -> None:
    problem = problem_in('<html><meta name="ncbi_db" content="pmc"><title>Home - PMC - NCBI</title></html>')
    assert problem.detail == "this is a PMC page, but not an article"


def test_every_genuine_reference_and_link(shared: Path) -> None:
    paths = files_below(shared / "pages" / "pmc", "[!0-9]*.html") + files_below(
        shared / "pages" / "pmc", "2026*"
    )
    assert len(paths) >= 8
    for path in paths:
        raw = path.read_text("utf-8")
        listed = raw[raw.index('class="ref-list"') :]
        (page,), to_itself = genuine_pages_in(path)
        assert len(page.references) == len(re.findall(r"<cite>", listed)), path.name
        for label, shown in LABELS.items():
            expected = sum(listed.count(f">{text}</a>]") for text in shown)
            assert sum(label in reference.links for reference in page.references) == expected, path.name
        with_pmid = sum(bool(reference.work.PMID) for reference in page.references)
        assert with_pmid >= listed.count(">PubMed</a>]") - to_itself, path.name
        for reference in page.references:
            assert reference.text, (path.name, reference.position)
            assert "Google Scholar" not in reference.text, (path.name, reference.position)
            assert not tuple(map(str, reference.work.other_ids)), (path.name, reference)


@pytest.mark.parametrize(("name", "count"), [("2010_pmc-article1.html", 0), ("2010_pmc-article2.html", 38)])
def test_genuine_pages_of_2010(shared: Path, name: str, count: int) -> None:
    path = shared / "pages" / "pmc" / name
    raw = path.read_text("utf-8")
    page = page_in(path.read_bytes())
    assert raw.count('<li id="CR') == count == len(page.references)
    assert sum(bool(reference.work.PMID) for reference in page.references) == raw.count(">PubMed</a>]")
    assert (page.article.PMID, page.article.PMCID) == ("19002842", "PMC2151964")
