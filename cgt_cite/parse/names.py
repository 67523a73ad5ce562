"""People and organisations out of labelled words."""

from __future__ import annotations

import re

from cgt_cite.fields.names import is_particle, make_person
from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

from .evening import evened
from .ordering import ordered
from .organisations import as_people, parted
from .spans import Chunk, Labelled

_FAMILY, _GIVEN, _SUFFIX, _LITERAL = "FGSL"
_BREAKS = frozenset(",;&|")
_ROLES = frozenset(("assignee", "assignees", "inventor", "inventors", "applicant", "Hrsg", "Hg", "eds"))
_ROLE = lazy_compile(r",? \((?:hrsg|hg|eds?|editors?|orgs?|coords?)\.?\)\Z", re.IGNORECASE)
_PERSON = lazy_compile(r"([A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?) ([A-Z]{1,2})")
_MARKS_BEHIND = "*†‡§"  # of footnotes
_LONGEST_INITIALS = 3


def read_names(labelled: Labelled, role: str) -> tuple[Name, ...]:
    """The names whose labels begin with `role` ("A" or "E"), in order."""
    pieces: list[tuple[str, Chunk]] = []
    for label, chunk in labelled.runs:
        if label[0] == role and len(label) > 1:
            pieces += _pieces(labelled, label[1], chunk)
    if not pieces:
        return ()
    dotted = any(part == _GIVEN and _is_stopped(labelled, chunk) for part, chunk in pieces[:-1])
    grouped = ordered(labelled, _turned(labelled, _grouped(labelled, pieces)))
    names = [_name(labelled, parts, dotted=dotted) for parts in grouped]
    people = _with_particles([name for name in names if name and name.family not in _ROLES])
    return evened(as_people(tuple(name for found in people for name in _each(found))))


def _is_stopped(labelled: Labelled, chunk: Chunk) -> bool:
    """Whether initials, or a full name's last initial, have a stop behind them."""
    start, end = chunk
    return labelled.follows(chunk, ".") and (end - start == 1 or len(labelled.tokens.words[end - 1]) == 1)


def _each(name: Name) -> list[Name]:
    """A name, or those of the organisations that were taken for one."""
    return [Name(literal=literal) for literal in parted(name.literal)] if ", " in name.literal else [name]


def _with_particles(names: list[Name]) -> list[Name]:
    """`Paula BL de` is one name, whose particle stands behind its initials."""
    kept: list[Name] = []
    for name in names:
        words = name.family.lower().split()
        if kept and kept[-1].given and words and not name.given and all(map(is_particle, words)):
            kept[-1] = kept[-1]._replace(given=f"{kept[-1].given} {name.family}")
        else:
            kept.append(name)
    return kept


def _pieces(labelled: Labelled, part: str, chunk: Chunk) -> list[tuple[str, Chunk]]:
    """A run of one label parted where punctuation parts names."""
    if part not in "FGSL":
        return []
    gaps, start, pieces = labelled.tokens.gaps, chunk[0], []
    for at in range(chunk[0] + 1, chunk[1]):
        gap = gaps[at]
        if gap != " " and (";" in gap if part == _LITERAL else not _BREAKS.isdisjoint(gap)):
            pieces.append((part, (start, at)))
            start = at
    return [*pieces, (part, (start, chunk[1]))]


def _grouped(labelled: Labelled, pieces: list[tuple[str, Chunk]]) -> list[dict[str, Chunk]]:
    """Pieces put together to names: a part that a name already has begins the next."""
    names: list[dict[str, Chunk]] = []
    for part, chunk in pieces:
        last = names[-1] if names else {}
        if part == _FAMILY and _FAMILY in last and _continues(labelled, last[_FAMILY], chunk):
            last[_FAMILY] = (last[_FAMILY][0], chunk[1])
        elif part == _LITERAL and _LITERAL in last and _is_comma_between(labelled, last[_LITERAL], chunk):
            last[_LITERAL] = (last[_LITERAL][0], chunk[1])
        elif not last or part in last or _LITERAL in last or part == _LITERAL:
            names.append({part: chunk})
        else:
            last[part] = chunk
    return names


def _is_comma_between(labelled: Labelled, before: Chunk, chunk: Chunk) -> bool:
    """Whether a comma alone parts two organisations, which may be one and what it belongs to."""
    return before[1] == chunk[0] and labelled.tokens.gaps[chunk[0]] == ", "


def _turned(labelled: Labelled, names: list[dict[str, Chunk]]) -> list[dict[str, Chunk]]:
    """`Betty C.` and `Doe` that no comma parts are one name, whose family stands last."""
    turned: list[dict[str, Chunk]] = []
    for parts in names:
        last = turned[-1] if turned else {}
        if last.keys() == {_FAMILY, _GIVEN} and parts.keys() == {_FAMILY}:
            start, end = last[_FAMILY][0], last[_GIVEN][1]
            if start < end == parts[_FAMILY][0] and labelled.tokens.gaps[end] == ". ":
                turned[-1] = {_FAMILY: parts[_FAMILY], _GIVEN: (start, end)}
                continue
        turned.append(parts)
    return turned


def _continues(labelled: Labelled, before: Chunk, chunk: Chunk) -> bool:
    """Whether a particle and the family name behind it were taken for two names."""
    return (
        before[1] == chunk[0]
        and labelled.tokens.gaps[chunk[0]] == " "
        and is_particle(labelled.tokens.words[before[1] - 1])
    )


def _name(labelled: Labelled, parts: dict[str, Chunk], *, dotted: bool) -> Name | None:
    if _LITERAL in parts:
        return _literal(labelled.closed(parts[_LITERAL]).rstrip(_MARKS_BEHIND))
    given = _given(labelled, parts[_GIVEN], dotted=dotted) if _GIVEN in parts else ""
    if _FAMILY not in parts:
        return Name(family=given) if len(given) > _LONGEST_INITIALS else None  # initials alone name nobody
    suffix = labelled.slice(parts[_SUFFIX]) if _SUFFIX in parts else ""
    return make_person(labelled.slice(parts[_FAMILY]), given, suffix)


def _literal(text: str) -> Name:
    """An organisation without the role behind it, unless it is a person after all: `Andrews S`."""
    found = _PERSON.fullmatch(text)
    return make_person(found[1], found[2]) if found else Name(literal=_ROLE.sub("", text) or text)


def _given(labelled: Labelled, chunk: Chunk, *, dotted: bool) -> str:
    """The given name, with the stop behind its last initial where initials have stops."""
    given = labelled.slice(chunk)
    is_initial = len(labelled.tokens.words[chunk[1] - 1]) == 1
    return given + "." if is_initial and (dotted or "." in given) and labelled.follows(chunk, ".") else given
