"""References whose link leads to the citing article itself."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cgt_cite.model import Page, Work
from cgt_cite.pages.links import LinkedPage
from cgt_cite.pages.slices import DocumentSlice, read_links, read_slice
from cgt_cite.pages.xml import cutting
from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import fixture, page_in, pages_in, read_all

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = {  # own pages: what identifies the first reference's work there, and what the article
    "pmc.html": (("/900001/", "/10000001/"), ("PMC900001", "PMC1000001"), ("A%3C1::b%3E2", "eX.1")),
    "article.xml": ((">900001<", ">10000001<"), ("a(b)c&lt;1::x&gt;2.0", "eX.1")),
}


def linked_to_itself(name: str) -> str:
    text = fixture(name)
    for other, own in OTHERS[name]:
        assert other in text
        text = text.replace(other, own)
    return text


@pytest.mark.parametrize("name", OTHERS)
def test_wrong_link_is_dropped_and_reported(name: str) -> None:
    page, problem = read_all(linked_to_itself(name))
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.where) == (ProblemKind.SELF_LINK, "page #1")
    as_it_was = page_in(fixture(name))
    first, *others = page.references
    assert first.text == as_it_was.references[0].text
    assert first.work == Work(other_ids=first.work.other_ids)
    assert others == list(as_it_was.references[1:])


def test_wrong_link_is_counted(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(linked_to_itself("pmc.html"), encoding="utf-8")
    command = [sys.executable, "-m", "cgt_cite", "extract", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert (
        f"{tmp_path / 'page.html'} #1: has a wrong link, which leads to the article that cites it;"
        in done.stderr
    )
    assert "1 wrong link ignored, to the citing article itself\n" in done.stderr


def test_identifier_of_another_work_is_kept() -> None:
    """The link of an article's data set, with the data set's own DOI."""
    page, _ = read_all(fixture("article.xml").replace(">900001<", ">10000001<"))
    assert isinstance(page, Page)
    assert (page.references[0].work.DOI, page.references[0].work.PMID) == ("10.1000/a(b)c<1::x>2.0", "")


def test_reference_without_text_is_kept() -> None:
    (page,) = pages_in(fixture("article.xml").replace("PMC900002", "PMC1000001"))
    assert page.references[1].work.PMCID == "PMC1000001"


def test_searched_records_lose_the_same_links() -> None:
    """Edges alone are read from the text of records."""
    text = linked_to_itself("article.xml").replace("<Reference/>", "")
    source = cutting.Slice(text.encode(), 0, is_last=True)
    piece = DocumentSlice("set.xml", "pubmed_xml", source)
    assert [*read_links(piece)] == [*read_slice(piece)]
    untouched = piece._replace(
        records=source._replace(data=fixture("article.xml").replace("<Reference/>", "").encode())
    )
    assert isinstance(next(read_links(untouched)), LinkedPage)
