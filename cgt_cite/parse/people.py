"""The authors and editors of labelled words.

Where the labels of a list agree with each other, they are the names.  Where they do not, the grammar of
lists of names reads the list again from its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.names import is_particle, make_person, parse_names
from cgt_cite.fields.names.vocabulary import EAST_ASIAN_FAMILIES
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

from .labels import ET_AL, OTHER

if TYPE_CHECKING:
    from .labelled import Labelled, Span

_FAMILY, _GIVEN, _SUFFIX, _LITERAL = "FGSL"
_PARTS = frozenset((_FAMILY, _GIVEN, _SUFFIX, _LITERAL))
Parts = dict[str, "Span"]  # of a name, by the second letter of the label
_BREAKS = frozenset(",;&|")
_ROLE = lazy_compile(r",? \((?:hrsg|hg|eds?|editors?|orgs?|coords?)\.?\)\Z", re.IGNORECASE)
_EDITORS = lazy_compile(r"\.?(?:, | \(|, \()(?:[Ee]ds?|[Ee]ditors?|H(?:rs)?g)\b")
_TRANSLATED = lazy_compile(
    r"\b(?:trans(?:l|lated)?|tr|übers(?:etzt)?|trad(?:u[cz]ido|uit|otto|uction|ucción|uzione)?)\.?"
    r"(?: (?:by|von|par|por|da|di|de))?[\s:]*\Z",
    re.IGNORECASE,
)
_TRANSLATOR = lazy_compile(r"[\s.,]*\(?(?:trans(?:l|lators?)?|tr|übers|trad)\b", re.IGNORECASE)
_NEAR = 24  # characters
_ELLIPSIS = lazy_compile(r"…|\.\s?\.\s?\.")
_REFERENCE_MARKS = "*†‡§"
_SEPARATORS = lazy_compile(r"\s?[,，、;；]\s?")


class Form(NamedTuple):
    """How a name is written."""

    family_first: bool
    comma: bool  # between the family name and the given name


_INVERTED = Form(family_first=True, comma=True)


class People(NamedTuple):
    """The people of a work by their roles."""

    author: NameList = NameList()
    editor: NameList = NameList()
    translator: NameList = NameList()


def read_people(labelled: Labelled) -> People:
    """The people that a reference names, each list in its order."""
    authors, editors = _list(labelled, "A"), _list(labelled, "E")
    if editors and _are_translators(labelled):
        return People(authors, translator=NameList(editors.names))
    if authors and not editors and _are_editors(labelled):
        return People(editor=authors)
    return People(authors, editors)


def _list(labelled: Labelled, role: str) -> NameList:
    """The names whose labels begin with `role` ("A" or "E")."""
    names = _names(labelled, role)
    return NameList(names, _is_truncated(labelled, role)) if names else NameList()


def _are_editors(labelled: Labelled) -> bool:
    """Whether the names at the start are those of editors: `Higgins JP, Green S, eds. Title`."""
    end = 0
    for label, span in labelled.runs:
        if label[0] == "A" or (end and label == ET_AL):
            end = labelled.prepared.ends[span[1] - 1]
        elif label != OTHER:
            break
    return bool(end and _EDITORS.match(labelled.prepared.text, end))


def _are_translators(labelled: Labelled) -> bool:
    """Whether the people who are labelled as editors are translators."""
    spans = [span for label, span in labelled.runs if label[0] == "E" and label[1:] in _PARTS]
    prepared = labelled.prepared
    start, end = prepared.starts[spans[0][0]], prepared.ends[spans[-1][1] - 1]
    return bool(
        _TRANSLATOR.match(prepared.text, end)
        or _TRANSLATED.search(prepared.text, max(0, start - _NEAR), start)
    )


def _names(labelled: Labelled, role: str) -> tuple[Name, ...]:
    parts = _group(labelled, role)
    if not parts:
        return ()
    if _agree(labelled, parts):
        dotted = any(_has_period(labelled, name, name is parts[-1]) for name in parts)
        return tuple(
            name
            for part in parts
            for name in (_literals(labelled, part) or (_person(labelled, part, dotted=dotted),))
        )
    spans = [span for name in parts for span in name.values()]
    whole = min(spans)[0], max(span[1] for span in spans)
    period = "." if labelled.gap_after(whole).startswith(".") else ""
    return parse_names(labelled.full_text(whole) + period).names


def _group(labelled: Labelled, role: str) -> list[Parts]:
    """The runs of a role as names: a part that a name already has begins the next."""
    names: list[Parts] = []
    for label, span in labelled.runs:
        if label[0] != role or label[1:] not in _PARTS:
            continue
        for piece in _split(labelled, label[1], span):
            last = names[-1] if names else {}
            if _joins(labelled, last, label[1], piece):
                last[label[1]] = (last[label[1]][0], piece[1])
            elif not last or label[1] in last or _LITERAL in last or label[1] == _LITERAL:
                names.append({label[1]: piece})
            else:
                last[label[1]] = piece
    return names


def _split(labelled: Labelled, part: str, span: Span) -> list[Span]:
    """A run of one label, split at the punctuation that separates names."""
    gaps, start, pieces = labelled.prepared.gaps, span[0], []
    for at in range(span[0] + 1, span[1]):
        gap = gaps[at]
        if gap != " " and (";" in gap if part == _LITERAL else not _BREAKS.isdisjoint(gap)):
            pieces.append((start, at))
            start = at
    return [*pieces, (start, span[1])]


def _joins(labelled: Labelled, last: Parts, part: str, piece: Span) -> bool:
    """Whether a piece continues one: a family name its particle, an organisation what it is part of."""
    if part not in last or last[part][1] != piece[0]:
        return False
    gap = labelled.prepared.gaps[piece[0]]
    if part == _LITERAL:
        return gap == ", "
    return part == _FAMILY and gap == " " and is_particle(labelled.prepared.words[last[part][1] - 1])


def _agree(labelled: Labelled, names: list[Parts]) -> bool:
    """Whether each name is whole, and all names but the first have their parts in one form."""
    persons = [parts for parts in names if _LITERAL not in parts]
    if any(_FAMILY not in parts or _GIVEN not in parts for parts in persons):
        return False
    if 2 * sum(_may_be_reversed(labelled, parts) for parts in persons) > len(persons):
        return False
    forms = [_form(labelled, parts) for parts in persons]
    return len(set(forms[1:])) <= 1 and (not forms[1:] or forms[0] in (forms[1], _INVERTED))


def _may_be_reversed(labelled: Labelled, parts: Parts) -> bool:
    """Whether what was taken for the given name is an East Asian family name: `Sun Huan`."""
    given, family = labelled.text(parts[_GIVEN]), labelled.text(parts[_FAMILY])
    return given.lower() in EAST_ASIAN_FAMILIES and family.lower() not in EAST_ASIAN_FAMILIES


def _form(labelled: Labelled, parts: Parts) -> Form:
    left, right = sorted((parts[_FAMILY], parts[_GIVEN]))
    comma = any("," in gap for gap in labelled.prepared.gaps[left[1] : right[0] + 1])
    return Form(parts[_FAMILY] < parts[_GIVEN], comma)


def _has_period(labelled: Labelled, parts: Parts, last: bool) -> bool:  # noqa: FBT001 - passed on
    """Whether a name's initials have a period, which is not the one that ends the list."""
    if _GIVEN not in parts:
        return False
    start, end = parts[_GIVEN]
    after = labelled.gap_after(parts[_GIVEN])
    initials = end - start == 1 or len(labelled.prepared.words[end - 1]) == 1
    within = not last or "," in after or (_FAMILY in parts and parts[_GIVEN] < parts[_FAMILY])
    return initials and within and after.startswith(".")


def _literals(labelled: Labelled, parts: Parts) -> tuple[Name, ...]:
    """An organisation, or the several names of `WHO, FAO` and `王伟, 李明`."""
    if _LITERAL not in parts:
        return ()
    literal = labelled.full_text(parts[_LITERAL]).rstrip(_REFERENCE_MARKS)
    pieces = _SEPARATORS.split(literal)
    if literal == literal.upper() and not any(" " in piece for piece in pieces):
        return tuple(Name(literal=piece) for piece in pieces)
    return (Name(literal=_ROLE.sub("", literal) or literal),)


def _person(labelled: Labelled, parts: Parts, *, dotted: bool) -> Name:
    suffix = labelled.text(parts[_SUFFIX]) if _SUFFIX in parts else ""
    return make_person(labelled.text(parts[_FAMILY]), _given(labelled, parts[_GIVEN], dotted=dotted), suffix)


def _given(labelled: Labelled, span: Span, *, dotted: bool) -> str:
    """The given name, with the period after its last initial where initials have periods."""
    given = labelled.text(span)
    is_initial = len(labelled.prepared.words[span[1] - 1]) == 1
    dotted = is_initial and (dotted or "." in given) and labelled.gap_after(span).startswith(".")
    return given + "." if dotted else given


def _is_truncated(labelled: Labelled, role: str) -> bool:
    """Whether `et al.` or an ellipsis follows a name of the role."""
    current = "A"
    for label, span in labelled.runs:
        if label == ET_AL and current == role:
            return True
        if label[0] in "AE" and label[1:] in _PARTS:
            current = label[0]
            if current == role and _ELLIPSIS.search(labelled.gap_after(span)):
                return True
        elif label not in (OTHER, ET_AL):
            current = ""
    return False
