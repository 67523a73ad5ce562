"""The names with which a reference begins, each beyond doubt a person with initials or a group."""

from __future__ import annotations

import re

from cgt_cite.fields.names import is_particle, make_person
from cgt_cite.fields.names.vocabulary import CAPITALISED_PARTICLES, GROUPS_OF_PERSONS, PARTICLES
from cgt_cite.fields.suffixes import SUFFIXES, is_suffix
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:[a-z]{{1,2}}['’])?{_UPPER}(?:['’]{_UPPER}?)?[^\W\dA-Z_][\w'’‐-]{{0,40}}+"  # with a small letter
_ANY_WORD = rf"(?:[a-z]{{1,2}}['’])?{_UPPER}[\w'’‐-]{{1,40}}+"
_PARTICLES = (
    rf"(?:(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))}) )*+"
    r"(?:(?:D[eiu]|De[lnr]|El|L[ae]|V[ao]n) (?=[^\W\d_]{3}))*+"
)
_NO_TITLE = r"(?! (?!and |und |et |e |y )[a-z])"  # `Smith J. C. elegans`
_NO_JOURNAL = r"(?! ?J\. (?:[A-Z]\w*\.? ){1,5}[(\d])"  # `Smith A. J. Phys. Chem. 10`
_DOTTED = rf"{_UPPER}\.(?:{_NO_JOURNAL}[ ‐-]?{_UPPER}\.{_NO_TITLE}){{0,3}}"
_INITIALS = rf"(?:{_DOTTED}(?!\w)|{_UPPER}(?:[‐-]?{_UPPER}| {_UPPER}(?! [a-z])){{0,3}}(?!\w|\.\w))"
_SUFFIX = rf"(?:,? (?P<suffix>{'|'.join(SUFFIXES)})\b\.?)?"
_GROUP = (
    r"(?:[Oo]n behalf of |[Ff]or )?(?:the )?(?P<group>[A-Z\d][^,;.:]{2,120}? "
    rf"(?:{'|'.join(f'{word}|{word.title()}' for word in sorted(GROUPS_OF_PERSONS))}|"
    r"Alliance|Association|Board|Council|Initiative|Network|Organi[sz]ation|Society)(?: [IVX]+)?)"
    r"(?= et al|[,;.:]| \(|\Z)"
)


def _form(gap: str, person: str) -> re.Pattern[str]:
    """A name in one form, with what separates it from the name before it."""
    return lazy_compile(rf"(?:{gap})?+(?:{person}{_SUFFIX}|{_GROUP})")


def _family(word: str) -> str:
    return rf"(?P<family>{_PARTICLES}{word}(?: {_PARTICLES}{word})?)"


_AFTER_GROUP = r"(?<=[a-z]{3})\. "  # which may come before its members
_INDEX = _form(rf",? (?:and|&) |[,;] |{_AFTER_GROUP}", rf"{_family(_WORD)} (?P<given>{_INITIALS})")
_FORMS = (
    _INDEX,
    _form(",? (?:and|&|e|y|et|und) |[,;] ", rf"{_family(_ANY_WORD)}, (?P<given>{_DOTTED})"),
    _form(
        ",? (?:and|&|e|y|et) |, ",
        rf"{_NO_JOURNAL}(?P<given>{_DOTTED.replace(_NO_TITLE, '')}) (?P<family>{_PARTICLES}{_WORD})",
    ),
)
_OTHERS = lazy_compile(r"[,;.]? et al\b(?: ?\.)*(?=[ :,]|\Z)")


def read_names(text: str) -> tuple[NameList, int]:
    """The names with which a text begins and where they end, in the first form that fits; else none and 0."""
    for form in _FORMS:
        names: list[Name] = []
        end = 0
        while (found := form.match(text, end)) and (name := _name(found)):
            names.append(name)
            end = found.end()
        if names and not all(map(_may_have_middle_initial, names)):
            if others := _OTHERS.match(text, end):
                return NameList(tuple(names), truncated=True), others.end()
            if form is _INDEX and _has_final_period(names):
                names[-1] = names[-1]._replace(given=names[-1].given[0])
                end -= 1
            return NameList(tuple(names)), end
    return NameList(), 0


def _name(found: re.Match[str]) -> Name | None:
    """The name, unless it looks like something else."""
    family, given, suffix, group = found.group("family", "given", "suffix", "group")
    if group:
        return Name(literal=group)
    if not suffix and family.isalpha() and family.istitle():  # nearly all
        return Name(family, given)
    words = family.split(" ")
    proper = [word for word in words if not is_particle(word)]
    if any(map(is_suffix, words)) or not proper or any(map(str.islower, proper)):
        return None
    return make_person(family, given, suffix or "")


def _has_final_period(names: list[Name]) -> bool:
    """Whether the only period is after the last initial, so that it ends the list: `Smith JA, Jones B.`."""
    *others, last = (name.given for name in names)
    return len(last) == len("B.") and last[-1] == "." and not any("." in given for given in others)


def _may_have_middle_initial(name: Name) -> bool:
    """Whether the second word of a family name may be a given name: `Stock James H`."""
    first, _, second = name.family.partition(" ")
    return bool(second) and first not in CAPITALISED_PARTICLES and len(name.given.rstrip(".")) == 1
