"""Reject malicious markup before it is parsed.

At many tags the HTML parser searches all open elements, as the standard requires, so its time grows with
the square of the nesting depth.  Saved pages nest some 30 elements deep; browsers stop at 512.
"""

from __future__ import annotations

from cgt_cite.errors import DamagedInputError, TooLargeError
from cgt_cite.regex import lazy_compile

_TAG = lazy_compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_LONG_TAG = lazy_compile(rb"<[a-zA-Z][^<>]{10000,}")
_QUOTED = lazy_compile(rb"\"[^\"]*\"|'[^']*'")
_MAX_DEPTH = 256
_SAFE_TAG_COUNT = 4000  # tags; even if all are nested, parsing them costs less than counting them
_LONG = lazy_compile(rb"<[^<]{10000}")  # a tag, or the text after it
_MAX_ATTRIBUTES = 1000  # of one tag; the parser compares each with all others
_MAX_TAGS = 250_000  # tags; the longest reviews, with thousands of references, have a third of that
# elements whose end tag is forbidden or optional
_OPTIONAL_END_TAG = frozenset(
    b"area base br col embed hr img input link meta source track wbr html head body"
    b" li dt dd p rb rt rtc rp optgroup option colgroup thead tbody tfoot tr td th".split()
)
# SVG shapes, which may be self-closing
_SVG_SHAPES = frozenset(b"path use rect circle line ellipse polygon polyline stop image".split())


def check_nesting(data: bytes) -> None:
    """Check that a document is safe to parse.

    Raises `DamagedInputError` if elements nest too deep or a tag has too many attributes, and `TooLargeError`
    if there are too many tags.
    """
    count = data.count(b"<")
    unclosed = count - 2 * data.count(b"</")
    if count < _SAFE_TAG_COUNT and unclosed < _MAX_DEPTH and not _LONG.search(data):
        return
    if count > 2 * _MAX_TAGS or len(tags := _TAG.findall(data)) > _MAX_TAGS:
        raise TooLargeError(f"more than {_MAX_TAGS:,} tags")
    if any(len(_QUOTED.sub(b"", tag).split()) > _MAX_ATTRIBUTES for tag in _LONG_TAG.findall(data)):
        raise DamagedInputError(f"a tag with more than {_MAX_ATTRIBUTES:,} attributes")
    if _depth_exceeds(tags, data.count(b"/>") if len(tags) > _MAX_DEPTH else _MAX_TAGS):
        raise DamagedInputError(f"more than {_MAX_DEPTH} nested elements")


def _depth_exceeds(tags: list[tuple[bytes, bytes]], closed: int) -> bool:
    """Whether too many elements are open at once; up to `closed` SVG shapes may be self-closing."""
    still_open: dict[bytes, int] = {}
    depth = 0
    for end, name in tags:
        if name in _OPTIONAL_END_TAG:
            continue
        count = still_open.get(name, -closed if name in _SVG_SHAPES else 0)
        if not end:
            still_open[name] = count + 1
            depth += count >= 0
        elif count:
            still_open[name] = count - 1
            depth -= count > 0
        if depth > _MAX_DEPTH:
            return True
    return False
