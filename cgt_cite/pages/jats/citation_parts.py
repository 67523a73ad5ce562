"""Flatten a citation to a sequence of text, fields and links, without formatting and wrapper elements."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.text import text_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    Part = str | Element

_URL = lazy_compile(r"(?:https?://|ftp://|www\.|\b10\.\d{4})\S+")
_NAME_TAGS = frozenset((tags.PERSON_GROUP, *tags.PEOPLE))
_WORDS = lazy_compile(r"[^\W\d_]{2,}")
# words that connect or label fields and carry no content
_CONNECTING_WORDS = frozenset(
    """
    and in eds ed edn editor editors doi https http dx org www pmid pmcid pmc pp vol no nr iss et al the of on
    available from at accessed accessed pages page isbn issn suppl supplement art article id epub ahead print
    press online internet cited retrieved edition volume issue number chapter publisher crossref pubmed
    google scholar abstract free full text date last edited by trans translated
    """.split()  # noqa: SIM905 - easier to read than a list of strings
)


class TaggedFields(NamedTuple):
    """The fields of a citation: for each tag all its elements, and the first nonempty text."""

    elements: dict[str, list[Element]]
    texts: dict[str, str]

    def text(self, *names: str) -> str:
        """The first nonempty text among these fields."""
        for name in names:
            if text := self.texts.get(name):
                return text
        return ""

    def all(self, name: str) -> list[Element]:
        """All elements with this tag."""
        return self.elements.get(name, [])


def parts_of(citation: Element) -> list[Part]:
    """The fields, the links and the text between them, in order; `comment` elements count as text."""
    parts: list[Part] = []
    _add_parts(citation, parts)
    return parts


def _add_parts(element: Element, parts: list[Part]) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        if child.tag in tags.FIELDS or child.tag in tags.LINKS:
            parts.append(child)
        else:
            _add_parts(child, parts)
        if child.tail:
            parts.append(child.tail)


def group_by_tag(parts: list[Part]) -> TaggedFields:
    """Group the fields by tag, with their texts."""
    elements: dict[str, list[Element]] = defaultdict(list)
    for part in parts:
        if not isinstance(part, str):
            elements[part.tag].append(part)
    plain = elements.keys() - _NAME_TAGS
    texts = {name: next(filter(None, map(text_of, elements[name])), "") for name in plain}
    return TaggedFields(dict(elements), texts)


def text_outside_fields(parts: list[Part]) -> str:
    """The text outside the fields; within a group of names, the text outside the names."""
    return " ".join(_texts_outside_fields(parts))


def _texts_outside_fields(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.tag == tags.PERSON_GROUP:
            yield from (text for text in parts_of(part) if isinstance(text, str))


def count_content_words(text: str) -> int:
    """Count the words of a text that carry content; words that connect or label fields do not."""
    return sum(word.casefold() not in _CONNECTING_WORDS for word in _WORDS.findall(_URL.sub("", text)))
