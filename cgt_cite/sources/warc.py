"""Unpack web archives written by crawlers (WARC): every response that may be a page."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from cgt_cite.document import HEAD_SIZE, Document
from cgt_cite.errors import DamagedInputError, TooLargeError
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.encoding import to_marked_utf8
from cgt_cite.sources.exceptions import problem_from_exception
from cgt_cite.sources.unpacking import decompress, errors_as_damaged_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from cgt_cite.sources.unpacking import DecompressionBudget

_MAX_HEADER = 1 << 20  # bytes
_CRAWL_UNCOMPRESSED = "crawl it again without that encoding, as wget and most others do by default"
_ENCODINGS = ("", "identity", "gzip", "deflate")
_PAGE = lazy_compile(r"text/(?:html|plain|xml)|application/(?:xhtml\+)?xml")
_CHARSET = lazy_compile(r"charset=[\"']?([\w.:-]+)")
_SKIPPED = lazy_compile(r"/robots\.txt(?:$|\?)|^(?!https?:)")  # the latter are the crawler's logs
_STATUS_WITHOUT_PAGE = lazy_compile(r"1|3|204|205")  # redirects, and responses without content


def unwrap(document: Document, budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield each page, named by its URL; other responses are skipped."""
    try:
        from warcio.archiveiterator import WARCIterator
    except ImportError:
        detail = "a web archive (WARC) needs the library warcio"
        yield Problem(ProblemKind.UNREADABLE, document.source, detail, _remedy())
        return
    stream = _Stream(document)
    records = WARCIterator(stream)
    pages = 0
    while record := _next_record(records, stream):
        source = f"{document.source}/{_url(record)}"
        if _may_be_page(record):
            pages += 1
            yield _open_record(record, source, budget)
        if _is_truncated(record):
            yield Problem(ProblemKind.TRUNCATED, source, "the archive ends in the middle of this record")
    if not pages:
        yield Problem(ProblemKind.NOT_A_PAGE, document.source, "this is a web archive that contains no page")


@cache
def _remedy() -> str:
    """What to do if the library is missing; determined once, as a run may read many archives."""
    from cgt_cite.extras import how_to_install

    return f"install it with {how_to_install('warc', 'warcio')}"


class _Stream:
    """The archive's bytes; `left` is how many more may be read before the header counts as too long."""

    def __init__(self, document: Document) -> None:
        self.left = inf
        self._chunks = document.chunks()
        self._chunk = b""

    def read(self, size: int) -> bytes:
        self._chunk = self._chunk or next(self._chunks, b"")
        data, self._chunk = self._chunk[:size], self._chunk[size:]
        self.left -= len(data)
        if self.left < 0:
            raise TooLargeError(f"a header of more than {_MAX_HEADER >> 20} MB")
        return data


def _next_record(records: Iterator[ArcWarcRecord], stream: _Stream) -> ArcWarcRecord | None:
    """The next record; what the library prints is suppressed, since a user cannot act on it."""
    stream.left = _MAX_HEADER
    with errors_as_damaged_input(), redirect_stderr(io.StringIO()):
        record = next(records, None)
    stream.left = inf
    return record


def _is_truncated(record: ArcWarcRecord) -> bool:
    """Read to the end of the record; whether it is shorter than its stated length."""
    while record.raw_stream.read(HEAD_SIZE):
        pass
    return getattr(record.raw_stream, "limit", 0) > 0


def _url(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _may_be_page(record: ArcWarcRecord) -> bool:
    """Whether this is a document sent by a server, of a media type that pages have."""
    if record.rec_type == "response" and record.http_headers:
        sent = not _STATUS_WITHOUT_PAGE.match(record.http_headers.get_statuscode())
    else:
        sent = record.rec_type == "resource"
    return sent and bool(_PAGE.match(_media_type(record))) and not _SKIPPED.search(_url(record))


def _media_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _open_record(record: ArcWarcRecord, source: str, budget: DecompressionBudget) -> Document | Problem:
    encoding = record.http_headers.get_header("Content-Encoding", "") if record.http_headers else ""
    if encoding.lower() not in _ENCODINGS:
        return Problem(
            ProblemKind.UNREADABLE, source, f"the server compressed it as {encoding}", _CRAWL_UNCOMPRESSED
        )
    try:
        document = decompress(source, record.content_stream(), budget, _url(record))
        charset = _CHARSET.search(_media_type(record))
        if charset and charset[1] != "utf-8" and "xml" not in _media_type(record):
            return Document.of_bytes(source, to_marked_utf8(document.data(), charset[1]), document.url)
    except DamagedInputError as error:
        return problem_from_exception(error, source)
    return document
