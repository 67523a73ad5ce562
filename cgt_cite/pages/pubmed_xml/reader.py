"""Read PubMed XML: efetch responses, exports (`Save > XML`) and the files of the yearly baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.pubmed_xml.article import read_article
from cgt_cite.pages.pubmed_xml.book import read_book
from cgt_cite.pages.pubmed_xml.references import read_references
from cgt_cite.pages.xml.parser import RecordFormat
from cgt_cite.pages.xml.reading import RecordSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.model import Work
    from cgt_cite.problems import Problem

_READERS = {"PubmedArticle": read_article, "PubmedBookArticle": read_book}
_FORMAT = RecordFormat(frozenset(_READERS))
_EMPTY = "this is PubMed XML without any record"


def read_work(record: Element) -> Work:
    """The article that a record describes."""
    return _READERS[record.tag](record)


def _pages(record: Element) -> Iterator[Page]:
    yield Page(read_work(record), read_references(record))


RECORDS = RecordSet(_FORMAT, _pages, _EMPTY)
_WITHOUT_REFERENCES = RECORDS._replace(format=_FORMAT._replace(dropped=frozenset(("ReferenceList",))))


def read(chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """A page for each record, with all its references; raises `DamagedInputError` if it is not XML."""
    return RECORDS.read(chunks)


def read_works(chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """The same without the references."""
    return _WITHOUT_REFERENCES.read(chunks)
