"""Records of citations, and what merging makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.merge import merge
from cgt_cite.merge.records import record_of_reference
from cgt_cite.model import Entry, Page, Reference, Work

if TYPE_CHECKING:
    from cgt_cite.merge.records import Record
    from cgt_cite.problems import Problem


def merged(records: list[Record]) -> tuple[list[Entry], list[Problem]]:
    problems: list[Problem] = []
    return [one.entry for one in merge(records, {}, problems.append)], problems


def cited(number: int, text: str, *, links: Work, parsed: Work | None = None) -> Record:
    """A record of one reference of the page with this PMID."""
    page = Page(layout="pubmed", source=f"{number}.html", article=Work(PMID=str(1000 + number)))
    parsed = parsed or Work(title=text)
    return record_of_reference(
        Reference(text=text, work=links, parsed=parsed, position=1, confidence=0.9), page
    )
