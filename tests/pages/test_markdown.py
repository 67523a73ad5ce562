"""Pages as Markdown, by several converters."""

from __future__ import annotations

import re

import pypandoc
import pytest

from cgt_cite.model import Name, Page, PartialDate
from cgt_cite.problems import ProblemKind
from tests.pages.reading import fixture, page_in, problem_in, read_all
from tests.pages.sampled import html

JINA, FIRECRAWL = fixture("jina.md"), fixture("firecrawl.md")
RESULTS = """Title: fever - Search Results - PubMed

URL Source: https://pubmed.ncbi.nlm.nih.gov/?term=fever

Markdown Content:
fever - Search Results - PubMed
===============

[Sleep length and mild fever.](https://pubmed.ncbi.nlm.nih.gov/91000011/)

Beispiel A, Esempio M. Test J Med. 2023 May 4;12(3):101-9. PMID: 91000011
"""
PMIDS = ["80000001", "80000002", "", "80000004", "80000005"]
REFERENCES = FIRECRAWL[FIRECRAWL.index("## References") : FIRECRAWL.index("[Show all")]


def pmids(page: Page) -> list[str]:
    return [reference.work.PMID for reference in page.references]


def test_article() -> None:
    work = page_in(JINA).article
    assert work.title == "Sleep length and mild fever in harbour pilots: a cohort study"
    assert work.author.names == (
        Name("Beispiel", "Anna"),
        Name("Esempio", "Marco"),
        Name("Muster", "Jo", "van"),
    )
    assert (work.container_title_short, work.issued) == ("Test J Med", PartialDate(2023, 5, 4))
    assert (work.volume, work.issue, str(work.page)) == ("12", "3", "101-109")
    assert (work.PMID, work.PMCID, work.DOI) == ("91000011", "PMC9900011", "10.5555/tj.2023.0111")
    assert (
        work.indexing.abstract == "We followed 40 harbour pilots for one year. Short sleep went with fever."
    )
    assert work.indexing.mesh == ("Humans",)


@pytest.mark.parametrize("text", [JINA, FIRECRAWL], ids=["jina", "firecrawl"])
def test_references(text: str) -> None:
    page = page_in(text)
    assert (pmids(page), page.reference_count) == (PMIDS, 23)
    first = page.references[0]
    assert first.text == "Adler B, Cole D. Fever at sea. Test J Med. 2001;3(2):11-19. doi: 10.5555/tj.2001.11"
    assert (first.work.DOI, first.links) == ("10.5555/tj.2001.11", ("DOI", "PubMed"))


def apart(text: str) -> str:
    """The text with the addresses of its links below it."""
    addresses: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        addresses.append(match[2])
        return f"[{match[1]}][{len(addresses)}]"

    text = re.sub(r"\[([^\[\]]*)\]\(([^()\s]*)\)", numbered, text)
    return text + "\n\n" + "\n".join(f"[{at}]: {address}" for at, address in enumerate(addresses, 1)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        FIRECRAWL.replace("\n", "\r\n"),
        apart(FIRECRAWL),
        re.sub(r"(?m)^\d\.  ", "- ", FIRECRAWL),
        re.sub(r"(?m)^\d\.  (.*)$", r"1.  1.  \1", FIRECRAWL),
        re.sub(r"(?m)^\d\.  (.*)$", r"\1\n", FIRECRAWL),
        FIRECRAWL.replace("](https://pubmed.ncbi.nlm.nih.gov/", "](/"),
        FIRECRAWL.replace("## References\n", "References\n----------\n"),
        FIRECRAWL.replace(" - [", " \\[[").replace(")\n", ")\\]\n"),
        FIRECRAWL.replace(" - [PubMed]", "\n    -\n    [PubMed]"),
    ],
    ids=["CRLF", "apart", "bullets", "nested", "no marks", "relative", "underlined", "in brackets", "broken"],
)
def test_the_same_list_written_otherwise(text: str) -> None:
    assert pmids(page_in(text)) == PMIDS
    assert page_in(text).references[1].text.endswith("2010;22:340-8.")


@pytest.mark.parametrize("start", ["In silico", "Successes", "Cell and Gene"])
@pytest.mark.parametrize("form", ["gfm", "markdown", "gfm-raw_html"])
def test_what_pandoc_makes_of_a_page(start: str, form: str) -> None:
    page = page_in(html(start))
    found = page_in(pypandoc.convert_text(html(start), form, format="html"))
    assert (found.article.PMID, found.article.title) == (page.article.PMID, page.article.title)
    assert [name.family for name in found.article.author.names] == [
        name.family for name in page.article.author.names
    ]
    assert [reference.work._replace(note=()) for reference in found.references] == [
        reference.work._replace(note=()) for reference in page.references
    ]


def test_a_name_with_several_addresses_is_not_a_link() -> None:
    text = re.sub(r"\[(PubMed|DOI)\]\(([^()\s]*)\)", r"[\1][]", FIRECRAWL)
    defined = "\n\n[PubMed]: https://pubmed.ncbi.nlm.nih.gov/80000001/\n[PubMed]: https://pubmed.ncbi.nlm.nih.gov/80000002/\n"
    assert pmids(page_in(text + defined)) == [""] * 5


def test_a_page_of_pmc() -> None:
    page = page_in(fixture("pmc.md"))
    work = page.article
    assert work.author.names == (Name("Beispiel", "Anna"), Name("Zhu", "Xi", "van"))
    assert (work.PMID, work.PMCID, work.DOI) == ("91000055", "PMC9900077", "10.5555/jt/ocaf014")
    assert (work.container_title_short, work.issued, work.volume) == (
        "J Test Inform",
        PartialDate(2025, 1, 28),
        "32",
    )
    assert work.indexing.abstract == "Objective: To identify patterns.\nResults: We found three."
    assert [reference.work.DOI for reference in page.references] == [
        "10.5555/forefront.2014",
        "",
        "10.5555/152",
    ]
    assert (page.references[2].work.PMID, page.references[2].work.PMCID) == ("80000006", "PMC9900006")


def test_a_clipping_with_front_matter() -> None:
    matter = '---\ntitle: "Sleep length"\nsource: "https://pubmed.ncbi.nlm.nih.gov/91000011/"\n---\n'
    unlinked = re.sub(r"\[([^\[\]]*)\]\([^()\s]*cauthor[^()\s]*\)", r"\1", FIRECRAWL).replace(
        "- PMID", "- No"
    )
    page = page_in(matter + unlinked)
    assert (page.article.PMID, pmids(page)) == ("91000011", PMIDS)


def test_headings_within_the_list() -> None:
    page = page_in(FIRECRAWL.replace("## References\n", "## References\n\n#### REFERENCES\n\n#### Studies\n"))
    assert [reference.heading for reference in page.references] == ["Studies"] * 5


def test_a_retraction() -> None:
    notice = "## Retraction in\n\n*   [Retraction: Sleep.](/91000088/)\n\n    Test J Med. 2024;13:1.\n\n"
    work = page_in(FIRECRAWL.replace("## Abstract", f"{notice}## Abstract")).article
    assert (work.retracted, work.indexing.linked[0].work.PMID) == (True, "91000088")


def test_pages_one_after_another() -> None:
    pages = read_all(JINA + "\n\n" + JINA.replace("91000011", "91000099"))
    assert [page.article.PMID for page in pages if isinstance(page, Page)] == ["91000011", "91000099"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"# Sleep and fever\n\nWhat is known:\n\n{REFERENCES}", "not of an article page"),
        ("# A tool\n\nCite [this](https://pubmed.ncbi.nlm.nih.gov/80000001/).\n", "not of an article page"),
        (f"# How we read\n\n```\n{FIRECRAWL}```\n\nSee [1](https://pubmed.ncbi.nlm.nih.gov/1/).\n", "not of"),
        (RESULTS, "not of an article page"),
        (FIRECRAWL + FIRECRAWL.replace("91000011", "91000099"), "several articles"),
    ],
    ids=["an answer", "a README", "code", "results", "several"],
)
def test_other_markdown_is_identified(text: str, reason: str) -> None:
    problem = problem_in(text)
    assert problem.kind is ProblemKind.NOT_A_PAGE
    assert reason in problem.detail
