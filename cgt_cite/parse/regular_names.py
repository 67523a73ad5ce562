"""The names of strictly regular references: `Smith JA, van der Berg B, et al`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cgt_cite.fields.names import is_particle, person
from cgt_cite.lazily import lazily
from cgt_cite.model import Name

_SMALL = r"(?:[a-z]{1,4} ){0,3}"  # particles
_FAMILY = rf"(?P<family>{_SMALL}[^\W\d_][\w'’‐-]+(?: {_SMALL}[^\W\d_][\w'’‐-]+)?)"
_LETTER = r"[^\W\d_]"
_GIVEN = (
    rf"{_LETTER}{{1,4}}|{_LETTER}\.?(?:[‐-]?{_LETTER}\.?){{1,3}}|"
    rf"{_LETTER}\.(?: {_LETTER}\.){{0,3}}|{_LETTER}(?: {_LETTER}){{1,2}}"
)
_PIECE = lazily(rf"{_FAMILY} (?P<given>{_GIVEN})")
_INVERTED = lazily(
    rf"{_FAMILY}, (?P<given>[^\W\d_]\.(?:[ ‐-]{{0,2}}[^\W\d_]\.){{0,3}})"
    r"(?:,? (?:&|and|e|y|et|und) |, |\Z)"
)
_ET_AL = lazily(r"[,.]? et al\Z")
_POINTS = str.maketrans("", "", ".-‐ ")
_AND = frozenset("ey")
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV", "Junior", "Filho", "Neto"))


def read_names(text: str) -> tuple[tuple[Name, ...], bool] | None:
    """The authors, and whether their list is cut; None if one of them keeps to no form."""
    whole = _ET_AL.sub("", text)
    names = tuple(_inverted(whole)) if _INVERTED.match(whole) else tuple(map(_name, _pieces(whole, text)))
    people = tuple(name for name in names if name)
    if len(people) < len(names) or all(" " in name.family for name in people):
        return None  # where all families have two words, the second may be a given name
    return people, whole != text


def is_name(text: str) -> bool:
    """Whether a text is one name with initials."""
    return _name(text) is not None


def _pieces(whole: str, text: str) -> list[str]:
    pieces = whole.split("; " if "; " in whole else ", ")
    dotted = any(piece[-1:] == "." for piece in pieces[:-1]) or "." in pieces[-1]
    if dotted and whole == text:
        pieces[-1] += "."  # the list's own stop
    return pieces


def _inverted(text: str) -> Iterator[Name | None]:
    """`Smith, J. A., & Jones, B.`."""
    start = 0
    text += "." if text[-1:] != "." else ""
    while start < len(text):
        found = _INVERTED.match(text, start)
        if not found:
            yield None
            return
        yield _person(found["family"], found["given"])
        start = found.end()


@lru_cache(maxsize=4096)
def _name(text: str) -> Name | None:
    """`Smith JA`, `van der Berg J.A.`."""
    found = _PIECE.fullmatch(text)
    return _person(found["family"], found["given"]) if found else None


def _person(family: str, given: str) -> Name | None:
    if not given.translate(_POINTS).isupper():
        return None
    words = family.split(" ")
    if words[0] in _AND:
        return None
    proper = [word for word in words if not is_particle(word)]
    if not proper or not all(word[0].isupper() and not word.isupper() for word in proper):
        return None
    return person(family, given) if _SUFFIXES.isdisjoint(words) else None
