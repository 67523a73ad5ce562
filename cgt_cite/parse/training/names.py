"""People's names as citation styles write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.names.vocabulary import PARTICLES
from cgt_cite.parse.training.draws import chance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from cgt_cite.parse.training.templates import Writer


class Form(NamedTuple):
    """How one name is written."""

    family_first: bool
    gap: str  # between family and given name
    given: str  # how the given name "John A." is written, by example
    caps: bool = False


FORMS = {
    f"{family}{gap}{given}": Form(True, gap, given, family.isupper())  # noqa: FBT003  # a table's cell
    for family in ("Smith", "SMITH")
    for gap in (" ", ", ", ",")
    for given in ("JA", "J-A", "J.A.", "J. A.", "J A", "J", "J.", "John A.", "John A", "John Albert")
} | {
    f"{given} {family}": Form(False, " ", given, family.isupper())  # noqa: FBT003  # a table's cell
    for family in ("Smith", "SMITH")
    for given in ("JA", "J.A.", "J. A.", "J A", "J.", "John A.", "John A", "John Albert")
}


ETAL = (", et al", ", et al.", " et al.")
OTHERS: Mapping[str, str] = {"literal": "et al."}  # at the end of a list that gold has cut


class Names(NamedTuple):
    """How a list of names is written."""

    form: str  # "Smith JA": a key of `FORMS`
    delimiter: str = ", "
    last: str = ", "  # before the last name
    two: str = ""  # between two names, where that is another thing
    rest: str = ""  # the form of all names but the first, where it is another
    cuts: tuple[tuple[int, int], ...] = ()  # (more than, keep): "et al." rules, one by chance
    etal: tuple[str, ...] = ETAL
    ellipsis: bool = False  # the last author follows the cut: "A, B, … Z"


_INNER = re.compile(r"\b(?:de|da|do|dos|das|e)\b")  # "C. de H. V."
_GLUED = 4  # so many capitals are initials, more are a name in capitals
_BEFORE_GROUPS = (
    "; ", "; ", ", ", ", and ", "; for the ", ", for the ", ", on behalf of the ", "; on behalf of the ",
)  # fmt: skip
PARTICLE = re.compile(rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})\s+)+(?=[^\W\d_a-z])")


def initials(given: str) -> list[str]:
    """`J.-P. Anne` as J, -P, A: each initial, with the hyphen before it; glued capitals part."""
    return [
        hyphen.replace("‐", "-") + letter
        for hyphen, word in re.findall(r"([-‐‑]?)([^\W\d_]+)", given)
        for letter in (word if word.isupper() and len(word) <= _GLUED else word[:1])
    ]


def is_full(given: str) -> bool:
    """Whether a given name holds a name, not only initials."""
    return bool(re.search(r"[^\W\d_][a-zà-ÿ]", given))


def written_given(given: str, how: str) -> str:
    """A given name in a form's way; `how` is the form of "John Albert".

    >>> written_given("Donald B.", "J.A.")
    'D.B.'
    """
    if how.startswith("John"):
        return _full_given(given, how)
    if _INNER.search(given) and "." in how:
        return given
    letters = initials(given)[: 1 if how in {"J", "J."} else None]
    dot, gap = ("." if "." in how else ""), (" " if " " in how else "")
    hyphens = dot or "-" in how
    return "".join(
        (letter if letter.startswith("-") and hyphens else gap * bool(at) + letter.lstrip("-")) + dot
        for at, letter in enumerate(letters)
    )


def _full_given(given: str, how: str) -> str:
    first, *others = given.split() or [""]
    if how == "John Albert" or not is_full(first):
        return given
    dot = "." if how.endswith(".") else ""
    return " ".join([first, *(letter.lstrip("-") + dot for other in others for letter in initials(other))])


def write_names(
    writer: Writer, people: Sequence[Mapping[str, str]], role: str, names: Names, rng: Random
) -> None:
    """Write a list of names, cut as the style does it; a last `OTHERS` says that it is cut already."""
    is_cut = people[-1] is OTHERS
    people = people[: len(people) - is_cut]
    keep, tail = _shown(people, names, rng)
    for at, person in enumerate(people[:keep]):
        if at:
            writer.literal(_joint(people, at, names, rng, is_cut=is_cut))
        write_name(writer, person, role, FORMS[names.rest if at and names.rest else names.form])
    if tail and names.ellipsis and not is_cut:
        writer.literal(", ")
        writer.labelled("…", "etal")
        writer.literal(" ")
        write_name(writer, people[-1], role, FORMS[names.rest or names.form])
    elif is_cut or tail:
        _write_etal(writer, rng.choice(names.etal))


def _joint(people: Sequence[Mapping[str, str]], at: int, names: Names, rng: Random, *, is_cut: bool) -> str:
    """What precedes the name at a place."""
    if "literal" in people[at] and "family" in people[at - 1] and chance(rng, 0.6):
        return rng.choice(_BEFORE_GROUPS)
    if is_cut or people[at + 1 :]:
        return names.delimiter
    return names.two or names.last if at == 1 else names.last


def _shown(people: Sequence[object], names: Names, rng: Random) -> tuple[int, bool]:
    if names.cuts:
        most, keep = rng.choice(names.cuts)
        if len(people) > most:
            return keep, True
    return len(people), False


def _write_etal(writer: Writer, text: str) -> None:
    body = text.strip(" ,;.[]")
    before, _, after = text.partition(body)
    writer.literal(before)
    writer.labelled(body, "etal")
    writer.literal(after)


def write_name(writer: Writer, person: Mapping[str, str], role: str, form: Form) -> None:
    """Write one name, its parts labelled `<role>.family` and so on."""
    if literal := person.get("literal"):
        writer.labelled(literal, f"{role}.literal")
        return
    given = written_given(person.get("given", ""), form.given)
    suffix = person.get("suffix", "")
    if form.family_first:
        _write_family(writer, person["family"], role, caps=form.caps)
        if given:
            writer.literal(form.gap)
            writer.labelled(given, f"{role}.given")
    else:
        if given:
            writer.labelled(given, f"{role}.given")
            writer.literal(" ")
        _write_family(writer, person["family"], role, caps=form.caps)
    if suffix:
        bare = suffix.lstrip(", ")  # a comma before it is part of how it is written
        writer.literal(" " if form.gap == " " and form.family_first and bare == suffix else ", ")
        writer.labelled(bare, f"{role}.suffix")


def _write_family(writer: Writer, family: str, role: str, *, caps: bool) -> None:
    """The family name with its particle, which is one run for the tagger; capitals leave particles alone."""
    if caps:
        particle = PARTICLE.match(family)
        start = particle.end() if particle else 0
        family = family[:start] + family[start:].upper()
    writer.labelled(family, f"{role}.family")
