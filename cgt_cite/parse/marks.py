"""Marks: what a reference says in fixed forms, found by rules before the tagger reads the rest.

Identifiers, addresses, access and online dates and notes in brackets follow grammars of their own.  Each is
found once, remembered as a `Mark`, and stands for one word in what the tagger sees.
"""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.fields.identifiers import find_dois
from cgt_cite.fields.languages import is_language

from .patterns import DOI_LEAD, RULES

_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_OPENERS = ("[", "(", "<")
_LONGEST_LEAD = 60
_PLAIN_LEAD = " doi: "


class Mark(NamedTuple):
    """A stretch of the reference with its kind and its value."""

    start: int
    end: int
    kind: str  # one of `patterns.KINDS`
    value: str


def trim(value: str) -> str:
    """An address without the punctuation that follows it; its own brackets stay."""
    while value:
        last = value[-1]
        if last in ".,;:'’”\"»*" or (last in _CLOSERS and value.count(last) > value.count(_CLOSERS[last])):
            value = value[:-1]
        else:
            break
    return value


def find_marks(text: str) -> list[Mark]:
    """All marks of `text`, in order, none overlapping another."""
    lower = text.lower()
    taken: list[Mark] = []
    for kind, needles, pattern in RULES:
        for needle in needles:
            if needle in lower:
                break
        else:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            value = match[match.lastindex] if match.lastindex else ""
            if kind == "language" and not is_language(value):
                continue
            if kind == "url":
                value = trim(value)
                end = _closed(text, start, match.start(1) + len(value))
                if text.startswith("...", end):  # PubMed shows the beginning of a long address
                    value = ""
            _take(taken, Mark(start, end, kind, value))
    if "10." in lower:
        _take_dois(taken, text)
    taken.sort(key=lambda mark: mark.start)
    return taken


def _take(taken: list[Mark], mark: Mark) -> None:
    if all(mark.end <= other.start or mark.start >= other.end for other in taken):
        taken.append(mark)


def _take_dois(taken: list[Mark], text: str) -> None:
    for found, end, value in find_dois(text):
        start = _led(text, found)
        _take(taken, Mark(start, _closed(text, start, end), "doi", value))


def _led(text: str, start: int) -> int:
    """Where the label or resolver's address begins that leads to a DOI."""
    plain = start - len(_PLAIN_LEAD)
    if plain > 0 and text.startswith(_PLAIN_LEAD, plain) and text[plain - 1] != ":":  # nearly all
        return plain + 1
    floor = max(0, start - _LONGEST_LEAD)
    before = text[floor:start]
    if "doi" not in before.lower():
        return start - before.endswith(_OPENERS)
    lead = DOI_LEAD.search(before)
    return floor + lead.start() if lead else start


def _closed(text: str, start: int, end: int) -> int:
    """Where a mark ends with the brackets that it opened."""
    while text[end : end + 1] in (">", "]", ")") and text[start] in "<[(":
        end += 1
    return end
