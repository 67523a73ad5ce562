"""The names with which a reference begins, each beyond doubt a person with initials or a group."""

from __future__ import annotations

import re
from typing import NamedTuple

from cgt_cite.fields.names import is_particle, make_person
from cgt_cite.fields.names.vocabulary import GROUPS_OF_PERSONS, PARTICLES
from cgt_cite.fields.suffixes import SUFFIXES, is_suffix
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}(?:['’]{_UPPER})?[^\W\dA-Z_][\w'’‐-]*+"
_CAPITALS = rf"{_UPPER}[\w'’‐-]++"
_PARTICLES = rf"(?:(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))}) )*+"
_DOTTED = rf"{_UPPER}\.(?:[ ‐-]?{_UPPER}\.(?! (?!and |und |et |e |y )[a-z])){{0,3}}"
_INITIALS = rf"(?:{_DOTTED}(?!\w)|{_UPPER}(?:[ ‐-]?{_UPPER}){{0,3}}(?!\w|\.\w))"
_SUFFIX = rf"(?:,? (?P<suffix>{'|'.join(SUFFIXES)})\b\.?)?"
_GROUP = (
    r"(?:[Oo]n behalf of |[Ff]or )?(?:the )?(?P<group>[A-Z\d][^,;.:()]{2,120}? "
    rf"(?:{'|'.join(f'{word}|{word.title()}' for word in sorted(GROUPS_OF_PERSONS))})(?: [IVX]+)?)"
    r"(?= et al|[,;.:]| \(|\Z)"
)


def _form(gap: str, person: str) -> re.Pattern[str]:
    """A name in one form, with what separates it from the name before it."""
    return lazy_compile(rf"(?:{gap})?+(?:{person}{_SUFFIX}|{_GROUP})")


def _family(word: str) -> str:
    return rf"(?P<family>{_PARTICLES}{word}(?: {_PARTICLES}{word})?)"


_FORMS = (
    _form(",? (?:and|&) |[,;] ", rf"{_family(_WORD)} (?P<given>{_INITIALS})"),
    _form(",? (?:and|&|e|y|et|und) |[,;] ", rf"{_family(_CAPITALS)}, (?P<given>{_DOTTED})"),
    _form(",? (?:and|&|e|y|et) |, ", rf"(?P<given>{_DOTTED}) {_family(_WORD)}"),
)
_OTHERS = lazy_compile(r"[,;.]? et al\b(?: ?[.,](?= |\Z))*")
_LETTERS = str.maketrans("", "", ".-‐ ")


class LeadingNames(NamedTuple):
    """Names, and the places where their list may end in the text, the most probable first."""

    names: NameList = NameList()
    ends: tuple[int, ...] = ()


def read_names(text: str) -> LeadingNames:
    """The names with which a text begins, in the first form that fits; none in case of doubt."""
    return next(filter(None, (_read(text, form) for form in _FORMS)), LeadingNames())


def _read(text: str, form: re.Pattern[str]) -> LeadingNames | None:
    names: list[Name] = []
    ends = [0]
    while (found := form.match(text, ends[-1])) and (name := _name(*found.group("family", "given", "suffix", "group"))):
        names.append(name)
        ends.append(found.end())
    if not names or all(map(_may_have_middle_initial, names)):
        return None
    names, ends = _without_period(names, ends)
    others = _OTHERS.match(text, ends[-1])
    last = others.end() if others else ends[-1]
    return LeadingNames(NameList(tuple(names), bool(others)), (last,))


def _without_period(names: list[Name], ends: list[int]) -> tuple[list[Name], list[int]]:
    """The names without the period that ends the list, if it is not that of initials."""
    *others, last = names
    if not last.given.endswith(".") or len(last.given) > len("A.") or any("." in name.given for name in others):
        return names, ends
    return [*others, last._replace(given=last.given[0])], [*ends[:-1], ends[-1] - 1]


def _name(family: str | None, given: str | None, suffix: str | None, group: str | None) -> Name | None:
    """The name, unless it looks like something else."""
    if group:
        return Name(literal=group)
    if not family or not given:
        return None
    if not suffix and family.isalpha() and family.istitle():  # nearly all
        return Name(family, given)
    words = family.split(" ")
    proper = [word for word in words if not is_particle(word)]
    if any(map(is_suffix, words)) or not proper or not all(word[0].isupper() for word in proper):
        return None
    return make_person(family, given, suffix or "")


def _may_have_middle_initial(name: Name) -> bool:
    """Whether the second word of a family name may be a given name: `Stock James H`."""
    return " " in name.family and len(name.given.translate(_LETTERS)) == 1
