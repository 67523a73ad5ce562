"""Survey the saved pages: how many references each one has, and of which article."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.model import Page
from cgt_cite.pipeline.reading import read_file
from cgt_cite.statistics import page_stats

if TYPE_CHECKING:
    from cgt_cite.problems import Problem
    from cgt_cite.sources.walk import File


class PageInfo(NamedTuple):
    """One saved page of an article."""

    pmid: str
    doi: str
    source: str  # its path as displayed
    folder: str
    shown: int  # references on it
    stated: int  # references that the article has, according to the page
    may_be_incomplete: bool  # the article may have more references than stated
    is_record: bool  # PubMed's own record, as `complete` fetches it


def inspect_file(file: File) -> list[PageInfo | Problem]:
    """The pages in one file."""
    folder = os.path.dirname(file.path)
    return [_page_info(item, folder) if isinstance(item, Page) else item for item in read_file(file)]


def _page_info(page: Page, folder: str) -> PageInfo:
    counted = page_stats(page)
    return PageInfo(
        pmid=parse_pmid(page.article.PMID),
        doi=page.article.DOI.casefold(),
        source=page.source,
        folder=folder,
        shown=counted.shown,
        stated=max(counted.shown, counted.stated),
        may_be_incomplete=counted.may_be_incomplete,
        is_record=page.is_record,
    )
