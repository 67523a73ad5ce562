"""NCBI's efetch: what it is asked, and the records in its answer."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from cgt_cite.complete.failures import TransientError
from cgt_cite.complete.policy import TOOL
from cgt_cite.errors import DamagedInputError
from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.text import clean
from cgt_cite.pages.xml.parser import Form
from cgt_cite.pages.xml.stream import Broken, UnexpectedEndError, records
from cgt_cite.pages.xml.text import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

NAME = "efetch.fcgi"
_NUMBERS = {"PubmedArticle": "MedlineCitation/PMID", "PubmedBookArticle": "BookDocument/PMID"}
_ROOT = b"<PubmedArticleSet"
_ROOT_WITHIN = 1 << 10  # bytes of an answer
_QUOTED = 60  # characters of an answer that is something else


def form(pmids: Sequence[str], email: str, key: str) -> dict[str, str]:
    """The parameters that ask for the records of `pmids`."""
    asked = {"db": "pubmed", "retmode": "xml", "id": ",".join(pmids), "tool": TOOL}
    return asked | ({"email": email} if email else {}) | ({"api_key": key} if key else {})


def answer(chunks: Iterable[bytes]) -> Iterator[tuple[str, Element]]:
    """Each record in an answer with its PMID; raises `Passing` where the answer is not whole or no XML."""
    try:
        for record in records(_checked(iter(chunks)), Form(frozenset(_NUMBERS))):
            if isinstance(record, Broken):
                raise TransientError(f"the server's answer is damaged: {record.reason}")
            yield parse_pmid(text_at(record, _NUMBERS[record.tag])), record
    except UnexpectedEndError as error:
        raise TransientError("the server's answer ends early") from error
    except DamagedInputError as error:
        raise TransientError(f"the server's answer is damaged: {error}") from error


def _checked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, once they are known to begin PubMed's XML: error pages come with status 200 as well."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= _ROOT_WITHIN:
            break
    if _ROOT not in head[:_ROOT_WITHIN]:
        begins = clean(head[:_ROOT_WITHIN].decode("utf-8", "replace"))[:_QUOTED]
        raise TransientError(f"the server's answer is no PubMed XML; it begins with '{begins}'")
    yield from chain([head], chunks)


def document(record: Element) -> Iterator[str]:
    """The record alone, as efetch would have sent it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
    yield tostring(record, "unicode")
    yield "\n</PubmedArticleSet>\n"
