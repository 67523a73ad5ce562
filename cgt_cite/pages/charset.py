"""Detect the encoding of documents and convert them to UTF-8, which all layouts read."""

from __future__ import annotations

import codecs
import re
from itertools import chain
from typing import TYPE_CHECKING

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = lazy_compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = lazy_compile(rb"\s*<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_PUBMED_DECLARATION, _XML = b'<meta charset="UTF-8">', b"<?xml"
_HEAD = 4096
_CHUNK_LENGTH = 1 << 14  # bytes
_UTF16_HEAD = 8  # bytes; the first few characters of any document are ASCII
_BROWSERS_DEFAULT = "windows-1252"
# what browsers use for these declared encodings: a superset of each
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def to_utf8(data: bytes) -> tuple[bytes, str]:
    """Return `data` as UTF-8 without a BOM, and a remark on what was assumed or lost, if anything.

    As in browsers, a BOM overrides the declared encoding, and undeclared bytes that are not valid UTF-8
    are decoded as windows-1252.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode(data[len(bom) :], name)
    name = _encoding_without_bom(data[:_HEAD])
    if name and name != "utf-8":
        return _decode(data, name)
    if _is_utf8(data):
        return data, ""
    return _decode(data, name) if name else _decode_undeclared(data)


def utf8_chunks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Convert a stream to UTF-8 without a BOM; its first chunk determines the encoding."""
    rest = iter(chunks)
    head = next(rest, b"")
    bom, name = next(
        ((bom, name) for bom, name in _BOMS if head.startswith(bom)),
        (b"", _encoding_without_bom(head[:_HEAD])),
    )
    whole = chain([head[len(bom) :]], rest)
    if name in ("", "utf-8"):
        yield from whole
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield from (decoder.decode(chunk).encode() for chunk in whole)
    yield decoder.decode(b"", final=True).encode()


def _is_utf8(data: bytes) -> bool:
    """Whether `data` is valid UTF-8, checked in pieces that fit in the processor's cache."""
    view, start = memoryview(data), 0
    try:
        while start < len(data):
            end = start + _CHUNK_LENGTH
            start += codecs.utf_8_decode(view[start:end], "strict", end >= len(data))[1]
    except UnicodeDecodeError:
        return False
    return True


def _encoding_without_bom(head: bytes) -> str:
    """The encoding that `head` declares, or UTF-16 by its zero bytes; empty if neither."""
    even, odd = head[:_UTF16_HEAD:2], head[1:_UTF16_HEAD:2]
    if odd and not odd.strip(b"\0") and all(even):
        return "utf-16-le"
    if odd and not even.strip(b"\0") and all(odd):
        return "utf-16-be"
    lower = head.lower()
    declared = lower.find(b"charset") - len(b"<meta ")
    if _XML not in lower and head.startswith(_PUBMED_DECLARATION, declared):  # PubMed's own declaration
        return "utf-8"
    match = _XML_DECLARED.match(head) or _DECLARED.search(head)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""
    # a declaration readable as ASCII cannot be in UTF-16
    return "utf-8" if name.startswith("utf-16") else _SUPERSETS.get(name, name)


def _decode(data: bytes, name: str) -> tuple[bytes, str]:
    try:
        return data.decode(name).encode("utf-8", "replace"), ""
    except (UnicodeDecodeError, LookupError):
        text = data.decode(name, "replace")
        remark = f"{text.count(chr(0xFFFD))} characters could not be decoded"
        return text.encode("utf-8", "replace"), remark


def _decode_undeclared(data: bytes) -> tuple[bytes, str]:
    try:
        return data.decode(_BROWSERS_DEFAULT).encode(), f"read as {_BROWSERS_DEFAULT}"
    except UnicodeDecodeError:
        return _decode(data, "utf-8")
