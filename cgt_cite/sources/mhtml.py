"""MHTML: a page and all that belongs to it as the parts of one MIME message; mail is the same (`.eml`).

The message is split by hand: the standard library's reader goes line by line, through tens of MB of
pictures that nobody wants.
"""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import Document
from cgt_cite.problems import Kind, Problem
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.encoding import mark_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget

_HEADER_END = lazy_compile(rb"\r?\n\r?\n|\r\r")
_FOLDED = lazy_compile(r"\r?\n[ \t]+")
_PARAMETER = lazy_compile(r';\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))')
_NO_BASE64 = lazy_compile(rb"[^A-Za-z0-9+/]+")
_PAGES = ("text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain")
_FORWARDED = "message/rfc822"  # a message within another
_DEEPEST = 4  # multiparts inside one another
_LONGEST_HEADER = 1 << 16


class _Part(NamedTuple):
    headers: dict[str, str]  # names in lower case
    body: bytes
    whole: bool = True  # False: nothing says where it ends

    def value(self, name: str) -> str:
        """A field without its parameters."""
        return self.headers.get(name, "").partition(";")[0].strip()

    @property
    def kind(self) -> str:
        return self.value("content-type").lower() or "text/plain"

    @property
    def parameters(self) -> dict[str, str]:
        """What stands behind the content type: `boundary`, `charset`, `start`."""
        found = _PARAMETER.findall(self.headers.get("content-type", ""))
        return {name.lower(): quoted or bare for name, quoted, bare in found}


def unwrap(document: Document, _allowance: DecompressionBudget) -> Iterator[Document | Problem]:
    """The page, without its frames and pictures."""
    message = _part(document.data().lstrip(), whole=True)
    page = _main(message, list(_leaves(message, _DEEPEST)))
    if not page:
        yield Problem(Kind.NOT_A_PAGE, document.source, "this is a MIME message without any page")
        return
    data = mark_encoding(_decoded(page), page.parameters.get("charset", ""))
    yield Document.of_bytes(document.source, data, _address(page) or _address(message))
    if not page.whole:
        yield Problem(Kind.TRUNCATED, document.source, "the message stops in the page")


def _main(message: _Part, parts: list[_Part]) -> _Part | None:
    """The part that the message names as its root, else the first that can be a page."""
    pages = [part for part in parts if part.kind in _PAGES]
    start, address = message.parameters.get("start"), _address(message)
    for part in pages:
        if (start and part.value("content-id") == start) or (address and _address(part) == address):
            return part
    return min(pages, key=lambda part: _PAGES.index(part.kind), default=None)


def _address(part: _Part) -> str:
    return part.headers.get("snapshot-content-location", "") or part.headers.get("content-location", "")


def _part(data: bytes, *, whole: bool) -> _Part:
    """Header and body of a message or of a part of one."""
    end = _HEADER_END.search(data, 0, _LONGEST_HEADER)
    header, body = (data[: end.start()], data[end.end() :]) if end else (data[:_LONGEST_HEADER], b"")
    lines = _FOLDED.sub(" ", header.decode("utf-8", "replace")).splitlines()
    fields = (line.partition(":") for line in reversed(lines))  # the first of a name counts
    return _Part({name.strip().lower(): value.strip() for name, _, value in fields}, body, whole)


def _leaves(part: _Part, depth: int) -> Iterator[_Part]:
    """The parts that hold no parts themselves."""
    boundary = part.parameters.get("boundary", "").encode()
    if part.kind == _FORWARDED and depth:
        yield from _leaves(_part(part.body.lstrip(), whole=part.whole), depth - 1)
    elif not part.kind.startswith("multipart/") or not boundary:
        yield part
    elif depth:
        for data, whole in _split(part.body, boundary):
            yield from _leaves(_part(data, whole=whole), depth - 1)


def _split(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bool]]:
    """What stands between the lines that hold the boundary, and whether its end is marked."""
    marks = list(re.finditer(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)", body))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        if mark[1]:
            return
        yield body[mark.end() : following.start() if following else len(body)], bool(following)


def _decoded(part: _Part) -> bytes:
    match part.value("content-transfer-encoding").lower():
        case "quoted-printable":
            return binascii.a2b_qp(part.body)
        case "base64":
            packed = _NO_BASE64.sub(b"", part.body)
            return binascii.a2b_base64(packed[: len(packed) // 4 * 4] + _tail(packed))
        case _:
            return part.body


def _tail(packed: bytes) -> bytes:
    """The last bytes of base64 text, filled up; a single one, which cannot be right, is dropped."""
    rest = packed[len(packed) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""
