"""Which articles want fetching: plain values in, plain values out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.complete.survey import PageInfo


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose record is wanted."""

    pmid: str  # empty where no page says it
    source: str  # the page that shows most of it, records apart
    folders: tuple[str, ...]  # where its pages lie
    shown: int  # references that its pages hold
    stated: int  # references that they say there are

    @property
    def missing(self) -> int:
        """How many references its pages are known to lack."""
        return self.stated - self.shown


def articles_to_fetch(
    pages: Iterable[PageInfo], *, every: bool = False, afresh: bool = False
) -> list[Article]:
    """The articles of which no saved form holds the whole list, in the order of their pages.

    `every` wants all articles that are not there as a record; `afresh` leaves records out of account.
    """
    groups = _by_article(list(pages)).values()
    return [_article(group, afresh=afresh) for group in groups if _wants(group, every=every, afresh=afresh)]


def _by_article(pages: list[PageInfo]) -> dict[str, list[PageInfo]]:
    """The pages of each article, which is known by its PMID, else by its DOI, else by its file."""
    numbers = {page.doi: page.pmid for page in pages if page.doi and page.pmid}
    groups: dict[str, list[PageInfo]] = {}
    for page in pages:
        name = page.pmid or numbers.get(page.doi, page.doi) or page.source
        groups.setdefault(name, []).append(page)
    return groups


def _wants(group: list[PageInfo], *, every: bool, afresh: bool) -> bool:
    if every:
        return afresh or not any(page.record for page in group)
    counted = list(_counted(group, afresh=afresh))
    most = max((page.shown for page in counted), default=0)
    unsure = bool(most) and all(page.unsure for page in counted if page.shown == most)
    return unsure or most < max((page.stated for page in counted), default=0)


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
