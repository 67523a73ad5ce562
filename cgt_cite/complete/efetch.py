"""NCBI's efetch: the parameters of a request, and the records in the response."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from cgt_cite.complete.failures import TransientError
from cgt_cite.complete.policy import TOOL
from cgt_cite.errors import DamagedInputError
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.text import clean
from cgt_cite.pages.xml.parser import RecordFormat
from cgt_cite.pages.xml.stream import BrokenRecord, UnexpectedEndError, records
from cgt_cite.pages.xml.text import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

NAME = "efetch.fcgi"
_NUMBERS = {"PubmedArticle": "MedlineCitation/PMID", "PubmedBookArticle": "BookDocument/PMID"}
_ROOT = b"<PubmedArticleSet"
_ROOT_WITHIN = 1 << 10  # bytes of a response
_QUOTED = 60  # characters quoted of a response that is something else


def form(pmids: Sequence[str], email: str, key: str) -> dict[str, str]:
    """The parameters that request the records of `pmids`."""
    parameters = {"db": "pubmed", "retmode": "xml", "id": ",".join(pmids), "tool": TOOL}
    return parameters | ({"email": email} if email else {}) | ({"api_key": key} if key else {})


def answer(chunks: Iterable[bytes]) -> Iterator[tuple[str, Element]]:
    """Each record in a response with its PMID; raises `TransientError` if it is truncated or not XML."""
    try:
        for record in records(_checked(iter(chunks)), RecordFormat(frozenset(_NUMBERS))):
            if isinstance(record, BrokenRecord):
                raise TransientError(f"the server's response is damaged: {record.reason}")
            yield parse_pmid(text_at(record, _NUMBERS[record.tag])), record
    except UnexpectedEndError as error:
        raise TransientError("the server's response is truncated") from error
    except DamagedInputError as error:
        raise TransientError(f"the server's response is damaged: {error}") from error


def _checked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, after checking that they are PubMed's XML, since error pages may have status 200."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= _ROOT_WITHIN:
            break
    if _ROOT not in head[:_ROOT_WITHIN]:
        begins = clean(head[:_ROOT_WITHIN].decode("utf-8", "replace"))[:_QUOTED]
        raise TransientError(f"the server's response is not PubMed XML; it begins with '{begins}'")
    yield from chain([head], chunks)


def document(record: Element) -> Iterator[str]:
    """A document with this record alone, as efetch would send it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
    yield tostring(record, "unicode")
    yield "\n</PubmedArticleSet>\n"
