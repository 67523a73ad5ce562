"""Split files that contain several HTML documents, as written by `curl >> pages.html` and scrapers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG, _DOCTYPE = b"<html", b"<!DOCTYPE"  # only one of these is searched for
_HEAD = 2000  # bytes in which the first tag or doctype is expected
_LOOK_BACK = 2000  # bytes before a document that are searched for the end of the previous one
_OPENS = lazy_compile(rb"<(?:html(?:\s[^<>]*+)?|!doctype\s+html[^<>]*+)>\s*<", re.IGNORECASE)
_DECLARED = lazy_compile(rb"<!doctype[^<>]*>\s*(?:<!--(?:(?!-->).)*-->\s*)*", re.DOTALL | re.IGNORECASE)
_XML = lazy_compile(rb"<\?xml[^<>]*\?>\s*\Z")
_END_TAG = b"</html>"
_QUOTING = (b'"', b"'", b"`", b"=")  # precede markup in a script or an attribute value
_PMID_META = b"citation_pmid"
_PMID = lazy_compile(rb"citation_pmid[\"']?\s+content\s*=\s*[\"']?(\d{1,8})\b")
_DATABASE = lazy_compile(rb"ncbi_db[\"']?\s+content\s*=\s*[\"']?(\w{1,20})")
_REFERENCE, _MAIN_END = b"references-and-notes-list", b"</main"
_SAME_SIZE = 2000  # bytes: copies with the same references differ in size by less


def split_documents(data: bytes) -> list[bytes]:
    """The HTML documents in `data`; of several copies of an article only the most complete one.

    Copies are detected on pages of PubMed and PMC only, whose metadata give the PMID.
    Data that do not begin with a tag are one document.
    """
    parts = list(_split(data)) if data[:_HEAD].lstrip().startswith(b"<") else [data]
    if len(parts) == 1:  # the usual case
        return parts
    fullest: dict[object, bytes] = {}
    for number, part in enumerate(parts):
        article = _article(part) or number
        known = fullest.setdefault(article, part)
        if known is not part and _is_fuller(part, known):
            fullest[article] = part
    return list(fullest.values())


def _article(part: bytes) -> tuple[bytes, bytes] | None:
    """The PMID and the database of a page; PubMed's and PMC's pages of one article are not copies."""
    offset = part.find(_PMID_META)
    number = _PMID.match(part, offset) if offset >= 0 else None
    database = _DATABASE.search(part, 0, offset) if number else None
    return (number[1], database[1] if database else b"") if number else None


def _is_fuller(part: bytes, known: bytes) -> bool:
    """Whether a copy has more references than another, or is complete while the other is truncated."""
    if len(part) <= len(known) + _SAME_SIZE and known.rfind(_MAIN_END) >= 0:
        return False
    more = part.count(_REFERENCE) - known.count(_REFERENCE)
    return more > 0 or (not more and _MAIN_END in part and _MAIN_END not in known)


def _split(data: bytes) -> Iterator[bytes]:
    start = 0
    for begin in _starts(data):
        yield data[start:begin]
        start = begin
    yield data[start:]


def _starts(data: bytes) -> Iterator[int]:
    """The offset of each document except the first."""
    head = data[:_HEAD]
    marker = _TAG if _TAG in head or _DOCTYPE not in head else _DOCTYPE
    offset = data.find(marker, head.find(marker) + 1)
    while offset >= 0:
        begin = _document_start(data, offset)
        if begin > 0:
            yield begin
        offset = data.find(marker, offset + 1)


def _document_start(data: bytes, offset: int) -> int:
    """The offset of the document that the tag or doctype at `offset` opens; 0 if it opens none.

    Scripts and attributes contain such tags, and old pages have one for each version of a browser.
    """
    if not _OPENS.match(data, offset):
        return 0
    start = _declaration(data, offset)
    before = data[max(0, start - _LOOK_BACK) : start].rstrip()
    starts_document = start < offset or not data.startswith(_TAG, offset) or _END_TAG in before.lower()
    return start if starts_document and _follows_markup(before) else 0


def _declaration(data: bytes, offset: int) -> int:
    """The offset of the doctype or XML declaration before the tag at `offset`, or `offset` if it has none."""
    doctype = data.rfind(b"<!", max(0, offset - _LOOK_BACK), offset)
    while doctype >= 0 and data.startswith(b"<!--", doctype):
        doctype = data.rfind(b"<!", max(0, offset - _LOOK_BACK), doctype)
    if doctype < 0 or not _DECLARED.fullmatch(data, doctype, offset):
        return offset
    xml = _XML.search(data, max(0, doctype - _LOOK_BACK), doctype)
    return xml.start() if xml else doctype


def _follows_markup(before: bytes) -> bool:
    """Whether a document follows other content, outside any script string or attribute value."""
    return bool(before) and not before.endswith(_QUOTING)
