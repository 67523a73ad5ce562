"""NCBI's efetch, which returns PubMed's records as XML: its parameters and its responses."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from cgt_cite.complete.failures import TransientError
from cgt_cite.complete.policy import TOOL
from cgt_cite.errors import DamagedInputError
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.text import clean
from cgt_cite.pages.charset import utf8_chunks
from cgt_cite.pages.xml.parser import RecordFormat
from cgt_cite.pages.xml.stream import BrokenRecord, UnexpectedEndError, records
from cgt_cite.pages.xml.text import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

ENDPOINT = "efetch.fcgi"
_PMID_PATHS = {"PubmedArticle": "MedlineCitation/PMID", "PubmedBookArticle": "BookDocument/PMID"}
_ROOT = b"<PubmedArticleSet"
_MAX_PROLOGUE = 1 << 10  # bytes before the root element
_MAX_QUOTED = 60  # characters quoted of a response that is not XML


def request_parameters(pmids: Sequence[str], email: str, key: str) -> dict[str, str]:
    """The parameters that request the records of `pmids`."""
    parameters = {"db": "pubmed", "retmode": "xml", "id": ",".join(pmids), "tool": TOOL}
    return parameters | ({"email": email} if email else {}) | ({"api_key": key} if key else {})


def read_records(chunks: Iterable[bytes]) -> Iterator[tuple[str, Element]]:
    """Each record in a response with its PMID; raises `TransientError` if it is truncated or not XML."""
    try:
        for record in records(utf8_chunks(_check_root(iter(chunks))), RecordFormat(frozenset(_PMID_PATHS))):
            if isinstance(record, BrokenRecord):
                raise TransientError(f"the server's response is damaged: line {record.line}: {record.reason}")
            yield parse_pmid(text_at(record, _PMID_PATHS[record.tag])), record
    except UnexpectedEndError as error:
        raise TransientError("the server's response is truncated") from error
    except DamagedInputError as error:
        raise TransientError(f"the server's response is damaged: {error}") from error


def _check_root(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, once it is clear that they are PubMed's XML: error pages may have status 200."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= _MAX_PROLOGUE:
            break
    if _ROOT not in head[:_MAX_PROLOGUE]:
        begins = clean(head[:_MAX_PROLOGUE].decode("utf-8", "replace"))[:_MAX_QUOTED]
        raise TransientError(f"the server's response is not PubMed XML; it begins with '{begins}'")
    yield from chain([head], chunks)


def record_document(record: Element) -> Iterator[str]:
    """An XML document with only this record, as efetch would send it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
    yield tostring(record, "unicode")
    yield "\n</PubmedArticleSet>\n"
