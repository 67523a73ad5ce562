"""A citation as a reader sees it: the text of its fields and what is printed between them, in order.

Nothing is composed.  Fields that touch one another, as they do where punctuation is left to a style, are
parted by a blank; `<etal/>` is `et al.`; PubMed's numbers, which PMC adds without a label, are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.text import clean
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.links import is_labelled
from cgt_cite.pages.jats.people import in_latin_letters
from cgt_cite.pages.jats.text import CLOSING, NO_SEAMS, OPENING, TOUCHING, pieces, text_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLANK = lazy_compile(r"\s+")
# line ends of a document that a program has indented
_INDENTED = lazy_compile(r"(?<=[(\[–])\n|\n(?=[.,;:)\]–])", needles=("\n",))
_LABELLED = lazy_compile(r"(?:PMC?ID|PubMed|PMC|Medline|\bID)\W*\Z", re.IGNORECASE)
_NUMBERED = lazy_compile(r"\[?\(?\d{1,4}[\].)]*\s+(?=\D)")
_FORMULAS = ("inline-formula", "alternatives", "math", "mml:math")
_CUT = "et al."
_EMPTIED = lazy_compile(r" ?(?:\[ ?\]|\( ?\))", needles=("[", "("))


def printed(citation: Element, label: str = "") -> str:
    """The text of a citation without the number that it has in the list."""
    found: list[str] = []
    _add(citation, found)
    text = TOUCHING.sub(" ", "".join(found)).translate(NO_SEAMS)
    text = _EMPTIED.sub("", clean(_INDENTED.sub("", _BLANK.sub(_one_blank, text)))).replace(f"{_CUT}.", _CUT)
    number = _NUMBERED.match(text) if label.strip("[]().").isdigit() else None
    return text[number.end() :] if number and label.strip("[]().") in number[0] else text


def _one_blank(blank: re.Match[str]) -> str:
    return "\n" if "\n" in blank[0] else " "


def _add(element: Element, found: list[str]) -> None:
    before = element.text or ""
    found.append(before)
    for child in element:
        if _is_shown(child, before):
            _add_shown(child, found)
        before = child.tail or ""
        found.append(before)


def _add_shown(child: Element, found: list[str]) -> None:
    if child.tag in tags.FORMS:
        if len(child):
            _add_shown(in_latin_letters(child), found)
    elif child.tag in _FORMULAS:
        found.extend(pieces(child))
    elif child.tag not in tags.STRUCTURE:
        _add(child, found)
    else:
        found.append(OPENING)
        if child.tag == tags.CUT and not text_of(child):
            found.append(_CUT)
        _add(child, found)
        found.append(CLOSING)


def _is_shown(child: Element, before: str) -> bool:
    if child.tag in ("pub-id", "object-id"):
        number = text_of(child).removeprefix("PMC").isdigit()
        return not number or bool(_LABELLED.search(before))
    if child.tag in tags.LINKS:
        return not is_labelled(child)
    return child.tag not in ("label", "annotation", "institution-id")
