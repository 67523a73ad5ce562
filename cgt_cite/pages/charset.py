"""Which bytes are which characters: every layout reads UTF-8, this makes it."""

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
_USUAL, _XML = b'<meta charset="UTF-8">', b"<?xml"
_HEAD = 4096
_PIECE = 1 << 14  # bytes
_TELLING = 8  # bytes; the first letters of any document are ASCII
_BROWSERS_DEFAULT = "windows-1252"
# what browsers take these declarations for: the larger set of which each is a part
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def to_utf8(data: bytes) -> tuple[bytes, str]:
    """`data` as UTF-8 without a BOM, and what had to be assumed or replaced to get there, or nothing.

    A BOM outranks what the document declares, as in browsers; undeclared bytes that are no UTF-8 are
    taken for windows-1252.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode(data[len(bom) :], name)
    name = _without_bom(data[:_HEAD])
    if name and name != "utf-8":
        return _decode(data, name)
    if _is_utf8(data):
        return data, ""
    return _decode(data, name or _BROWSERS_DEFAULT)


def utf8_chunks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of a stream as UTF-8 without a BOM, by what its first chunk shows or declares."""
    rest = iter(chunks)
    head = next(rest, b"")
    bom, name = next(
        ((bom, name) for bom, name in _BOMS if head.startswith(bom)), (b"", _without_bom(head[:_HEAD]))
    )
    whole = chain([head[len(bom) :]], rest)
    if name in ("", "utf-8"):
        yield from whole
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield from (decoder.decode(chunk).encode() for chunk in whole)
    yield decoder.decode(b"", final=True).encode()


def _is_utf8(data: bytes) -> bool:
    """Whether all is UTF-8; looked at in pieces, of which none leaves the processor's cache."""
    view, at = memoryview(data), 0
    try:
        while at < len(data):
            end = at + _PIECE
            at += codecs.utf_8_decode(view[at:end], "strict", end >= len(data))[1]
    except UnicodeDecodeError:
        return False
    return True


def _without_bom(head: bytes) -> str:
    """The encoding that the head shows or declares; nothing where it does neither."""
    even, odd = head[:_TELLING:2], head[1:_TELLING:2]
    if odd and not odd.strip(b"\0") and all(even):
        return "utf-16-le"
    if odd and not even.strip(b"\0") and all(odd):
        return "utf-16-be"
    lower = head.lower()
    declared = lower.find(b"charset") - len(b"<meta ")
    if _XML not in lower and head.startswith(_USUAL, declared):  # as PubMed declares it
        return "utf-8"
    match = _XML_DECLARED.match(head) or _DECLARED.search(head)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""
    # a declaration that could be read as ASCII cannot be right about UTF-16
    return "utf-8" if name.startswith("utf-16") else _LARGER.get(name, name)


def _decode(data: bytes, name: str) -> tuple[bytes, str]:
    try:
        text = data.decode(name)
        remark = f"read as {name}" if name == _BROWSERS_DEFAULT else ""
    except (UnicodeDecodeError, LookupError):
        text = data.decode("utf-8" if name == _BROWSERS_DEFAULT else name, "replace")
        remark = f"{text.count(chr(0xFFFD))} characters are lost"
    return text.encode("utf-8", "replace"), remark
