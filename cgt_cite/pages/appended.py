"""Pages that were written to one file, one after another: what `curl >> pages.html` and scrapers leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG, _DOCTYPE = b"<html", b"<!DOCTYPE"  # of each document one is sought
_HEAD = 2000  # bytes within which a document begins
_BETWEEN = 2000  # bytes before a document in which the end of another is sought
_OPENS = lazy_compile(rb"<(?:html(?:\s[^<>]*+)?|!doctype\s+html[^<>]*+)>\s*<", re.IGNORECASE)
_DECLARED = lazy_compile(rb"<!doctype[^<>]*>\s*(?:<!--(?:(?!-->).)*-->\s*)*", re.DOTALL | re.IGNORECASE)
_XML = lazy_compile(rb"<\?xml[^<>]*\?>\s*\Z")
_END = b"</html>"
_WITHIN = (b'"', b"'", b"`", b"=")  # before markup that is a script's text or a value
_PMID_META = b"citation_pmid"
_PMID = lazy_compile(rb"citation_pmid[\"']?\s+content\s*=\s*[\"']?(\d{1,8})\b")
_DATABASE = lazy_compile(rb"ncbi_db[\"']?\s+content\s*=\s*[\"']?(\w{1,20})")
_REFERENCE, _MAIN_END = b"references-and-notes-list", b"</main"
_ALIKE = 2000  # bytes: copies with the same references differ by less


def documents(data: bytes) -> list[bytes]:
    """The HTML documents in `data`; of those that are copies of one article only the fullest.

    Pages of PubMed and PMC name their article where it is found without parsing; copies of others are left.
    Text is one document, whatever it quotes.
    """
    parts = list(_parts(data)) if data[:_HEAD].lstrip().startswith(b"<") else [data]
    if len(parts) == 1:  # as nearly all are
        return parts
    fullest: dict[object, bytes] = {}
    for number, part in enumerate(parts):
        article = _article(part) or number
        known = fullest.setdefault(article, part)
        if known is not part and _is_fuller(part, known):
            fullest[article] = part
    return list(fullest.values())


def _article(part: bytes) -> tuple[bytes, bytes] | None:
    """The PMID of a page and its database: the pages of an article in PubMed and PMC are not copies."""
    at = part.find(_PMID_META)
    number = _PMID.match(part, at) if at >= 0 else None
    database = _DATABASE.search(part, 0, at) if number else None
    return (number[1], database[1] if database else b"") if number else None


def _is_fuller(part: bytes, known: bytes) -> bool:
    """Whether a copy shows more references than another, or was saved to its end where that was not."""
    if len(part) <= len(known) + _ALIKE and known.rfind(_MAIN_END) >= 0:
        return False
    more = part.count(_REFERENCE) - known.count(_REFERENCE)
    return more > 0 or (not more and _MAIN_END in part and _MAIN_END not in known)


def _parts(data: bytes) -> Iterator[bytes]:
    start = 0
    for begin in _beginnings(data):
        yield data[start:begin]
        start = begin
    yield data[start:]


def _beginnings(data: bytes) -> Iterator[int]:
    """Where each document begins that follows another."""
    head = data[:_HEAD]
    mark = _TAG if _TAG in head or _DOCTYPE not in head else _DOCTYPE
    at = data.find(mark, head.find(mark) + 1)
    while at >= 0:
        begin = _beginning(data, at)
        if begin > 0:
            yield begin
        at = data.find(mark, at + 1)


def _beginning(data: bytes, at: int) -> int:
    """Where the document begins that opens with the tag or doctype at `at`; 0 for a tag that opens none.

    Scripts and attributes quote such tags, and old pages have one for each version of a browser.
    """
    if not _OPENS.match(data, at):
        return 0
    start = _declaration(data, at)
    before = data[max(0, start - _BETWEEN) : start].rstrip()
    begins = start < at or not data.startswith(_TAG, at) or _END in before.lower()
    return start if begins and _is_apart(before) else 0


def _declaration(data: bytes, at: int) -> int:
    """Where the doctype of a tag begins, or what declares it to be XML; `at` where it has none."""
    doctype = data.rfind(b"<!", max(0, at - _BETWEEN), at)
    while doctype >= 0 and data.startswith(b"<!--", doctype):
        doctype = data.rfind(b"<!", max(0, at - _BETWEEN), doctype)
    if doctype < 0 or not _DECLARED.fullmatch(data, doctype, at):
        return at
    xml = _XML.search(data, max(0, doctype - _BETWEEN), doctype)
    return xml.start() if xml else doctype


def _is_apart(before: bytes) -> bool:
    """Whether a document follows something else, which does not quote it."""
    return bool(before) and not before.endswith(_WITHIN)
