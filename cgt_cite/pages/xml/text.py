"""Text of XML elements as the model holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def text_of(element: Element | None) -> str:
    """The text of an element and all in it, cleaned; nothing where there is none."""
    return clean("".join(element.itertext())) if element is not None else ""


def text_at(element: Element, path: str) -> str:
    """The text of the first match."""
    return text_of(element.find(path))


def texts_at(element: Element, path: str) -> tuple[str, ...]:
    """The texts of all matches that have any."""
    return tuple(text for text in map(text_of, element.iterfind(path)) if text)
