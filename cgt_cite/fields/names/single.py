"""Read one name in one form, and weigh how well the text fits that form."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from cgt_cite.fields.names.groups import is_group
from cgt_cite.fields.names.vocabulary import (
    CAPITALISED_PARTICLES,
    CONJUNCTIONS_IN_NAMES,
    EAST_ASIAN_FAMILIES,
    ENGLISH_CONNECTING_WORDS,
    PARTICLES,
)
from cgt_cite.fields.names.words import (
    count_particles,
    is_initials,
    is_particle,
    is_suffix_or_degree,
    separate_digraphs,
    split_particle,
)
from cgt_cite.fields.suffixes import ABBREVIATIONS, NUMERALS, is_suffix
from cgt_cite.fields.text import clean
from cgt_cite.model import Name

_MAX_FAMILY, _MAX_GIVEN = 6, 5  # words
_MAX_WORDS_OF_INITIALS = 8
_MIN_WITH_SUFFIX = 3  # words of a name that may end in a suffix: family, given, suffix
_STRAY = " ,;"


_remember = lru_cache(maxsize=1024)  # a list is read with several grammars


class NameForm(StrEnum):
    """The order and punctuation of the parts of a name."""

    INDEX = "index"  # as in PubMed's author index: Smith JA; van der Berg J. A.
    INVERTED = "inverted"  # Smith, John A.
    DISPLAY = "display"  # John A. Smith
    FAMILY_FIRST = "family first"  # Smith John A.


class Reading(NamedTuple):
    """A name, and how doubtful it is: 0 is certain, 1 odd."""

    name: Name
    cost: float


def make_person(family: str, given: str = "", suffix: str = "") -> Name:
    """A person's name from its printed parts, with the particle split off the family name.

    Equal parts are one string, since the same names recur in thousands of references.
    """
    particle, family = split_particle(family)
    return Name(intern(family), intern(given), intern(particle), suffix.strip(" ,"))


def is_person(name: Name) -> bool:
    """Whether a name has a family name and a given name."""
    return bool(name.family and name.given)


def parse_name(text: str, form: NameForm | None = None) -> Name:
    """Parse one name, of a person or a group, in the form stated or else in the one that it fits.

    A text that does not fit the form, a single word and a group become literals.

    >>> [str(parse_name(text)) for text in ("Smith, John A, Jr", "van der Berg JA", "John A. de Vries")]
    ['Smith, John A, Jr', 'van der Berg, JA', 'de Vries, John A.']
    """
    text = clean(text).strip(_STRAY)
    reading = _read(text, form)
    return reading.name if reading else Name(literal=text)


def _read(text: str, form: NameForm | None) -> Reading | None:
    if form is NameForm.INDEX:
        return read_index(text, compact=True)
    if form is NameForm.INVERTED or (form is None and "," in text):
        return read_inverted(*text.split(","))
    if is_group(text, small_letters=form is None):
        return None
    if form is NameForm.FAMILY_FIRST:
        return read_family_first(text)
    display, index = read_display(text), read_index(text) if form is None else None
    return index if index and (not display or index.cost <= display.cost) else display


@_remember
def read_index(text: str, *, compact: bool = False) -> Reading | None:
    """`van der Berg JA Jr`; initials of two letters, as in `Petrov IuV`, are separated.

    `compact`: all initials are in one word, as in PubMed, where of `Kumaran V N S` only `S` is an initial.
    """
    words = text.split()
    suffix = words.pop().rstrip(".") if len(words) >= _MIN_WITH_SUFFIX and is_suffix(words[-1]) else ""
    family, given, cost = _split_at_initials(words, compact=compact)
    if not given or not family or not ENGLISH_CONNECTING_WORDS.isdisjoint(words):
        return None
    if (
        len(family) > 1 and not suffix and family[-1].rstrip(".") in (*ABBREVIATIONS, *NUMERALS)
    ):  # Clyde Jr WA
        suffix = family.pop()
    return Reading(make_person(" ".join(family), given, suffix), cost + weigh_family(" ".join(family)))


def _split_at_initials(words: list[str], *, compact: bool) -> tuple[list[str], str, float]:
    """The words of the family name, the initials, and the doubt about them."""
    start = len(words) - is_initials("".join(words[-1:])) if compact else _start_of_initials(words)
    if 0 < start < len(words):
        return words[:start], " ".join(words[start:]), 0
    if len(words) >= _MIN_WITH_SUFFIX and words[-1].lower() in PARTICLES and is_initials(words[-2]):
        return words[:-2], " ".join(words[-2:]), 0.2  # Paula BL de
    return words[:-1], separate_digraphs(words[-1]) if words else "", 0.6


def _start_of_initials(words: list[str]) -> int:
    """Where the longest run of initials at the end begins; it leaves a word for the family name."""
    first = max(1, len(words) - _MAX_WORDS_OF_INITIALS)
    return next((at for at in range(first, len(words)) if is_initials(" ".join(words[at:]))), len(words))


def read_inverted(family: str, *others: str) -> Reading | None:
    """`van der Berg`, `John A.`, `Jr`: the parts between commas; a suffix may be before the given name."""
    family, parts = family.strip(), [part.strip() for part in others]
    suffix = next((part for part in parts if is_suffix_or_degree(part)), "") if len(parts) > 1 else ""
    given = " ".join(part for part in parts if part and part != suffix)
    if not suffix and " " in given and is_suffix(given.rpartition(" ")[2]):
        given, _, suffix = given.rpartition(" ")  # Snyder, James M Jr
    if not family:
        return None
    cost = weigh_family(family) + weigh_given(given)
    if " " in family and not is_initials(given) and not split_particle(family)[0]:
        cost += 0.5  # perhaps two names: Ann Doe, Jane Roe
    if " " in family and is_suffix_or_degree(given):
        cost += 1  # rather a degree: John Smith, MD
    return Reading(make_person(family, given, suffix), cost)


@_remember
def read_display(text: str) -> Reading | None:
    """`John A. van der Berg Jr`: the family name begins with a particle or after initials, or is one word."""
    words = text.split()
    suffix = words.pop() if len(words) >= _MIN_WITH_SUFFIX and is_suffix_or_degree(words[-1]) else ""
    if len(words) < 2:  # noqa: PLR2004 - a person has at least two names
        return None
    start = _start_of_family(words)
    given, family = " ".join(words[:start]), " ".join(words[start:])
    cost = weigh_family(family) + weigh_given(given) + _weigh_order(words, family=start, given=0)
    if is_initials(family) and not text.isupper():
        cost += 3 if len(family) == 1 else 1.5
    return Reading(make_person(family, given, suffix), cost)


def _start_of_family(words: list[str]) -> int:
    for at in range(1, len(words) - 1):
        if is_particle(words[at]):
            joins = words[at] in CONJUNCTIONS_IN_NAMES and at > 1  # Ortega y Gasset
            return at - 1 if joins else at
    after_initials = max((at for at, word in enumerate(words[:-1], 1) if is_initials(word)), default=0)
    is_double = 0 < after_initials == len(words) - 2 and not words[-2].isupper()
    return after_initials if is_double else len(words) - 1


@_remember
def read_family_first(text: str) -> Reading | None:
    """`van der Berg John A.`, `Wang Zhiqiang`: the first word that is not a particle is the family name."""
    words = text.split()
    start = count_particles(words) + 1
    if start < len(words) and words[start - 1] in CAPITALISED_PARTICLES:
        start += 1
    if start >= len(words) or is_initials(" ".join(words[start:])):
        return None
    family, given = " ".join(words[:start]), " ".join(words[start:])
    cost = weigh_family(family) + weigh_given(given) + _weigh_order(words, family=0, given=len(words) - 1)
    if is_initials(words[start]) and not is_initials(given):
        cost += 0.5  # John A. Smith
    return Reading(make_person(family, given), cost)


def _weigh_order(words: list[str], *, family: int, given: int) -> float:
    """How much family names that are common speak against an order of the first and last word."""
    is_common = [words[at].lower() in EAST_ASIAN_FAMILIES for at in (family, given)]
    return 0.2 * (is_common[1] - is_common[0])


def weigh_family(family: str) -> float:
    """How doubtful a family name is."""
    words = family.split()
    cost = 3.0 * (len(words) > _MAX_FAMILY) + 2.0 * is_suffix(family, any_case=True)
    for word in words:
        if is_initials(word) and ("." in word or len(words) > 1):
            cost += 3
        elif not word[0].isalpha() and not is_particle(word):
            cost += 1
        elif word.islower() and not is_particle(word):
            cost += 0.5
        elif any(map(str.isdigit, word)):
            cost += 2
    return cost + 0.1 * (len(words) - count_particles(words) > 2)  # noqa: PLR2004 - most have one or two


def weigh_given(given: str) -> float:
    """How doubtful a given name is; initials are not."""
    if is_initials(given):
        return 1.0 * is_suffix(given)
    words = given.split()
    cost = 0.3 + 3.0 * (not words or len(words) > _MAX_GIVEN) + 0.5 * count_particles(words[:1])
    for word in words:
        if any(map(str.isdigit, word)) or is_suffix(word):
            cost += 2
        elif word.islower() and not is_particle(word):
            cost += 1
    return cost
