"""Small invented PubMed records and incomplete pages of them, as NCBI sends and shows them."""

# ruff: noqa: E501 - the markup stands in the lines in which it is sent

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

HEAD = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"'
    ' "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n'
)
TAIL = "</PubmedArticleSet>"
_RECORD = re.compile(r"<PubmedArticle>.*?</PubmedArticle>", re.DOTALL)
_NUMBER = re.compile(r'<PMID Version="\d+">(\d+)</PMID>')
_REFERENCE = re.compile(r"<Reference>\s*<Citation>(.*?)</Citation>(.*?)</Reference>", re.DOTALL)
_DOI = re.compile(r'<ArticleId IdType="doi">(.*?)</ArticleId>')


def record(pmid: str, references: int) -> str:
    """A record whose references have identifiers that tell whose and which they are."""
    listed = "".join(
        f"<Reference><Citation>Björk A, Lee B. Finding {number} of {pmid}. J Tests. 2019;7({number}):1-9.</Citation>"
        f'<ArticleIdList><ArticleId IdType="doi">10.5555/t{pmid}.{number}</ArticleId></ArticleIdList></Reference>'
        for number in range(1, references + 1)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>'
        '<Article PubModel="Print"><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue>'
        f"<Title>Journal of tests</Title></Journal><ArticleTitle>Article {pmid} &amp; its &lt;tests&gt;.</ArticleTitle>"
        '</Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">'
        f'{pmid}</ArticleId><ArticleId IdType="doi">10.5555/a{pmid}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{listed}</ReferenceList></PubmedData></PubmedArticle>"
    )


def genuine(folder: Path) -> dict[str, str]:
    """The records in files of genuine ones that are referred to by one PMID alone, as text."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("[0-9]*.xml")):
        for match in _RECORD.finditer(path.read_text(encoding="utf-8")):
            found[_NUMBER.search(match[0])[1]] = match[0]  # type: ignore[index] - every record has one
    return found


def page(pmid: str, text: str, shown: int = 5, stated: int | None = None) -> str:
    """The article's page as PubMed shows it, cut after the first references of the record `text`."""
    references = _REFERENCE.findall(text)
    stated = len(references) if stated is None else stated
    items = "\n".join(_item(citation, rest) for citation, rest in references[:shown])
    button = (
        f'<button class="show-all" data-next-page-url="/{pmid}/references/">\n Show all {stated} references\n</button>'
        if stated > shown
        else ""
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>Article {pmid} - PubMed</title>
<meta name="ncbi_db" content="pubmed"><meta name="citation_title" content="Article {pmid}">
<meta name="citation_pmid" content="{pmid}"><meta name="citation_doi" content="">
<link rel="canonical" href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/" /></head>
<body><main class="article-details" id="article-details">
<div class="full-view" id="full-view-heading"><h1 class="heading-title">Article {pmid}</h1>
<ul class="identifiers" id="full-view-identifiers"><li><span class="identifier pubmed"><span class="id-label">PMID:</span>
<strong class="current-id" title="PubMed ID">{pmid}</strong></span></li></ul></div>
<div class="references" id="references"><h2 class="title">References</h2>
<div id='top-references-list' class="references-lists-container"><div class="refs-list">
<ol id="top-references-list-1" class="references-list">{items}</ol>
<div class="actions-bar">{button}</div></div></div></div></main></body></html>
"""


def _item(citation: str, rest: str) -> str:
    text = escape(unescape(re.sub(r"<[^>]+>", "", citation)), quote=False)
    doi = _DOI.search(rest)
    link = (
        f' - <a class="reference-link" href="https://doi.org/{doi[1].lower()}" data-ga-category="reference"'
        f' data-ga-action="{doi[1]}">\n DOI\n</a>'
        if doi
        else ""
    )
    return f'<li><ol class="references-and-notes-list"><li class="skip-numbering" value="1">{text}{link}</li></ol></li>'


def fill(folder: Path, records: dict[str, str], pmids: Iterable[int], references: int = 12) -> Path:
    """Cut pages in a folder, and their records among those of a server."""
    folder.mkdir(exist_ok=True)
    for number in map(str, pmids):
        text = records[number] = record(number, references)
        (folder / f"Article {number}.html").write_text(page(number, text), encoding="utf-8")
    return folder


def names(folder: Path, end: str = "") -> list[str]:
    """All files, hidden ones included."""
    return sorted(name for name in os.listdir(folder) if name.endswith(end))
