"""Whole pages since 2020 against their markup, and what is saved in their place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cgt_cite.pages.pubmed.prefilter import find_sections
from cgt_cite.problems import ProblemKind
from tests.pages.reading import files_below, fixture, page_in, problem_in, read_all
from tests.pages.sampled import html

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (fixture("500 Error - NCBI.html"), "server error"),
        ("<html><title>pubmed.ncbi.nlm.nih.gov</title><p id='cookie-required'></p></html>", "cookies"),
        ("<html><script>fetch('/_pow/solve')</script></html>", "robot check"),
        ("%PDF-1.7 ...", "PDF"),
        ("\x89PNG", ""),
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("<html><body>A shopping list</body></html>", ""),
        ("Dear diary", ""),
    ],
)
def test_other_pages_are_identified(data: str, reason: str) -> None:
    problem = problem_in(data.encode("latin-1" if data.startswith("\x89") else "utf-8"))
    assert problem.kind is ProblemKind.NOT_A_PAGE
    assert reason in problem.detail


def test_genuine_error_pages_are_identified(shared: Path) -> None:
    for path in files_below(shared / "pages" / "other", "20*Error*") + files_below(
        shared / "pages" / "other", "*challenge*"
    ):
        assert problem_in(path.read_bytes()).detail, path.name


def test_genuine_pages_against_an_independent_count(shared: Path) -> None:
    files = files_below(shared / "pages" / "article")
    assert len(files) > 200
    for path in files:
        text = path.read_text("utf-8").split("<!DOCTYPE html>")[1]
        page = page_in(path.read_bytes())
        stated = re.search(r"Show all ([\d,]+) references", text)
        assert len(page.references) == text.count('class="references-and-notes-list"'), path.name
        assert page.reference_count == (int(stated[1].replace(",", "")) if stated else None), path.name
        meta = re.search(r'name="citation_doi" content="(.*?)"', text)
        assert page.article.DOI.casefold() == (meta[1].casefold() if meta else ""), path.name
        items = text.split('class="references-and-notes-list"')[1:]
        for item, reference in zip(items, page.references, strict=True):
            labels = re.findall(r'class="reference-link"[^>]*>\s*(\w+)\s*</a>', item)
            assert reference.links == tuple(dict.fromkeys(labels)), (path.name, reference.position)


def test_a_page_reads_the_same_without_the_prefilter(shared: Path) -> None:
    for path in files_below(shared / "pages" / "article", "*.html"):
        data = path.read_bytes()
        unusual = data.replace(b'id="article-details"', b'id="article-elsewhere"')  # so it is parsed whole
        assert find_sections(data), path.name
        assert not find_sections(unusual), path.name
        assert page_in(data) == page_in(unusual), path.name


def test_a_preprint_is_known() -> None:
    notice = '<div class="preprint-notice" role="alert" id="preprint">This is a preprint.</div>'
    text = html("Association").replace('<header class="heading"', notice + '<header class="heading"', 1)
    assert page_in(text).article.type == "article"
    assert page_in(html("Association")).article.type == "article-journal"


# the checker reads `Pt 3):76...` of one citation line differently, and takes a ZWNJ for a part of a DOI
CHECKERS_ERRORS = {"article issue": 1, "article first page": 1, "DOI of a link": 1}


def test_genuine_pages_against_the_checker(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="the checker reads pages with lxml")
    result = tmp_path / "result.json"
    command = [sys.executable, shared / "eval" / "check_pages.py", shared / "pages" / "article"]
    done = subprocess.run(
        [*command, "--json", result, "--", sys.executable, "-m", "cgt_cite"], capture_output=True, check=False
    )
    assert result.exists(), done.stderr
    wrong = {what: want - right for what, (right, want) in json.loads(result.read_text("utf-8")).items()}
    assert {what: count for what, count in wrong.items() if count} == CHECKERS_ERRORS


def test_truncated_page_is_reported() -> None:
    whole = html("Association")
    cut = whole[: whole.index("</ol>\n", whole.index('id="top-references-list-1"'))]
    problem, page = read_all(cut)
    assert problem.kind is ProblemKind.TRUNCATED
    assert len(page.references) <= 5
