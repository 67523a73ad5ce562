"""Read books and chapters from PubMed XML (`PubmedBookArticle`: GeneReviews, StatPearls, ...)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.model import Fields, Identifier, Indexing, Work, WorkType
from cgt_cite.pages.pubmed_xml.article import abstract_of, identifiers_in, title_of
from cgt_cite.pages.pubmed_xml.dates import date_of
from cgt_cite.pages.pubmed_xml.people import authors_in, names_in
from cgt_cite.pages.xml.text import text_at, texts_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AUTHORS = "AuthorList[@Type='authors']"
_EDITORS = "AuthorList[@Type='editors']"


def read_book(record: Element) -> Work:
    """The chapter that a record describes, or the book if it names no chapter."""
    document = record.find("BookDocument")
    if document is None:
        return Work(type=WorkType.CHAPTER)
    title, book_title = title_of(document), text_at(document, "Book/BookTitle")
    authors = _find_people(document, "AuthorList") or _find_people(document, f"Book/{_AUTHORS}")
    editors = _find_people(document, f"Book/{_EDITORS}")
    return Work(
        type=WorkType.CHAPTER if title else WorkType.BOOK,
        title=title or book_title,
        editor=names_in(editors),
        container_title=book_title if title else "",
        issued=date_of(document.find("ContributionDate")) or date_of(document.find("Book/PubDate")),
        page=parse_pages(text_at(document, "Pagination/MedlinePgn")),
        language=", ".join(map(language_code, texts_at(document, "Language"))),
        indexing=Indexing(
            abstract=abstract_of(document),
            keyword=texts_at(document, "KeywordList/Keyword"),
            publication_type=texts_at(document, "PublicationType"),
        ),
        **authors_in(authors),
        **_identifiers(record),
        **_book(document),
    )


def _find_people(document: Element, path: str) -> Element | None:
    """A list of people; a chapter's list without a type lists its authors."""
    found = document.find(f"{path}[@Type='authors']") if path == "AuthorList" else None
    return found if found is not None else document.find(path)


def _identifiers(record: Element) -> Fields:
    found = identifiers_in(record.find("BookDocument/ArticleIdList"))
    found = identifiers_in(record.find("PubmedBookData/ArticleIdList")) | found
    accession = found.get("bookaccession", "")
    return {
        "PMID": parse_pmid(text_at(record, "BookDocument/PMID")) or parse_pmid(found.get("pubmed")),
        "PMCID": parse_pmcid(found.get("pmc")),
        "DOI": parse_doi(found.get("doi")),
        "other_ids": (Identifier("Bookshelf ID", accession),) if accession else (),
    }


def _book(document: Element) -> Fields:
    return {
        "publisher": text_at(document, "Book/Publisher/PublisherName"),
        "publisher_place": text_at(document, "Book/Publisher/PublisherLocation"),
        "collection_title": text_at(document, "Book/CollectionTitle"),
        "volume": text_at(document, "Book/Volume"),
        "edition": text_at(document, "Book/Edition"),
        "medium": text_at(document, "Book/Medium"),
        "ISBN": text_at(document, "Book/Isbn"),
    }
