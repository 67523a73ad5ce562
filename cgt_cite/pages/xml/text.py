"""Get the cleaned text of XML elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def text_of(element: Element | None) -> str:
    """Get the cleaned text of an element and its descendants; empty for None."""
    return clean("".join(element.itertext())) if element is not None else ""


def text_at(element: Element, path: str) -> str:
    """The text of the first element that matches the path."""
    return text_of(element.find(path))


def texts_at(element: Element, path: str) -> tuple[str, ...]:
    """The nonempty texts of all elements that match the path."""
    return tuple(text for text in map(text_of, element.iterfind(path)) if text)
