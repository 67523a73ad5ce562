"""Names that were taken for organisations': how many of them there are, and whether they are people's."""

from __future__ import annotations

import re

from cgt_cite.fields.names import parse_name
from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

from .lexicon import lexicon
from .tokens import keys_of

_KIND = lazy_compile(
    r"\b(?:Society|Cent(?:er|re)s?|Institutes?|Fund|Organi[sz]ation|Association|Agency|Council|College|"
    r"Commission|Foundation|Federation|Department of [A-Z])"
)
_PART_OF_THE_LAST = lazy_compile(
    r"(?:the )?(?:Department|Division|Office|Bureau|Branch|Section|Unit|Ministry|Government|"
    r"Academy|University)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_FEWEST_PEOPLE = 2  # one alone is no list
_ACRONYM = lazy_compile(r"[A-Z]{2,8}")
_WORD = r"[A-Z][^\W\d_]{1,20}(?:-[A-Z][^\W\d_]{1,20})?"
_FULL_NAME = lazy_compile(rf"{_WORD}(?: [A-Z]\.){{0,3}} {_WORD}")
_NO_NAMES = frozenset("tcpjJ")  # flags of words that stand in titles, containers, publishers and journals


def is_organisation(name: str) -> bool:
    """Whether a name says what it is: `Open JS Foundation`."""
    return bool(_KIND.search(name))


def parted(name: str) -> list[str]:
    """Each organisation of a list, `American Heart Association, Royal Society of Chemistry`; else `name`."""
    pieces = name.split(", ")
    if all(map(_ACRONYM.fullmatch, pieces)) or _are_people(pieces):
        return pieces
    alone = all(
        piece.count(" ") + 1 >= _FEWEST_WORDS and _KIND.search(piece) and not _PART_OF_THE_LAST.match(piece)
        for piece in pieces
    )
    return pieces if alone else [name]


def as_people(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names; in a list of full names `Taylor L. Hughes` is a person."""
    literals = [name.literal for name in names if name.literal]
    if len(literals) < _FEWEST_PEOPLE or not _are_people(literals):
        return names
    return tuple(parse_name(name.literal) if name.literal else name for name in names)


def _are_people(names: list[str]) -> bool:
    """Whether names look like people's, and most have no word that organisations have."""
    people = sum(map(_is_unusual, names))
    return people * 2 >= len(names) and all(map(_FULL_NAME.fullmatch, names))


def _is_unusual(name: str) -> bool:
    return all(_NO_NAMES.isdisjoint(lexicon().flags_of(key)) for key in keys_of(name) if len(key) > 1)
