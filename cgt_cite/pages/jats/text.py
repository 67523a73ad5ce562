"""Get the visible text of JATS elements: formulas in one notation, no footnotes or hidden identifiers."""

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
# Put around fields to find adjacent ones that have no text between them.
FIELD_START, FIELD_END = "\x02", "\x03"  # characters that cannot occur in XML
ADJACENT_FIELDS = lazy_compile(rf"{FIELD_END}[{FIELD_END}\s]*{FIELD_START}[{FIELD_START}\s]*")
WITHOUT_FIELD_MARKS = dict.fromkeys(map(ord, (FIELD_START, FIELD_END)))


def text_of(element: Element | None) -> str:
    """The cleaned text of an element and its descendants; empty for None."""
    if element is None:
        return ""
    return clean("".join(pieces(element)) if len(element) else element.text)  # most contain only text


def text_at(element: Element | None, path: str) -> str:
    """The text of the first element that matches the path."""
    return text_of(element.find(path)) if element is not None else ""


def texts_at(element: Element | None, path: str) -> tuple[str, ...]:
    """The nonempty texts of all elements that match the path."""
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
    """A TeX formula without the LaTeX document around it."""
    text = "".join(element.itertext())
    found = _DOCUMENT.fullmatch(text)
    return found["formula"] if found else text


def title_of(element: Element | None) -> str:
    """A heading without footnote references and without its final period."""
    if element is None:
        return ""
    if len(element) and element.find(".//xref") is not None:
        return clean("".join(_pieces_without_xrefs(element))).removesuffix(".")
    return text_of(element).removesuffix(".")


def _pieces_without_xrefs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "xref" and child.find(".//xref") is not None:
            yield from _pieces_without_xrefs(child)
        elif child.tag != "xref" and child.tag not in _HIDDEN:
            yield from pieces(child)
        yield child.tail or ""


def href(element: Element) -> str:
    """The target of a link, whatever its namespace prefix."""
    return next((value for name, value in element.items() if name.rpartition(":")[2] == "href"), "")
