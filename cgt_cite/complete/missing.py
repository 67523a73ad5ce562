"""Decide which articles to fetch: those whose saved pages show only part of the reference list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.complete.survey import PageInfo


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose record is to be fetched."""

    pmid: str  # empty if it is on no page
    source: str  # the page with the most references, not counting records
    folders: tuple[str, ...]  # of its pages
    shown: int  # references on its pages
    stated: int  # references that the article has according to them

    @property
    def missing(self) -> int:
        """How many references its pages are known to lack."""
        return self.stated - self.shown


def articles_to_fetch(
    pages: Iterable[PageInfo], *, fetch_all: bool = False, refresh: bool = False
) -> list[Article]:
    """The articles of which no saved page has the whole reference list, in the order of their pages.

    `fetch_all` selects all articles without a saved record; `refresh` ignores the records that are saved.
    """
    groups = _by_article(list(pages)).values()
    return [
        _article(group, refresh=refresh)
        for group in groups
        if _is_needed(group, fetch_all=fetch_all, refresh=refresh)
    ]


def _by_article(pages: list[PageInfo]) -> dict[str, list[PageInfo]]:
    """The pages of each article, identified by PMID, else by DOI, else by file."""
    pmids = {page.doi: page.pmid for page in pages if page.doi and page.pmid}
    groups: dict[str, list[PageInfo]] = {}
    for page in pages:
        name = page.pmid or pmids.get(page.doi, page.doi) or page.source
        groups.setdefault(name, []).append(page)
    return groups


def _is_needed(group: list[PageInfo], *, fetch_all: bool, refresh: bool) -> bool:
    if fetch_all:
        return refresh or not any(page.is_record for page in group)
    counted = list(_pages_to_count(group, refresh=refresh))
    most = max((page.shown for page in counted), default=0)
    uncertain = bool(most) and all(page.may_be_incomplete for page in counted if page.shown == most)
    return uncertain or most < max((page.stated for page in counted), default=0)


def _pages_to_count(group: list[PageInfo], *, refresh: bool) -> Iterator[PageInfo]:
    return (page for page in group if not (refresh and page.is_record))


def _article(group: list[PageInfo], *, refresh: bool) -> Article:
    counted = list(_pages_to_count(group, refresh=refresh)) or group
    return Article(
        pmid=next((page.pmid for page in group if page.pmid), ""),
        source=min(counted, key=lambda page: (page.is_record, -page.shown)).source,
        folders=tuple(dict.fromkeys(page.folder for page in counted)),
        shown=max(page.shown for page in counted),
        stated=max(page.stated for page in counted),
    )
