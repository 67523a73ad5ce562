"""Web archives as crawlers write them (WARC): every response that may be a page."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from math import inf
from typing import TYPE_CHECKING

from cgt_cite.document import HEAD_SIZE, Document
from cgt_cite.errors import DamagedInputError, TooLargeError
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.encoding import mark_encoding
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.unpacking import errors_as_damaged_input, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from cgt_cite.sources.unpacking import DecompressionBudget

_INSTALL = "pip install 'cgt-cite[warc]', and run this again"
_LONGEST_HEADER = 1 << 20
_UNPACKED = "crawl it again without that: wget and most others do"
_ENCODINGS = ("", "identity", "gzip", "deflate")
_PAGE = lazy_compile(r"text/(?:html|plain|xml)|application/(?:xhtml\+)?xml")
_CHARSET = lazy_compile(r"charset=[\"']?([\w.:-]+)")
_PASSED_OVER = lazy_compile(r"/robots\.txt(?:$|\?)|^(?!https?:)")  # the latter: a crawler's own logs
_NO_PAGE_FOLLOWS = lazy_compile(r"1|3|204|205")  # statuses that redirect, or come without a document


def unwrap(document: Document, allowance: DecompressionBudget) -> Iterator[Document | Problem]:
    """Each page, called by its address; other responses are passed over."""
    try:
        from warcio.archiveiterator import WARCIterator
    except ImportError:
        detail = "a web archive (WARC) needs the library warcio"
        yield Problem(Kind.UNREADABLE, document.source, detail, _INSTALL)
        return
    stream = _Stream(document)
    records = WARCIterator(stream)
    pages = 0
    while record := _next(records, stream):
        source = f"{document.source}/{_address(record)}"
        if _may_be_page(record):
            pages += 1
            yield _open(record, source, allowance)
        if _cut_off(record):
            yield Problem(Kind.TRUNCATED, source, "the archive stops in this record")
    if not pages:
        yield Problem(Kind.NOT_A_PAGE, document.source, "this is a web archive without any page")


class _Stream:
    """The archive's bytes; `left` is how many may come before it is no archive."""

    def __init__(self, document: Document) -> None:
        self.left = inf
        self._chunks = document.chunks()
        self._chunk = b""

    def read(self, size: int) -> bytes:
        self._chunk = self._chunk or next(self._chunks, b"")
        data, self._chunk = self._chunk[:size], self._chunk[size:]
        self.left -= len(data)
        if self.left < 0:
            raise TooLargeError(f"a header of more than {_LONGEST_HEADER >> 20} MB")
        return data


def _next(records: Iterator[ArcWarcRecord], stream: _Stream) -> ArcWarcRecord | None:
    """The next record; what the library prints about it is nothing a user can act on."""
    stream.left = _LONGEST_HEADER
    with errors_as_damaged_input(), redirect_stderr(io.StringIO()):
        record = next(records, None)
    stream.left = inf
    return record


def _cut_off(record: ArcWarcRecord) -> bool:
    """Whether the record is shorter than it says; reads on to its end."""
    while record.raw_stream.read(HEAD_SIZE):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0


def _address(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _may_be_page(record: ArcWarcRecord) -> bool:
    """Whether this is a document that a server sent, of a type that pages have."""
    if record.rec_type == "response" and record.http_headers:
        sent = not _NO_PAGE_FOLLOWS.match(record.http_headers.get_statuscode())
    else:
        sent = record.rec_type == "resource"
    return sent and bool(_PAGE.match(_type(record))) and not _PASSED_OVER.search(_address(record))


def _type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _open(record: ArcWarcRecord, source: str, allowance: DecompressionBudget) -> Document | Problem:
    encoding = record.http_headers.get_header("Content-Encoding", "") if record.http_headers else ""
    if encoding.lower() not in _ENCODINGS:
        return Problem(Kind.UNREADABLE, source, f"the server packed it as {encoding}", _UNPACKED)
    try:
        document = unpacked(source, record.content_stream(), allowance, _address(record))
        charset = _CHARSET.search(_type(record))
        if charset and charset[1] != "utf-8" and "xml" not in _type(record):
            return Document.of_bytes(source, mark_encoding(document.data(), charset[1]), document.address)
    except DamagedInputError as error:
        return problem_from_exception(error, source)
    return document
