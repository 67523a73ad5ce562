"""PubMed's XML: what efetch and `Save > XML` give, and the files of the yearly baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Page
from cgt_cite.pages.pubmed_xml.article import read_article
from cgt_cite.pages.pubmed_xml.book import read_book
from cgt_cite.pages.pubmed_xml.references import read_references
from cgt_cite.pages.pubmed_xml.stream import EndsEarly, records
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAYOUT = "pubmed_xml"
_READERS = {"PubmedArticle": read_article, "PubmedBookArticle": read_book}


def read(source: str, chunks: Iterable[bytes]) -> Iterator[Page | Problem]:
    """A page for each record, with all its references; raises `DamagedInput` where it is no XML."""
    count = 0
    try:
        for record in records(chunks, frozenset(_READERS)):
            count += 1
            yield Page(
                layout=LAYOUT,
                source=source,
                article=_READERS[record.tag](record),
                references=read_references(record),
            )
    except EndsEarly as error:
        yield Problem(Kind.TRUNCATED, source, f"{count} whole records in it were read; {error}")
        return
    if not count:
        yield Problem(Kind.NOT_A_PAGE, source, "this is PubMed XML without any record")
