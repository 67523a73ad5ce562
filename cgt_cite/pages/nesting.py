"""Markup that is made to harm, told before it is parsed.

The HTML parser looks through all open elements at many a tag, as the standard asks for: its time grows
with the square of the depth.  Saved pages have some 30 elements inside one another, and
browsers stop at 512.
"""

from __future__ import annotations

from cgt_cite.errors import DamagedInputError, TooLargeError
from cgt_cite.regex import lazy_compile

_TAG = lazy_compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_LONG_TAG = lazy_compile(rb"<[a-zA-Z][^<>]{10000,}")
_QUOTED = lazy_compile(rb"\"[^\"]*\"|'[^']*'")
_DEEPEST = 256
_HARMLESS = 4000  # tags; even all inside one another they cost the parser less than counting does
_LONG = lazy_compile(rb"<[^<]{10000}")  # a tag, or the text behind it
_ATTRIBUTES = 1000  # of one tag, each of which the parser compares with all others
_MOST = 250_000  # tags; the longest reviews, with thousands of references, have a third
# elements that have no end tag, or need none
_ENDLESS = frozenset(
    b"area base br col embed hr img input link meta source track wbr html head body"
    b" li dt dd p rb rt rtc rp optgroup option colgroup thead tbody tfoot tr td th".split()
)
# drawn shapes, which end themselves with a slash
_SHAPES = frozenset(b"path use rect circle line ellipse polygon polyline stop image".split())


def check_nesting(data: bytes) -> None:
    """Raise `DamagedInput` where many elements are never closed, `TooLarge` where there are too many."""
    count = data.count(b"<")
    unclosed = count - 2 * data.count(b"</")
    if count < _HARMLESS and unclosed < _DEEPEST and not _LONG.search(data):
        return
    if count > 2 * _MOST or len(tags := _TAG.findall(data)) > _MOST:
        raise TooLargeError(f"more than {_MOST:,} tags")
    if any(len(_QUOTED.sub(b"", tag).split()) > _ATTRIBUTES for tag in _LONG_TAG.findall(data)):
        raise DamagedInputError(f"a tag with more than {_ATTRIBUTES:,} attributes")
    if _depth_exceeds(tags, data.count(b"/>") if len(tags) > _DEEPEST else _MOST):
        raise DamagedInputError(f"more than {_DEEPEST} elements inside one another")


def _depth_exceeds(tags: list[tuple[bytes, bytes]], closed: int) -> bool:
    """Whether too many elements are open at once, of which so many shapes may end themselves."""
    still_open: dict[bytes, int] = {}
    depth = 0
    for end, name in tags:
        if name in _ENDLESS:
            continue
        count = still_open.get(name, -closed if name in _SHAPES else 0)
        if not end:
            still_open[name] = count + 1
            depth += count >= 0
        elif count:
            still_open[name] = count - 1
            depth -= count > 0
        if depth > _DEEPEST:
            return True
    return False
