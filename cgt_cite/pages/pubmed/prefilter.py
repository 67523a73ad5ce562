"""Extract the parts of a PubMed article page that are needed, a fifth of its bytes, before parsing.

Parsing the rest (menus, the short view, similar articles, image links) would take most of the time.  A page
that is not laid out as PubMed writes it is left whole.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from cgt_cite.pages.pubmed.selectors import MAX_LEADING_IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEAD_END, _DETAILS, _MAIN_END = b"</head>", b' id="article-details"', b"</main>"
_META, _META_NAMES = b'<meta name="', (b"citation_", b"keywords")
_KEYWORDS_META = b'<meta name="keywords" content="'
_ID = b' id="'
_MAX_NAME_LENGTH = 40
_HEADING = b"full-view-heading"
_LINKED_ARTICLES = b"linked-"  # followed by the relation

# What to keep of a section: the elements that begin with one tag and end with the other.
_IDENTIFIERS = (b'<ul class="identifiers" id="full-view-identifiers">', b"</ul>")
_KEYWORDS = (b'<button class="keyword-actions-trigger', b"</button>")
_CAPTIONS = (b"<figcaption", b"</figcaption>")
# A section extends to the start of the next one.  True: keep all of it; False: drop it.
_SECTIONS: dict[bytes, tuple[bytes, bytes] | bool] = {
    b"retraction": True,
    b"preprint": True,
    b"heading": False,
    _HEADING: True,
    b"full-view-expanded-authors": _IDENTIFIERS,
    b"short-view-heading": False,
    _LINKED_ARTICLES: True,
    b"abstract": True,
    b"copyright": False,
    b"conflict-of-interest": True,
    b"figures": _CAPTIONS,
    b"supplemental-data": False,
    b"similar": False,
    b"citedby": False,
    b"references": True,
    b"publication-types": _KEYWORDS,
    b"mesh-terms": _KEYWORDS,
    b"substances": _KEYWORDS,
    b"supplementary-concepts": _KEYWORDS,
    b"grants": True,
    b"related-links": False,
    b"linkout": False,
}
_OTHER_WORKS = (_LINKED_ARTICLES, b"similar", b"citedby")
_DOCSUM_CLASS = b"full-docsum"  # a docsum is PubMed's entry for another work in a list
_DOCSUM = b'<li class="full-docsum">'
Section = tuple[bytes, bytes]  # name and content


def find_sections(data: bytes) -> list[Section]:
    """The sections of a page in order; none if it is not laid out as PubMed writes it."""
    start = data.find(_DETAILS)
    end = data.find(_MAIN_END, start)
    details = data[start:end] if 0 < data.find(_HEAD_END) < start < end else b""
    starts = list(_starts(details))
    if [name for name, _ in starts].count(_HEADING) != 1:
        return []
    ends = [start for _, start in starts[1:]] + [len(details)]
    return [(name, details[start:end]) for (name, start), end in zip(starts, ends, strict=True)]


def extract_sections(data: bytes, sections: list[Section]) -> bytes:
    """Make a smaller document of the parts that are needed; the whole page if it has no sections."""
    if not sections:
        return data
    named = data[: data.find(_HEAD_END)].split(_META)[1:]
    parts = [
        _with_short_keywords(_META + meta.partition(b">")[0] + b">")
        for meta in named
        if meta.startswith(_META_NAMES)
    ]
    for section in sections:
        parts += _extract(*section)
    return b"\n".join(parts)


def _with_short_keywords(meta: bytes) -> bytes:
    """The meta element; keywords, a third of what is extracted, are shortened to the identifiers."""
    if not meta.startswith(_KEYWORDS_META):
        return meta
    words = meta.split(b",", MAX_LEADING_IDENTIFIERS)
    return meta if len(words) <= MAX_LEADING_IDENTIFIERS else b",".join(words[:-1]) + b'">'


def find_lists(data: bytes, sections: list[Section]) -> bytes:
    """The sections that list other works; the whole page if it has no sections."""
    return b"".join(section for name, section in sections if name in _OTHER_WORKS) if sections else data


def select_docsums(lists: bytes, is_needed: Callable[[bytes], bool]) -> bytes:
    """Select the docsums in lists that are needed; all of them, if any is not as PubMed writes it."""
    pieces = lists.split(_DOCSUM)
    if any(_DOCSUM_CLASS in piece for piece in pieces):
        return lists
    return b"".join(_DOCSUM + docsum for docsum in pieces[1:] if is_needed(docsum))


def _starts(details: bytes) -> Iterator[tuple[bytes, int]]:
    """The name of each section, and the offset of its tag."""
    pieces = details.split(_ID)
    ends = list(accumulate(map(len, pieces)))
    names = [piece[:_MAX_NAME_LENGTH].partition(b'"')[0] for piece in pieces[1:]]
    for number, name in enumerate(names):
        kind = _LINKED_ARTICLES if name.startswith(_LINKED_ARTICLES) else name
        if kind in _SECTIONS:
            yield kind, details.rfind(b"<", 0, ends[number] + number * len(_ID))


def _extract(name: bytes, section: bytes) -> list[bytes]:
    tags = _SECTIONS[name]
    if isinstance(tags, bool):
        return [section] if tags else []
    return [b'<div id="%b">' % name, *_elements(section, *tags), b"</div>"]


def _elements(data: bytes, tag: bytes, end: bytes) -> list[bytes]:
    """The elements that begin with `tag`; splitting is five times as fast as a regular expression."""
    return [tag + rest.partition(end)[0] + end for rest in data.split(tag)[1:]]
