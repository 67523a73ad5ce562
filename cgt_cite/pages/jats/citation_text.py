"""Restore a citation as printed: the text of its fields and the text between them, in document order.

No punctuation is added.  Adjacent fields with no text between them are separated by a space; `<etal/>`
becomes `et al.`; unlabelled PMIDs, which PMC adds, are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.links import is_labelled
from cgt_cite.pages.jats.people import in_latin_letters
from cgt_cite.pages.jats.text import (
    ADJACENT_FIELDS,
    FIELD_END,
    FIELD_START,
    WITHOUT_FIELD_MARKS,
    pieces,
    text_of,
)
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WHITESPACE = lazy_compile(r"\s+")
# line breaks in documents that a program has indented
_INDENTED = lazy_compile(r"(?<=[(\[–])\n|\n(?=[.,;:)\]–])")
_ID_LABEL = lazy_compile(r"(?:PMC?ID|PubMed|PMC|Medline|\bID)\W*\Z", re.IGNORECASE)
_LIST_NUMBER = lazy_compile(r"\[?\(?\d{1,4}[\].)]*\s+(?=\D)")
_FORMULAS = ("inline-formula", "alternatives", "math", "mml:math")
_ET_AL = "et al."
_EMPTY_BRACKETS = lazy_compile(r" ?(?:\[ ?\]|\( ?\))")


def citation_text(citation: Element, label: str = "") -> str:
    """The text of a citation without its number in the list."""
    found: list[str] = []
    _add(citation, found)
    text = ADJACENT_FIELDS.sub(" ", "".join(found)).translate(WITHOUT_FIELD_MARKS)
    text = clean(_INDENTED.sub("", _WHITESPACE.sub(_collapse_whitespace, text)))
    text = _EMPTY_BRACKETS.sub("", text).replace(f"{_ET_AL}.", _ET_AL)
    number = _LIST_NUMBER.match(text) if label.strip("[]().").isdigit() else None
    return text[number.end() :] if number and label.strip("[]().") in number[0] else text


def _collapse_whitespace(run: re.Match[str]) -> str:
    return "\n" if "\n" in run[0] else " "


def _add(element: Element, found: list[str]) -> None:
    before = element.text or ""
    found.append(before)
    for child in element:
        if _is_printed(child, before):
            _add_element(child, found)
        before = child.tail or ""
        found.append(before)


def _add_element(child: Element, found: list[str]) -> None:
    if child.tag in tags.NAME_FORMS:
        if len(child):
            _add_element(in_latin_letters(child), found)
    elif child.tag in _FORMULAS:
        found.extend(pieces(child))
    elif child.tag not in tags.STRUCTURE:
        _add(child, found)
    else:
        found.append(FIELD_START)
        if child.tag == tags.ET_AL and not text_of(child):
            found.append(_ET_AL)
        _add(child, found)
        found.append(FIELD_END)


def _is_printed(child: Element, before: str) -> bool:
    if child.tag in ("pub-id", "object-id"):
        number = text_of(child).removeprefix("PMC").isdigit()
        return not number or bool(_ID_LABEL.search(before))
    if child.tag in tags.LINKS:
        return not is_labelled(child)
    return child.tag not in ("label", "annotation", "institution-id")
