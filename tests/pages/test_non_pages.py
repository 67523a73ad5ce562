"""Files that are not pages: each is identified, and the user learns what to do."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from cgt_cite.problems import Problem, ProblemKind
from tests.pages.reading import files_below, problem_in

if TYPE_CHECKING:
    from pathlib import Path


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.html"))
    return stream.getvalue()


HTML = "<!DOCTYPE html><html><head>{}</head><body>{}</body></html>"
CASES = [
    (b"", "the file is empty"),
    (b" \r\n\t", "the file is empty"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
    (b"GIF89a\x01\0", "an image"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "an image"),
    (b"\0\0\x01\0\x01\0", "an icon"),
    (b"wOF2\0\x01", "a font"),
    ("<svg xmlns='http://www.w3.org/2000/svg'></svg>", "an image"),
    (zipped("word/document.xml"), "an Office document"),
    (zipped("data.csv"), "a zip archive"),
    (tarred(), "a tar archive"),
    (b"Rar!\x1a\x07\x01\0", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd\0\0", "a zstd file"),
    (b"\x7fELF\x02\x01", "a program"),
    (HTML.format("<title>500 Error - NCBI</title>", ""), "'server error'"),
    (HTML.format("", "<div id='cookie-required'>Cookies must be enabled</div>"), "'cookies must be enabled'"),
    (HTML.format("<script>fetch('/_pow/solve')</script>", ""), "robot check"),
    (HTML.format("", "Your access to PubMed Central has been blocked because"), "'access blocked'"),
    (HTML.format("", "<h1>Page not available</h1> ncbi.nlm.nih.gov"), "'page not available'"),
    (HTML.format("", "<section class='search-results'></section> ncbi"), "without results"),
    (HTML.format('<meta name="ncbi_db" content="gene">', ""), "another NCBI database"),
    (HTML.format("<title>Sign in</title>", "<input type='password'>"), "sign-in page"),
    (HTML.format("<title>Just a moment</title>", "/cdn-cgi/challenge-platform/"), "robot check"),
    (HTML.format("<title>404 Not Found</title>", ""), "'not found'"),
    (HTML.format("<title>503 Service Unavailable</title>", ""), "error page"),
    (HTML.format('<meta name="citation_title" content="T">', "Abstract"), "on another site"),
    (HTML.format("<title>A blog</title>", "<p>Text</p>"), "not from PubMed"),
    ('{"error": "API rate limit exceeded"}', "'too many requests'"),
    ('{"PMID": "1", "text": "PMID: 1"}', "JSON"),
    ('[\n "PMID: 1"\n]', "JSON"),
    ("(function () { return 'PMID: 1' })()", "a script"),
    ("#!/bin/sh\necho PMID: 1\n", "a script"),
    ("@charset 'utf-8'; p { margin: 1px; }", "a style sheet"),
    ("<?xml version='1.0'?><eSummaryResult></eSummaryResult>", "from the E-utilities"),
    ("<?xml version='1.0'?><article xmlns='http://docbook.org/ns/docbook'/>", "not a PubMed record"),
    ("<?xml version='1.0'?><rss></rss>", "an RSS feed without PubMed articles"),
    ("<?xml version='1.0'?><opml></opml>", "not a PubMed record"),
    (b"text\0with\0zeros", "not a text file"),
]


@pytest.mark.parametrize(("data", "reason"), CASES)
def test_reasons(data: bytes | str, reason: str) -> None:
    problem = problem_in(data)
    assert problem.kind is ProblemKind.NOT_A_PAGE
    assert reason in problem.detail
    assert problem.remedy


REFERENCE = (
    "Beispiel A, Esempio M. Sleep. Test J Med. 2023 May 4;12(3):101-9. doi: 10.5555/tj.1. PMID: 91000011."
)
TEXTS = [
    ("\n\n".join([REFERENCE] * 3), "list of references", "cgt-cite parse"),
    ("\n".join(f"{number}. {REFERENCE}" for number in range(1, 4)), "list of references", "cgt-cite parse"),
    (REFERENCE.replace("Med. ", "Med.\n"), "list of references", "cgt-cite parse"),
    (f"# My project\n\nPlease cite:\n\n{REFERENCE}\n\n## Install\npip install it\n", "Markdown", "page"),
    (f"1. **Sleep** ({REFERENCE})\n2. **Walking** PMID: 2\n", "Markdown", "page"),
    (f"\\documentclass{{article}}\n\\begin{{document}}\n{REFERENCE}\n", "LaTeX", "page"),
    (f"import re\n\nPMID = 'PMID: 1'  # {REFERENCE}\n", "source", "page"),
    (
        f"I found this for you:\nPMID: 1\n{REFERENCE}\nIs there more?\nYes.\nMany.\n",
        "not a PubMed page",
        "page",
    ),
    (
        f"My thesis\n\nAbstract\nWe did it.\n\nReferences\n1. {REFERENCE}\n\nEnd\n",
        "not a PubMed page",
        "page",
    ),
    (
        "Record: 1\n\nTitle:\tSleep.\nDOI:\t10.5555/tj.1\nPMID:\t91000011\nDatabase:\tMEDLINE\n",
        "EBSCO",
        "RIS",
    ),
    ("<1. >\nVN  - Ovid Technologies\nUI  - 91000011\nTI  - Sleep.\nDO  - 10.5555/tj.1\n", "Ovid", "RIS"),
    (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Beispiel, A\nPM 91000011\n",
        "Web of Science",
        "RIS",
    ),
    ("Scopus\nEXPORT DATE: 4 May 2023\n\nBeispiel A.\nSleep\nPMID: 91000011\n", "Scopus", "RIS"),
    ("Record #1 of 2\nID: CN-1\nTI: Sleep\nPMID: PUBMED 91000011\n", "Cochrane", "RIS"),
]


@pytest.mark.parametrize(("text", "what", "remedy"), TEXTS)
def test_texts_are_named_and_never_half_read(text: str, what: str, remedy: str) -> None:
    for data in (text, text.replace("\n", "\r\n"), f"\ufeff{text}\n"):
        problem = problem_in(data)
        assert problem.kind is ProblemKind.NOT_A_PAGE
        assert (what in problem.detail, remedy in problem.remedy) == (True, True), problem


def test_of_search_results_that_cannot_be_read_the_articles_are_to_be_saved() -> None:
    text = HTML.format("", '<div class="toc-entry" id="PEntrez"></div>')
    problem = problem_in(text)
    assert problem.detail == "this is a PMC search results page"
    assert problem.remedy == "open the articles in a browser and save their pages"


BIBLIOGRAPHIES = [
    ("@article{a, title = {T}}", "BibTeX"),
    ("% by hand\n\n@Comment{x}", "BibTeX"),
    ("TY  - JOUR\nER  - \n", "RIS"),
    ("Provider: Somebody\nContent: text/plain\n\nTY  - JOUR\nTI  - PMID: 1\nER  - \n", "RIS"),
    ("%0 Journal Article\n", "EndNote"),
    ("key,type,title,authors,editors\n", "CSV"),
    ('[\n{"id": "a"}]', "CSL-JSON"),
    ('{"id": "a"}\n', "CSL-JSON"),
]


@pytest.mark.parametrize(("data", "name"), BIBLIOGRAPHIES)
def test_a_bibliography_is_neither_a_page_nor_an_error(data: str, name: str) -> None:
    problem = problem_in(data)
    assert problem.kind is ProblemKind.BIBLIOGRAPHY
    assert problem.detail == name


def test_what_nobody_knows_is_still_a_problem() -> None:
    assert problem_in("Some words that are nothing.").kind is ProblemKind.NOT_A_PAGE


def test_genuine_ones(shared: Path) -> None:
    for path in files_below(shared / "pages" / "other"):
        problem = problem_in(path.read_bytes())
        assert isinstance(problem, Problem)
        assert problem.detail, path.name


def test_bytes_cut_anywhere_are_never_a_traceback() -> None:
    for data, _ in CASES:
        raw = data.encode() if isinstance(data, str) else data
        for end in range(0, len(raw), 7):
            problem_in(raw[:end] or gzip.compress(b""))
