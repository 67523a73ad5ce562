"""People's names: particles, suffixes, and the parts of a name written as one string."""

from __future__ import annotations

import re

from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

_SMALL_WORDS = """
af al am auf aus bin bint da dal dall' das de degli dei del della delle den der des di do dos du e el het
ibn im in 't la las le lo los op 's s' ten ter thoe tot und van vande vanden vander vom von vor y zu zum zur
"""
_PARTICLES = frozenset(_SMALL_WORDS.split())
_SUFFIX = lazy_compile(
    r"(?:jr|sr|jnr|snr|ii|iii|iv|2nd|3rd|4th|filho|neto|júnior|junior|sobrinho|md|phd)\.?", re.IGNORECASE
)
_KINDS_OF_ORGANISATION = """
academy agency alliance association board center centre collaboration college commission committee consortium
council department foundation group institute institutes investigators ministry network office organisation
organization panel program programme project service services society team trialists university
"""
_OF_ORGANISATIONS = frozenset(_KINDS_OF_ORGANISATION.split())
_INITIALS = lazy_compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")


def is_particle(word: str) -> bool:
    """Whether a word of a family name is a particle: `van`, `de`."""
    return word.replace("’", "'") in _PARTICLES


def split_particle(family: str) -> tuple[str, str]:
    """A family name's leading particle in small letters, if any, and the rest.

    >>> split_particle("van der Berg"), split_particle("De Luca")
    (('van der', 'Berg'), ('', 'De Luca'))
    """
    words = family.split()
    count = 0
    while count < len(words) - 1 and is_particle(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def person(family: str, given: str = "", suffix: str = "") -> Name:
    """A name from its parts as printed; the particle is taken out of the family name."""
    particle, family = split_particle(family)
    return Name(family=family, given=given, particle=particle, suffix=suffix.strip(" ,"))


def parse_name(text: str) -> Name:
    """A person's name as one string: `Smith, John A, Jr`, `Smith JA`, `John A. van der Berg`.

    One word alone, or what has no letters, is a literal.
    """
    text = " ".join(text.split()).strip(" ,;")
    if "," in text:
        return _inverted(text)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004
    if len(words) < 2:  # noqa: PLR2004 - a person has two names
        return Name(literal=text)
    start = next(at for at in range(len(words), -1, -1) if not at or not _is_initials(words[at - 1]))
    if 0 < start < len(words):
        return person(" ".join(words[:start]), " ".join(words[start:]), suffix)
    return _natural(words, suffix)


def parse_author(text: str) -> Name:
    """A name as one string that may be an organisation's, which is a literal: `WHO Working Group`."""
    words = {word.strip("(),.").casefold() for word in text.split()}
    return parse_name(text) if words.isdisjoint(_OF_ORGANISATIONS) else Name(literal=" ".join(text.split()))


def _inverted(text: str) -> Name:
    family, *rest = (part.strip() for part in text.split(","))
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), "")
    return person(family, " ".join(part for part in rest if part != suffix), suffix)


def _natural(words: list[str], suffix: str) -> Name:
    """Given names first; the family name begins with its particle, or is the last word."""
    start = next((at for at, word in enumerate(words[1:-1], 1) if is_particle(word)), len(words) - 1)
    return person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_initials(word: str) -> bool:
    return word.isupper() and bool(_INITIALS.fullmatch(word))
