"""Decide which articles to fetch, from what their saved pages contain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.complete.survey import PageInfo


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose record is to be fetched."""

    pmid: str  # empty if no page states it
    source: str  # the page with the most references, not counting records
    folders: tuple[str, ...]  # of its pages
    shown: int  # references on its pages
    stated: int  # references that the article has according to them

    @property
    def missing(self) -> int:
        """How many references its pages are known to lack."""
        return self.stated - self.shown


def articles_to_fetch(
    pages: Iterable[PageInfo], *, every: bool = False, afresh: bool = False
) -> list[Article]:
    """The articles of which no saved page has the whole reference list, in the order of their pages.

    `every` selects all articles without a saved record; `afresh` ignores saved records.
    """
    groups = _by_article(list(pages)).values()
    return [
        _article(group, afresh=afresh) for group in groups if _is_needed(group, every=every, afresh=afresh)
    ]


def _by_article(pages: list[PageInfo]) -> dict[str, list[PageInfo]]:
    """The pages of each article, identified by PMID, else by DOI, else by file."""
    numbers = {page.doi: page.pmid for page in pages if page.doi and page.pmid}
    groups: dict[str, list[PageInfo]] = {}
    for page in pages:
        name = page.pmid or numbers.get(page.doi, page.doi) or page.source
        groups.setdefault(name, []).append(page)
    return groups


def _is_needed(group: list[PageInfo], *, every: bool, afresh: bool) -> bool:
    if every:
        return afresh or not any(page.record for page in group)
    counted = list(_counted(group, afresh=afresh))
    most = max((page.shown for page in counted), default=0)
    uncertain = bool(most) and all(page.unsure for page in counted if page.shown == most)
    return uncertain or most < max((page.stated for page in counted), default=0)


def _counted(group: list[PageInfo], *, afresh: bool) -> Iterator[PageInfo]:
    return (page for page in group if not (afresh and page.record))


def _article(group: list[PageInfo], *, afresh: bool) -> Article:
    counted = list(_counted(group, afresh=afresh)) or group
    return Article(
        pmid=next((page.pmid for page in group if page.pmid), ""),
        source=min(counted, key=lambda page: (page.record, -page.shown)).source,
        folders=tuple(dict.fromkeys(page.folder for page in counted)),
        shown=max(page.shown for page in counted),
        stated=max(page.stated for page in counted),
    )
