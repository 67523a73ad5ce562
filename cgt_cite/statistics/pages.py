"""The counts of single pages, and of the articles of which one or more pages are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import LOW_CONFIDENCE

from .incomplete import article_address

if TYPE_CHECKING:
    from cgt_cite.model import Page, Reference


class PageStats(NamedTuple):
    """The counts of one page, with what identifies it.

    `shown` references are on the page, `stated` is how many the article has according to it.  One article may
    be saved several times, or in several layouts (as HTML, as text, as a record of PubMed's).
    """

    article_name: str  # `Page.name`: PMID, DOI or file name
    pmid: str
    doi: str
    title: str
    source: str
    layout: str
    shown: int
    stated: int
    with_doi: int
    with_pmid: int
    without_identifier: int  # references without DOI, PMID, PMCID and arXiv number
    doubtful: int  # references parsed with low confidence
    may_be_incomplete: bool  # the list may be longer than the page states
    is_record: bool  # PubMed's own record, as the command `complete` fetches it

    @property
    def is_complete(self) -> bool:
        """Whether it shows the whole list."""
        return self.shown >= self.stated and not self.may_be_incomplete


def page_stats(page: Page) -> PageStats:
    """Count the references of a page."""
    references = [reference for reference in page.references if reference.is_known]
    return PageStats(
        article_name=page.name,
        pmid=page.article.PMID,
        doi=page.article.DOI.casefold(),
        title=page.article.title,
        source=page.source,
        layout=page.layout,
        shown=len(references),
        stated=page.reference_count or len(references),
        with_doi=sum(bool(reference.work.DOI or reference.parsed.DOI) for reference in references),
        with_pmid=sum(bool(reference.work.PMID or reference.parsed.PMID) for reference in references),
        without_identifier=sum(not _has_identifier(reference) for reference in references),
        doubtful=sum(
            reference.confidence is not None and reference.confidence < LOW_CONFIDENCE
            for reference in references
        ),
        may_be_incomplete=page.may_be_incomplete,
        is_record=page.is_record,
    )


def _has_identifier(reference: Reference) -> bool:
    return reference.work.has_identifier or reference.parsed.has_identifier


class PageCounts(NamedTuple):
    """One row of the statistics: an article, and what its saved pages together show of its references.

    An article counts once, however many of its pages are saved, and so does each of its references.
    """

    pmid: str
    doi: str
    title: str
    files: tuple[str, ...]  # its pages, named as in the output
    shown: int  # references on the page that shows most of them
    stated: int  # references that the article has according to its pages
    missing: int  # the difference, unless another page shows them
    complete: bool | None  # whether the whole list is shown, as far as is known; `None` if there is no list
    doubtful: int  # references parsed with low confidence, and not marked as checked in the corrections
    without_identifier: int  # references without DOI, PMID, PMCID and arXiv number

    @property
    def address(self) -> str:
        """The page in PubMed that has the whole list; empty if it is not incomplete or there is no PMID."""
        return article_address(self.pmid) if self.complete is False else ""
