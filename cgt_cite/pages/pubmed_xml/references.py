"""Read the reference list of a record in PubMed XML, nested lists included, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.model import Identifier, Reference, Work
from cgt_cite.pages.headings import join_headings
from cgt_cite.pages.pubmed_xml.article import CITED
from cgt_cite.pages.reference_ids import work_from_ids
from cgt_cite.pages.xml.text import find_all, text_at, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

IDENTIFIERS: dict[str, tuple[str, Callable[[str | None], str]]] = {
    "doi": ("DOI", parse_doi),
    "pmc": ("PMCID", parse_pmcid),
    "pmcid": ("PMCID", parse_pmcid),
    "pubmed": ("PMID", parse_pmid),
}
_CITED_LINKS = f"MedlineCitation/CommentsCorrectionsList/CommentsCorrections[@RefType='{CITED}']"


def read_references(record: Element) -> tuple[Reference, ...]:
    """Every reference of a `PubmedArticle` or `PubmedBookArticle`."""
    parent = record.find("PubmedData")
    lists = parent if parent is not None else record.find("BookDocument")
    found = tuple(_references(lists)) if lists is not None else ()
    return found or tuple(_from_links(record))


def _references(parent: Element) -> Iterator[Reference]:
    for position, (heading, reference) in enumerate(_items(parent, ()), 1):
        yield Reference(
            text=text_at(reference, "Citation"),
            work=_work(reference),
            position=position,
            heading=heading,
        )


def _items(parent: Element, headings: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """Each reference with its heading; the parser's limit on depth bounds the recursion."""
    for reference_list in parent.findall("ReferenceList"):
        within = (*headings, text_at(reference_list, "Title"))
        for reference in reference_list.findall("Reference"):
            yield join_headings(within), reference
        yield from _items(reference_list, within)


def _work(reference: Element) -> Work:
    """A work with the reference's identifiers; those of other types keep the type that the record gives."""
    return work_from_ids(
        Identifier(own, read(text_of(identifier)))
        for identifier in find_all(reference, "ArticleIdList/ArticleId")
        for kind in [identifier.get("IdType", "pubmed")]
        for own, read in [IDENTIFIERS.get(kind, (kind, str))]
    )


def _from_links(record: Element) -> Iterator[Reference]:
    for position, link in enumerate(record.iterfind(_CITED_LINKS), 1):
        yield Reference(
            text=text_at(link, "RefSource"),
            work=Work(PMID=parse_pmid(text_at(link, "PMID"))),
            position=position,
        )
