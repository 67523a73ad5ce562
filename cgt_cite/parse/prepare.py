"""Prepare a reference for the tagger: clean it, find its entities, split the rest into words.

Training and parsing prepare strings alike.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from cgt_cite.regex import lazy_compile

from .cleanup import clean_reference
from .entities import TYPES, Entity, find_entities

MAX_LENGTH = 6000  # code points; longer texts are parsed up to here
# In what the tagger reads, each entity is one word of a private-use character for its type.
ENTITY_CHARS = {type_: chr(0xE000 + number) for number, type_ in enumerate(TYPES)}
_FIRST, _LAST = min(ENTITY_CHARS.values()), max(ENTITY_CHARS.values())
# A run of letters and digits; an apostrophe or hyphen between two letters is part of the word, but a
# hyphen between Roman numerals makes a range.
_WORD = lazy_compile(
    r"([ivxlc]+(?=[-‐‑][ivxlc]+\b)"
    r"|(?<!\w)['’‘]t(?=\s[^\W\d_a-z])"  # `'t Hart`
    r"|\d+(?=Sup)|Suppl?(?=\d)"
    r"|[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*"
    r"|(?<=[^\W\d_])['’‘ʼ`´\-‐‑](?=[^\W\d_]{2}|[^\W\d_]\b)[^\W_]+)*"
    rf"|[{_FIRST}-{_LAST}]+)"
)
_PRIVATE = lazy_compile("[\ue000-\uf8ff]")


class Prepared(NamedTuple):
    """A clean reference as words; `gaps[i]` is the text before word `i`, and the last gap ends the text."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    entities: list[Entity]


def prepare(text: str) -> Prepared:
    """Clean a reference and split it into entities and words."""
    text = clean_reference(text[:MAX_LENGTH])
    return tokenize(text, find_entities(text))


def tokenize(text: str, entities: list[Entity]) -> Prepared:
    """Split a clean text, each of its entities into one word."""
    masked = text if text.isascii() or max(text) < _FIRST else _PRIVATE.sub(" ", text)
    for entity in entities:
        mask = ENTITY_CHARS[entity.type] * (entity.end - entity.start)
        masked = masked[: entity.start] + mask + masked[entity.end :]
    pieces = _WORD.split(masked)
    borders = list(accumulate(map(len, pieces), initial=0))
    return Prepared(text, pieces[1::2], borders[1:-1:2], borders[2::2], pieces[::2], entities)


def is_entity(word: str) -> bool:
    """Whether a word of what the tagger reads is an entity."""
    return _FIRST <= word[0] <= _LAST


def lower_words(text: str) -> list[str]:
    """The words of a text in lower case, as the lexicon has them."""
    return [word.lower() for word in _WORD.findall(text)]
