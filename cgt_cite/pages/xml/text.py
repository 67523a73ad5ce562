"""Find XML elements and get their cleaned text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element


def text_of(element: Element | None) -> str:
    """Get the cleaned text of an element and its descendants; empty for None."""
    if element is None:
        return ""
    return clean("".join(element.itertext()) if len(element) else element.text)


def text_at(element: Element, path: str) -> str:
    """The text of the first element that matches the path."""
    if "/" not in path:
        return text_of(element.find(path))
    found = find_all(element, path)
    return text_of(found[0]) if found else ""


def texts_at(element: Element, path: str) -> tuple[str, ...]:
    """The nonempty texts of all elements that match the path."""
    return tuple(text for text in map(text_of, find_all(element, path)) if text)


def find_all(element: Element, path: str) -> Sequence[Element]:
    """All elements that match the path, in order; `Element.findall` is slow for paths of several steps."""
    if ".//" in path:
        return element.findall(path)
    first, *steps = path.split("/")
    found = element.findall(first)
    for step in steps:
        found = [child for parent in found for child in parent.findall(step)]
    return found
