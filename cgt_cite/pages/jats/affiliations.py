"""Read the affiliations of each author of a JATS article, as far as the article links them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.pages.jats.text import ADJACENT_FIELDS, FIELD_END, FIELD_START, WITHOUT_FIELD_MARKS, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    Affiliations = tuple[str, ...]

_ALTERNATIVES = "aff-alternatives"
_KINDS = ("aff", _ALTERNATIVES)
_HIDDEN = ("label", "institution-id", "xref", "fn")
_PARTS = ("institution", "institution-wrap", "addr-line", "city", "state", "country", "postal-code")
_STRAY = " ,;"


def affiliations_of(meta: Element, contributors: Sequence[Element]) -> tuple[Affiliations, ...]:
    """The affiliations of each contributor, in the same order; empty if none are known."""
    known = {element.get("id", ""): element for kind in _KINDS for element in meta.iter(kind)}
    shared = _shared_by_all(meta)
    found = tuple(
        tuple(_linked(contributor, known)) or (shared if contributor.tag == "contrib" else ())
        for contributor in contributors
    )
    return found if any(found) else ()


def _linked(contributor: Element, known: dict[str, Element]) -> Iterator[str]:
    """The affiliations inside a contributor, then those it refers to by id."""
    targets = (
        target
        for reference in contributor.iterfind("xref[@ref-type='aff']")
        for target in reference.get("rid", "").split()
    )
    own = [element for element in contributor if element.tag in _KINDS]
    linked = dict.fromkeys(known[target] for target in targets if target in known)
    yield from filter(None, map(_text, (*own, *linked)))


def _shared_by_all(meta: Element) -> Affiliations:
    """The article's only affiliation, if no contributor refers to one; it applies to all of them."""
    elements = [element for element in meta if element.tag in _KINDS]
    for group in meta.iterfind("contrib-group"):
        elements += (element for element in group if element.tag in _KINDS)
    if len(elements) != 1 or meta.find(".//contrib/xref[@ref-type='aff']") is not None:
        return ()
    return tuple(filter(None, [_text(elements[0])]))


def _text(element: Element) -> str:
    """An affiliation on one line; adjacent parts without text between them are separated by commas."""
    if element.tag == _ALTERNATIVES:
        element = next(element.iterfind("aff"), element)
    text = ADJACENT_FIELDS.sub(", ", "".join(_pieces(element)))
    return clean(text.translate(WITHOUT_FIELD_MARKS)).strip(_STRAY)


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _PARTS:
            yield FIELD_START
            yield from _pieces(child)
            yield FIELD_END
        elif child.tag not in _HIDDEN:
            yield from pieces(child)
        yield child.tail or ""
