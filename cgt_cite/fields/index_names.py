"""Parse names in PubMed's index form: `van der Berg JA Jr`, separated by commas, without periods.

The index form shows where the family name begins; a full name (`Jan A van der Berg Jr`) does not.
"""

from __future__ import annotations

import re

from cgt_cite.fields.names import split_particle
from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.fields.text import clean
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

_ET_AL = lazy_compile(r"\bet al\b\.?|\.\.\.|…", re.IGNORECASE)
# Two letters for one in another script or language, together one initial: `Iu` for Ю, `Zs`.
_DIGRAPH = "Chr|Dzh|Shch|[CGKPRSTZ]h|D[hjz]|[IJY][aeou]|[CSZ]s|[CSR]z|[GNLT]y|[LN]j|St"
_INITIAL = lazy_compile(rf"(?:{_DIGRAPH})(?![a-z])|.")
_MAX_INITIALS = 5
# Reference marks of affiliations and equal contributions: `(1)(2)`, `(#)`, `(a, b)`, `*`, `¹`.
_BRACKETED = r"(?:\d{1,3}|[a-z]|[#*+&†‡§¶‖]{1,3})"
_REFERENCE_MARKS = lazy_compile(
    rf"\s?\({_BRACKETED}(?:,? ?{_BRACKETED}){{0,30}}\)|[#*†‡§¶‖✉¹²³⁰-⁹ªº\u1d43-\u1d5b]+(?:,[¹²³⁰-⁹]+)*"
)
_ORCID = lazy_compile(
    r"\s?[(\[]?(?:ORCID(?: iD)?:? ?)?(?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX][)\]]?"
)
_GROUP = lazy_compile(
    r"\b(?:academ|administration|agency|alliance|association|board|bureau|cent(?:er|re)s?\b|collaborat|college"
    r"|commission|committee|consorti|council|department|federation|force\b|foundation|group|hospital"
    r"|initiative|institut|investigators|ministry|network|organi[sz]ation|panel\b|program|project|registry"
    r"|research|service|societ|study|task\b|team|trial|union|universit|working)",
    re.IGNORECASE,
)
_WORDS_OF_GROUPS = frozenset(("of", "and", "the", "for", "on", "with", "from", "by"))  # not in persons' names
_WORDS_OF_SENTENCES = "a an and as at by for from in is of on or the to was we with"
SMALL_WORDS = frozenset(_WORDS_OF_SENTENCES.split())
_PARTS_OF_GROUPS = SMALL_WORDS | {"de", "del", "des", "du", "et", "für", "und"}


def index_names(text: str) -> NameList:
    """The names of a line such as `Werler MM(1), Mitchell A(#); WHO Group.`; truncated if it has `et al.`."""
    unmarked = clean(_REFERENCE_MARKS.sub("", _ORCID.sub("", _ET_AL.sub("", text)))).rstrip(".")
    names: list[Name] = []
    for part in re.split(r"\s*;\s*", unmarked):
        names += _names(part, is_first=not names)
    return NameList(tuple(names), bool(_ET_AL.search(text)))


def _names(part: str, *, is_first: bool) -> list[Name]:
    """The names between two semicolons: persons separated by commas, or one group whose name has commas."""
    words = [word for word in re.split(r"\s*,\s*", part) if any(map(str.isalnum, word))]
    names = list(map(index_name, words))
    if len(names) > 1 and all(name.literal for name in names) and (not is_first or _GROUP.search(part)):
        return [Name(literal=part.strip(" ,"))]
    return names


def index_name(text: str) -> Name:
    """One indexed name; a `literal` if it does not end in initials.

    >>> str(index_name("Petrov IuV")), str(index_name("Example Study Group"))
    ('Petrov, Iu V', 'Example Study Group')
    """
    words = clean(text).split()
    suffix = words.pop().rstrip(".") if len(words) > 2 and is_suffix(words[-1]) else ""  # noqa: PLR2004 - family, initials, suffix
    initials = _initials(words[-1]) if len(words) > 1 else ""
    if not initials or not _WORDS_OF_GROUPS.isdisjoint(words):
        return Name(literal=clean(text))
    particle, family = split_particle(" ".join(words[:-1]))
    return Name(family, initials, particle, suffix)


def is_group(text: str) -> bool:
    """Whether a line without persons names a group: significant words capitalised, one like `Group`."""
    words = [word for word in clean(text).split() if word not in _PARTS_OF_GROUPS]
    return len(words) > 1 and not any(word[0].islower() for word in words) and bool(_GROUP.search(text))


def is_person(name: Name) -> bool:
    """Whether a name has a family name and a given name."""
    return bool(name.family and name.given)


def full_name(full: str, indexed: str) -> Name:
    """Split `Jan A van der Berg Jr`, given its index form `van der Berg JA Jr`, into parts."""
    full, name = clean(full), index_name(indexed)
    if name.literal:  # indexed under one name only
        particle, family = split_particle(full)
        return Name(family, particle=particle)
    words = full.removesuffix(f" {name.suffix}") if name.suffix else full
    family = f"{name.particle} {name.family}".strip()
    start = len(words) - len(family)
    if words[start:].casefold() != family.casefold() or start < 0:
        return name
    return Name(name.family, words[:start].strip() or name.given, name.particle, name.suffix)


def _initials(word: str) -> str:
    """Indexed initials, those of two letters separated: `Iu V` for `IuV`; empty for anything else."""
    letters = word.replace("-", "")
    if letters.isalpha() and letters.isupper():
        return word if len(letters) <= _MAX_INITIALS else ""
    parts = _INITIAL.findall(word) if len(word) <= 2 * _MAX_INITIALS else [""]
    fits = all(part == "-" or part.isupper() or len(part) > 1 for part in parts)
    return " ".join(parts).replace(" - ", "-") if fits else ""
