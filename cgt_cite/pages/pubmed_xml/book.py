"""Books and their chapters in PubMed's XML (`PubmedBookArticle`: GeneReviews, StatPearls, ...)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.pages import parse_pages
from cgt_cite.model import Fields, Work
from cgt_cite.pages.pubmed_xml.article import abstract_of, identifiers_in, title_of
from cgt_cite.pages.pubmed_xml.date import date_of
from cgt_cite.pages.pubmed_xml.people import authors_in, is_cut, names_in
from cgt_cite.pages.xml.text import text_at, texts_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_AUTHORS = "AuthorList[@Type='authors']"
_EDITORS = "AuthorList[@Type='editors']"


def read_book(record: Element) -> Work:
    """The chapter that a record describes, or the book where it names no chapter."""
    document = record.find("BookDocument")
    if document is None:
        return Work(type="chapter")
    title, book_title = title_of(document), text_at(document, "Book/BookTitle")
    authors = _list(document, "AuthorList") or _list(document, f"Book/{_AUTHORS}")
    editors = _list(document, f"Book/{_EDITORS}")
    return Work(
        type="chapter" if title else "book",
        title=title or book_title,
        editor=names_in(editors),
        editor_truncated=is_cut(editors),
        container_title=book_title if title else "",
        issued=date_of(document.find("ContributionDate")) or date_of(document.find("Book/PubDate")),
        page=parse_pages(text_at(document, "Pagination/MedlinePgn")),
        language=", ".join(map(language_code, texts_at(document, "Language"))),
        abstract=abstract_of(document),
        keyword=texts_at(document, "KeywordList/Keyword"),
        publication_type=texts_at(document, "PublicationType"),
        **authors_in(authors),
        **_identifiers(record),
        **_book(document),
    )


def _list(document: Element, path: str) -> Element | None:
    """A list of people; a list in a chapter that has no type is its authors'."""
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
        "other_ids": (f"Bookshelf ID:{accession}",) if accession else (),
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
