"""Text of JATS elements as readers see it: formulas once, without footnotes and hidden numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_HIDDEN = frozenset(
    (
        "fn",
        "index-term",
        "object-id",
        "institution-id",
        "annotation",
        "mml:annotation",
        "contrib-id",
        "alt-text",
    )
)
_MATH = ("math", "mml:math")
_TEX = "tex-math"
_DOCUMENT = lazy_compile(r"(?s).*\\begin\{document\}\s*\$*(?P<formula>.*?)\$*\s*\\end\{document\}.*")
# Where fields touch one another, what parts them is left to a style.
OPENING, CLOSING = "\x02", "\x03"  # which no XML document can hold
TOUCHING = lazy_compile(rf"{CLOSING}[{CLOSING}\s]*{OPENING}[{OPENING}\s]*")
NO_SEAMS = dict.fromkeys(map(ord, (OPENING, CLOSING)))


def text_of(element: Element | None) -> str:
    """The text of an element and all in it, cleaned; nothing where there is none."""
    if element is None:
        return ""
    return clean("".join(pieces(element)) if len(element) else element.text)  # most hold text only


def text_at(element: Element | None, path: str) -> str:
    """The text of the first match."""
    return text_of(element.find(path)) if element is not None else ""


def texts_at(element: Element | None, path: str) -> tuple[str, ...]:
    """The texts of all matches that have any."""
    found = element.iterfind(path) if element is not None else ()
    return tuple(text for text in map(text_of, found) if text)


def pieces(element: Element) -> Iterator[str]:
    """The pieces of text in an element, in order."""
    yield element.text or ""
    for child in element:
        if child.tag == _TEX:
            yield "" if any(element.find(name) is not None for name in _MATH) else _formula(child)
        elif child.tag == "break":
            yield " "
        elif child.tag not in _HIDDEN:
            yield from pieces(child)
        yield child.tail or ""


def _formula(element: Element) -> str:
    """A formula without the document that TeX wants around it."""
    text = "".join(element.itertext())
    found = _DOCUMENT.fullmatch(text)
    return found["formula"] if found else text


def title_of(element: Element | None) -> str:
    """A heading without the marks of its footnotes and without its final stop."""
    if element is None:
        return ""
    if len(element) and element.find(".//xref") is not None:
        return clean("".join(_unmarked(element))).removesuffix(".")
    return text_of(element).removesuffix(".")


def _unmarked(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "xref" and child.find(".//xref") is not None:
            yield from _unmarked(child)
        elif child.tag != "xref" and child.tag not in _HIDDEN:
            yield from pieces(child)
        yield child.tail or ""


def href(element: Element) -> str:
    """Where a link leads, whatever prefix its namespace has."""
    return next((value for name, value in element.items() if name.rpartition(":")[2] == "href"), "")
