"""Parse people's names: particles, suffixes, and names written as one string."""

from __future__ import annotations

from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

_PARTICLE_LIST = """
af al am auf aus av bin bint da dal dall' das de degli dei del della delle dem den der des di do dos du e el
het ibn im in 't la las le lo los op 's s' te ten ter thoe tot ud ul und ur v van vande vanden vander vom von
vor y zu zum zur
"""
PARTICLES = frozenset(_PARTICLE_LIST.split())
_DEGREES = frozenset(("md", "phd"))  # printed like suffixes
_ORGANISATION_WORD_LIST = """
academy agency alliance association board center centre collaboration college commission committee consortium
council department foundation group institute institutes investigators ministry network office organisation
organization panel program programme project service services society team trialists university
"""
_ORGANISATION_WORDS = frozenset(_ORGANISATION_WORD_LIST.split())
_INITIALS = lazy_compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")


def is_particle(word: str) -> bool:
    """Whether a word of a family name is a lower-case particle such as `van` or `de`."""
    return word.replace("’", "'") in PARTICLES


def split_particle(family: str) -> tuple[str, str]:
    """Split off a family name's leading lower-case particles, if any.

    >>> split_particle("van der Berg"), split_particle("De Luca")
    (('van der', 'Berg'), ('', 'De Luca'))
    """
    words = family.split()
    count = 0
    while count < len(words) - 1 and is_particle(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def person(family: str, given: str = "", suffix: str = "") -> Name:
    """Make a name of its printed parts, with the particle split off the family name."""
    particle, family = split_particle(family)
    return Name(family=family, given=given, particle=particle, suffix=suffix.strip(" ,"))


def parse_name(text: str) -> Name:
    """Parse a person's name: `Smith, John A, Jr`, `Smith JA`, `John A. van der Berg`.

    A single word, or text without letters, becomes a literal.
    """
    text = " ".join(text.split()).strip(" ,;")
    if "," in text:
        return _parse_inverted(text)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _follows_name(words[-1]) else ""  # noqa: PLR2004
    if len(words) < 2:  # noqa: PLR2004 - a person has at least two names
        return Name(literal=text)
    start = next(at for at in range(len(words), -1, -1) if not at or not _is_initials(words[at - 1]))
    if 0 < start < len(words):
        return person(" ".join(words[:start]), " ".join(words[start:]), suffix)
    return _parse_natural(words, suffix)


def parse_author(text: str) -> Name:
    """Parse the name of a person or an organisation; the latter becomes a literal: `WHO Working Group`."""
    words = {word.strip("(),.").casefold() for word in text.split()}
    return parse_name(text) if words.isdisjoint(_ORGANISATION_WORDS) else Name(literal=" ".join(text.split()))


def _parse_inverted(text: str) -> Name:
    family, *rest = (part.strip() for part in text.split(","))
    suffix = next((part for part in rest if _follows_name(part)), "")
    return person(family, " ".join(part for part in rest if part != suffix), suffix)


def _parse_natural(words: list[str], suffix: str) -> Name:
    """A name in natural order; the family name begins with its particle, or is the last word."""
    start = next((at for at, word in enumerate(words[1:-1], 1) if is_particle(word)), len(words) - 1)
    return person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _follows_name(word: str) -> bool:
    return is_suffix(word, any_case=True) or word.rstrip(".").casefold() in _DEGREES


def _is_initials(word: str) -> bool:
    return word.isupper() and bool(_INITIALS.fullmatch(word))
