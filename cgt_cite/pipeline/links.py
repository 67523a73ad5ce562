"""Make edges of links alone, without what else is known of articles and works.

It is several times as fast as making records and entries, and gives the same rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.formats.edges import Edge
from cgt_cite.merge.work_ids import identifier_id, place_of, text_id, work_id
from cgt_cite.model import Sighting
from cgt_cite.pages.links import LinkedPage
from cgt_cite.problems import Problem
from cgt_cite.statistics import PageStats, page_stats

from .blocks import Tallied, read_links_of
from .digest import Digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cgt_cite.model import Page

    from .blocks import Block


def link_digests(blocks: Sequence[Block]) -> list[Digest]:
    """The digest of each block, with rows of edges in place of records."""
    return list(map(_digest, blocks))


def _digest(block: Block) -> Digest:
    digest = Digest.empty(block)
    for item in read_links_of(block):
        if isinstance(item, Problem | Tallied):
            digest.problems.append(item)
        elif isinstance(item, LinkedPage):
            digest.pages.append(_stats(item))
            digest.edges.extend(_edges_of_links(item))
        else:
            digest.pages.append(page_stats(item))
            digest.edges.extend(_edges(item))
    return digest


def _stats(page: LinkedPage) -> PageStats:
    article, links = page.article, page.links
    return PageStats(
        article_name=article.PMID or article.DOI.casefold() or page.source.rpartition("/")[2],
        pmid=article.PMID,
        doi=article.DOI.casefold(),
        title=article.title,
        source=page.source,
        layout=page.layout,
        shown=len(links),
        stated=len(links),
        with_doi=sum(bool(link.DOI) for link in links),
        with_pmid=sum(bool(link.PMID) for link in links),
        without_identifier=sum(not (link.PMID or link.DOI or link.PMCID) for link in links),
        doubtful=0,
        may_be_incomplete=False,
        is_record=True,  # only records of PubMed's are read for their links alone
    )


def _edges_of_links(page: LinkedPage) -> Iterator[str]:
    citing = _citing(page)
    for position, pmid, pmcid, doi, text in page.links:
        cited = identifier_id(pmid, pmcid, doi) or text_id(text, _place(page, position))
        yield Edge(*citing, str(position), pmid, doi, pmcid, cited).line()


def _edges(page: Page) -> Iterator[str]:
    citing = _citing(page)
    for reference in page.references:
        if reference.is_known:
            work, place = reference.work, _place(page, reference.position)
            cited = (work.PMID, work.DOI, work.PMCID, work_id(work, reference.text, place))
            yield Edge(*citing, str(reference.position), *map(clean, cited)).line()


def _citing(page: LinkedPage | Page) -> tuple[str, str, str]:
    return page.article.PMID, clean(page.article.DOI), clean(page.source)


def _place(page: LinkedPage | Page, position: int) -> str:
    """What identifies a reference without identifiers and text."""
    article = page.article
    return clean(place_of(Sighting(page.source, position, citing_pmid=article.PMID, citing_doi=article.DOI)))
