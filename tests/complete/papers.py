"""Invented papers: their PubMed records, and pages that cite them as PubMed shows references."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

_SUBJECTS = ("asthma", "stroke", "migraine", "psoriasis", "malaria", "glaucoma", "sepsis")
_MEANS = ("aspirin", "exercise", "surgery", "vitamins", "laser", "radiotherapy", "counselling", "insulin")
_AUTHORS = ("Miller", "Tanaka", "Rossi", "Novak", "Garcia", "Schmidt", "Dubois", "Larsen", "Okafor")
_JOURNALS = ("Lancet", "J Clin Nurs", "Nature", "Science", "Gut")
_LINK = '<a class="reference-link" href="{href}" data-ga-action="{value}">{label}</a>'
_PMC = "https://www.ncbi.nlm.nih.gov/pmc/articles/"
_FIELDS = {
    "doi": r'<ArticleId IdType="doi">(.*?)</ArticleId>',
    "pmcid": r'<ArticleId IdType="pmc">(.*?)</ArticleId>',
    "title": r"<ArticleTitle>(.*?)\.?</ArticleTitle>",
    "journal": r"<MedlineTA>(.*?)</MedlineTA>",
    "year": r"<PubDate><Year>(\d+)</Year>",
    "volume": r"<Volume>(.*?)</Volume>",
    "page": r"<MedlinePgn>(\w+).*?</MedlinePgn>",
    "author": r"<LastName>(.*?)</LastName>",
}


class Paper(NamedTuple):
    """What PubMed's record of a paper says."""

    pmid: str
    doi: str = ""
    pmcid: str = ""
    title: str = ""
    journal: str = ""
    year: str = ""
    volume: str = ""
    page: str = ""
    author: str = ""

    @classmethod
    def numbered(cls, number: int) -> Paper:
        """One of 10,000 papers that differ in everything."""
        return cls(
            pmid=str(5_000_000 + number),
            doi=f"10.5555/paper.{number}",
            pmcid=f"PMC{700_000 + number}",
            title=f"Treatment of {_of(_SUBJECTS, number)} with {_of(_MEANS, number)} in ward {100 + number}",
            journal=_of(_JOURNALS, number),
            year=str(1990 + number % 30),
            volume=str(10 + number % 97),
            page=str(101 + 3 * (number % 1000)),
            author=_of(_AUTHORS, number),
        )

    @classmethod
    def of_record(cls, pmid: str, record: str) -> Paper:
        """What a record in XML says."""
        own = record.partition("<ReferenceList>")[0]
        found = {name: re.search(pattern, own, re.DOTALL) for name, pattern in _FIELDS.items()}
        return cls(pmid, **{name: unescape(match[1]) for name, match in found.items() if match})

    def record(self) -> str:
        """Its record, which cites a paper of its own."""
        return (
            f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{self.pmid}</PMID>'
            f'<Article PubModel="Print"><Journal><JournalIssue><Volume>{self.volume}</Volume>'
            f"<PubDate><Year>{self.year}</Year></PubDate></JournalIssue><Title>{self.journal}</Title></Journal>"
            f"<ArticleTitle>{self.title}.</ArticleTitle><Pagination><MedlinePgn>{self.page}-{self.last}</MedlinePgn>"
            f"</Pagination><AuthorList><Author><LastName>{self.author}</LastName><ForeName>Ada B</ForeName>"
            "<Initials>AB</Initials></Author></AuthorList></Article>"
            f"<MedlineJournalInfo><MedlineTA>{self.journal}</MedlineTA></MedlineJournalInfo></MedlineCitation>"
            f'<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{self.pmid}</ArticleId>'
            f'<ArticleId IdType="doi">{self.doi}</ArticleId><ArticleId IdType="pmc">{self.pmcid}</ArticleId>'
            "</ArticleIdList><ReferenceList><Reference><Citation>Not cited. J Tests. 2001;1:1.</Citation>"
            "</Reference></ReferenceList></PubmedData></PubmedArticle>"
        )

    @property
    def last(self) -> int:
        """The last page."""
        return int(self.page) + 8

    def cited(
        self, *, pmid: bool = False, doi: bool = False, pmcid: bool = False, located: bool = True
    ) -> str:
        """An item of a reference list, with the links that a page has; `located` with volume and pages."""
        place = f";{self.volume}(2):{self.page}-{self.last}" if located else ""
        text = f"{self.author} AB, Lee C. {self.title}. {self.journal}. {self.year}{place}."
        links = (
            doi and _LINK.format(href=f"https://doi.org/{self.doi}", value=self.doi, label="DOI"),
            pmcid and _LINK.format(href=f"{_PMC}{self.pmcid}/", value=self.pmcid, label="PMC"),
            pmid and _LINK.format(href=f"/{self.pmid}/", value=self.pmid, label="PubMed"),
        )
        return " - ".join((text, *filter(None, links)))


def _of(words: tuple[str, ...], number: int) -> str:
    return words[number % len(words)]


def write_page(folder: Path, items: list[str], pmid: str = "900") -> Path:
    """A saved page whose reference list has these items; the folder that it is in."""
    folder.mkdir(exist_ok=True)
    listed = "".join(
        f'<li><ol class="references-and-notes-list"><li class="skip-numbering">{item}</li></ol></li>'
        for item in items
    )
    (folder / f"{pmid}.html").write_text(
        f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>Article {pmid} - PubMed</title>
<meta name="ncbi_db" content="pubmed"><meta name="citation_pmid" content="{pmid}"></head>
<body><main class="article-details" id="article-details"><div class="full-view" id="full-view-heading">
<h1 class="heading-title">Article {pmid}</h1></div><div class="references" id="references">
<div class="refs-list"><ol id="top-references-list-1" class="references-list">{listed}</ol></div></div>
</main></body></html>""",
        encoding="utf-8",
    )
    return folder
