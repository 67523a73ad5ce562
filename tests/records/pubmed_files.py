"""Invented records in PubMed's XML, packed into files like those of its yearly baseline."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cgt_cite.messages import Reporter
from cgt_cite.model import Name
from cgt_cite.options import Color
from cgt_cite.records.index import Index
from cgt_cite.records.index.command import index
from cgt_cite.records.lookup import Cited

if TYPE_CHECKING:
    from pathlib import Path

    from cgt_cite.errors import ExitStatus
    from cgt_cite.model import Work
    from cgt_cite.records.lookup import Method

TITLE = "An invented study of the habits of the lesser spotted bibliographer"


def record(  # noqa: PLR0913 - the fields of a record
    pmid: int,
    title: str = TITLE,
    family: str = "Berg",
    *,
    year: int = 2019,
    volume: str = "12",
    pages: str = "447-62",
    doi: str = "",
    pmcid: str = "",
) -> str:
    """A record as PubMed writes it, as far as is given; its references have other identifiers."""
    ids = f'<ArticleId IdType="doi">{doi}</ArticleId>' * bool(doi)
    ids += f'<ArticleId IdType="pmc">{pmcid}</ArticleId>' * bool(pmcid)
    return f"""
    <PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
    <Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><Volume>{volume}</Volume>
    <PubDate><Year>{year}</Year><Month>Mar</Month></PubDate></JournalIssue>
    <Title>Annals of invented studies</Title></Journal><ArticleTitle>{title}.</ArticleTitle>
    <Pagination><MedlinePgn>{pages}</MedlinePgn></Pagination>
    <AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>{family}</LastName><ForeName>Ada</ForeName>
    <Initials>A</Initials></Author></AuthorList></Article></MedlineCitation>
    <PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>{ids}</ArticleIdList>
    <ReferenceList><Reference><Citation>Other work.</Citation><ArticleIdList>
    <ArticleId IdType="doi">10.1234/cited</ArticleId><ArticleId IdType="pmc">PMC999</ArticleId>
    </ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>"""


def record_of(work: Work) -> str:
    """The record of a work, with the fields of a citation."""
    name = work.author.names[0] if work.author else Name()
    person = (
        f"<CollectiveName>{escape(name.literal)}</CollectiveName>"
        if name.literal
        else f"<LastName>{escape(name.family)}</LastName><ForeName>{escape(name.given)}</ForeName>"
    )
    year = f"<PubDate><Year>{work.issued.year}</Year></PubDate>" if work.issued else ""
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{work.PMID}</PMID><Article><Journal>'
        f"<JournalIssue><Volume>{escape(work.volume)}</Volume><Issue>{escape(work.issue)}</Issue>{year}</JournalIssue>"
        f"<Title>{escape(work.container_title)}</Title></Journal><ArticleTitle>{escape(work.title)}</ArticleTitle>"
        f"<Pagination><MedlinePgn>{escape(str(work.page or ''))}</MedlinePgn></Pagination>"
        f"<AuthorList><Author>{person}</Author></AuthorList></Article><MedlineJournalInfo>"
        f"<MedlineTA>{escape(work.container_title_short)}</MedlineTA></MedlineJournalInfo></MedlineCitation>"
        f'<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{work.PMID}</ArticleId></ArticleIdList>'
        "</PubmedData></PubmedArticle>"
    )


def deletion(*pmids: int) -> str:
    """What an update file says of records that PubMed deleted."""
    numbers = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in pmids)
    return f"<DeleteCitation>{numbers}</DeleteCitation>"


def article_set(*records: str) -> bytes:
    """Records in a document."""
    return f'<?xml version="1.0"?>\n<PubmedArticleSet>{"".join(records)}\n</PubmedArticleSet>\n'.encode()


def pack(path: Path, *records: str) -> Path:
    """Write a compressed file of records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(article_set(*records), mtime=0))
    return path


def build(output: Path, *paths: Path, jobs: int = 1) -> ExitStatus:
    """What `cgt-cite index PATH... -o OUTPUT` does."""
    return index(list(map(str, paths)), str(output), jobs, Reporter(color=Color.NEVER))


def look_up(path: Path, *works: Work) -> list[tuple[int, str, Method]]:
    """The candidates that an index has for works: position, PMID, and how it was found."""
    candidates = Index(str(path)).candidates([Cited("", work) for work in works])
    return sorted((position, found.work.PMID, found.found_by) for position, found in candidates)
