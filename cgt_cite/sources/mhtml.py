"""Unpack MHTML, a page and its resources as the parts of one MIME message, and e-mail (`.eml`).

The message is split without the standard library's parser, which reads line by line, even through tens
of MB of images that are not needed.
"""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.document import Document
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile
from cgt_cite.sources.encoding import to_marked_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.sources.unpacking import DecompressionBudget

_HEADER_END = lazy_compile(rb"\r?\n\r?\n|\r\r")
_FOLDED = lazy_compile(r"\r?\n[ \t]+")  # a header field continued on the next line (RFC 5322)
_PARAMETER = lazy_compile(r';\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))')
_NOT_BASE64 = lazy_compile(rb"[^A-Za-z0-9+/]+")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/xml", "application/xml", "text/plain")
_FORWARDED = "message/rfc822"  # a message inside another
_MAX_NESTING = 4  # levels of nested multiparts
_MAX_HEADER = 1 << 16  # bytes


class _Part(NamedTuple):
    headers: dict[str, str]  # names in lower case
    body: bytes
    is_whole: bool = True  # False: its closing boundary is missing

    def value(self, name: str) -> str:
        """The value of a header field, without its parameters."""
        return self.headers.get(name, "").partition(";")[0].strip()

    @property
    def media_type(self) -> str:
        return self.value("content-type").lower() or "text/plain"

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the content type: `boundary`, `charset`, `start`."""
        found = _PARAMETER.findall(self.headers.get("content-type", ""))
        return {name.lower(): quoted or bare for name, quoted, bare in found}


def unwrap(document: Document, _budget: DecompressionBudget) -> Iterator[Document | Problem]:
    """Yield the page, without its frames and images."""
    message = _parse_part(document.data().lstrip(), is_whole=True)
    page = _select_page(message, list(_leaves(message, _MAX_NESTING)))
    if not page:
        yield Problem(
            ProblemKind.NOT_A_PAGE, document.source, "this is an e-mail or MHTML file that contains no page"
        )
        return
    data = to_marked_utf8(_decode_body(page), page.parameters.get("charset", ""))
    yield Document.of_bytes(document.source, data, _url(page) or _url(message))
    if not page.is_whole:
        yield Problem(ProblemKind.TRUNCATED, document.source, "the message ends in the middle of the page")


def _select_page(message: _Part, parts: list[_Part]) -> _Part | None:
    """The part that the message declares as its root, else the first of the most likely type."""
    pages = [part for part in parts if part.media_type in _PAGE_TYPES]
    start, url = message.parameters.get("start"), _url(message)
    for part in pages:
        if (start and part.value("content-id") == start) or (url and _url(part) == url):
            return part
    return min(pages, key=lambda part: _PAGE_TYPES.index(part.media_type), default=None)


def _url(part: _Part) -> str:
    return part.headers.get("snapshot-content-location", "") or part.headers.get("content-location", "")


def _parse_part(data: bytes, *, is_whole: bool) -> _Part:
    """Split a message, or a part of one, into header and body."""
    end = _HEADER_END.search(data, 0, _MAX_HEADER)
    header, body = (data[: end.start()], data[end.end() :]) if end else (data[:_MAX_HEADER], b"")
    lines = _FOLDED.sub(" ", header.decode("utf-8", "replace")).splitlines()
    fields = (line.partition(":") for line in reversed(lines))  # the first field of a name wins
    return _Part({name.strip().lower(): value.strip() for name, _, value in fields}, body, is_whole)


def _leaves(part: _Part, depth: int) -> Iterator[_Part]:
    """The leaf parts: those that are not themselves multipart."""
    boundary = part.parameters.get("boundary", "").encode()
    if part.media_type == _FORWARDED and depth:
        yield from _leaves(_parse_part(part.body.lstrip(), is_whole=part.is_whole), depth - 1)
    elif not part.media_type.startswith("multipart/") or not boundary:
        yield part
    elif depth:
        for data, is_whole in _split(part.body, boundary):
            yield from _leaves(_parse_part(data, is_whole=is_whole), depth - 1)


def _split(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bool]]:
    """The parts between the boundary lines, each with whether a boundary follows it."""
    boundaries = list(
        re.finditer(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)", body)
    )
    for current, following in zip(boundaries, [*boundaries[1:], None], strict=False):
        if current[1]:
            return
        yield body[current.end() : following.start() if following else len(body)], bool(following)


def _decode_body(part: _Part) -> bytes:
    match part.value("content-transfer-encoding").lower():
        case "quoted-printable":
            return binascii.a2b_qp(part.body)
        case "base64":
            encoded = _NOT_BASE64.sub(b"", part.body)
            return binascii.a2b_base64(encoded[: len(encoded) // 4 * 4] + _last_characters(encoded))
        case _:
            return part.body


def _last_characters(encoded: bytes) -> bytes:
    """The last characters of base64 text, padded to four; a single one, which is invalid, is dropped."""
    rest = encoded[len(encoded) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""
