"""Read PubMed's abstracts as text (`Save > Abstract`, `?format=abstract`): numbered records of paragraphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.abstract_text.article import read_record
from cgt_cite.pages.abstract_text.records import has_records, pmids_in, record_paragraphs, split_records
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator


def fits(data: bytes) -> bool:
    """Whether a text contains a record."""
    return has_records(record_paragraphs(data))


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield an article for each record, and a problem naming the PMIDs for which no record was recognised."""
    paragraphs = record_paragraphs(data)
    articles = list(map(read_record, split_records(paragraphs)))
    yield from (Page(article) for article in articles)
    lost = list((Counter(pmids_in(paragraphs)) - Counter(article.PMID for article in articles)).elements())
    if lost:
        detail = f"no record was recognised for PMID {', '.join(lost)}"
        yield Problem(ProblemKind.DAMAGED, detail=detail, remedy="export these articles again")
