"""The parts of a PubMed article page that are read, cut out before the page is parsed: a fifth of its bytes.

Parsing the rest (menus, the short view, similar articles, image links) is most of the time that a page
takes.  Where the page is not laid out as PubMed writes it, nothing is cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (b"<head", b"</head>")
_MAIN = (b"<main", b"</main>")
_IDENTIFIERS = re.compile(rb'<ul class="identifiers" id="full-view-identifiers">.*?</ul>', re.DOTALL)
_KEYWORD = re.compile(rb'<button class="keyword-actions-trigger[^<>]*>[^<>]*</button>')
_CAPTION = re.compile(rb"<figcaption.*?</figcaption>", re.DOTALL)
_WHOLE = re.compile(rb".+", re.DOTALL)
_META = re.compile(rb'<meta name="(?:citation_[a-z_]+|keywords)"[^<>]*>')
_ID = re.compile(rb' id="([a-z-]+)"')
_HEADING = "full-view-heading"
_LINKED = "linked-"

# What is kept of each section, which runs to where the next one begins; None: nothing.
_SECTIONS = {
    "retraction": _WHOLE,
    "preprint": _WHOLE,
    "heading": None,
    _HEADING: _WHOLE,
    "full-view-expanded-authors": _IDENTIFIERS,
    "short-view-heading": None,
    _LINKED: _WHOLE,
    "abstract": _WHOLE,
    "copyright": None,
    "conflict-of-interest": _WHOLE,
    "figures": _CAPTION,
    "supplemental-data": None,
    "similar": None,
    "citedby": None,
    "references": _WHOLE,
    "publication-types": _KEYWORD,
    "mesh-terms": _KEYWORD,
    "substances": _KEYWORD,
    "supplementary-concepts": _KEYWORD,
    "grants": _WHOLE,
    "related-links": None,
    "linkout": None,
}


def cut(data: bytes) -> bytes:
    """The parts of `data` that are read, as a document of their own; all of it where it looks unusual."""
    head, main = _between(data, *_HEAD), _between(data, *_MAIN)
    starts = list(_starts(main))
    if not head or _HEADING not in (name for _, name in starts):
        return data
    ends = [start for start, _ in starts[1:]] + [len(main)]
    parts = _META.findall(head)
    for (start, name), end in zip(starts, ends, strict=True):
        parts += _kept(name, main[start:end])
    return b"\n".join(parts)


def _between(data: bytes, opening: bytes, closing: bytes) -> bytes:
    start = data.find(opening)
    end = data.find(closing, start)
    return data[start:end] if 0 <= start < end else b""


def _starts(main: bytes) -> Iterator[tuple[int, str]]:
    """Where the tags of the sections begin, and what each is called."""
    for found in _ID.finditer(main):
        name = found[1].decode()
        name = _LINKED if name.startswith(_LINKED) else name
        if name in _SECTIONS:
            yield main.rfind(b"<", 0, found.start()), name


def _kept(name: str, section: bytes) -> list[bytes]:
    pattern = _SECTIONS[name]
    if not pattern:
        return []
    if pattern is _WHOLE:
        return [section]
    return [f'<div id="{name}">'.encode(), *pattern.findall(section), b"</div>"]
