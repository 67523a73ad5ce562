"""What several sources say of one work, and which of them is believed, field by field."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.model import Fields, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Name


class Origin(IntEnum):
    """Where a field's value comes from; the higher is believed."""

    TEXT = 1  # parsed from a reference string
    TAGGED = 2  # a field of a reference in a full text as XML
    LISTED = 3  # an entry of a list: similar articles, search results, a spreadsheet's row
    LINK = 4  # the identifier that a page's own link leads to
    PAGE = 5  # the saved page or record of the work itself


class Claim(NamedTuple):
    """What one source says of a work: the fields that it fills."""

    origin: Origin
    said: Fields
    confidence: float = 0.0  # of a parsed string


# Collected from all sources; of any other field one source is believed whole.
_COLLECTED = frozenset(("other_ids", "note", "linked"))
# A flag goes with the field that it qualifies.
_FLAGS = {"author": "author_truncated", "editor": "editor_truncated"}
_AFFILIATION = "affiliation"  # goes with the authors to whom it belongs, whichever source names them
_QUALIFYING = frozenset((*_FLAGS.values(), _AFFILIATION))


def claim(origin: Origin, work: Work, confidence: float = 0.0) -> Claim:
    """The claim that a source makes with `work`: three quarters of a work's fields say nothing."""
    said = {name: value for name, value in zip(Work._fields, work, strict=True) if value}
    return Claim(origin, said, confidence)


def resolve(claims: Iterable[Claim]) -> tuple[Work, dict[str, Origin]]:
    """One work out of what is claimed of it, and the origin of each field.

    Which claim wins does not depend on their order: the higher origin, then the list that is whole,
    then the greater confidence, then the fuller value, then the value itself.
    """
    saying: dict[str, list[Claim]] = {}
    for claim in claims:
        for name in claim.said:
            saying.setdefault(name, []).append(claim)
    fields: Fields = {}
    origins: dict[str, Origin] = {}
    for name, said in saying.items():
        if name in _QUALIFYING:
            continue
        best = _best(said, name) if len(said) > 1 else said[0]
        fields[name] = _collect(said, name) if name in _COLLECTED else best.said[name]
        origins[name] = best.origin
        if name in _FLAGS:
            fields[_FLAGS[name]] = best.said.get(_FLAGS[name], False)
    if affiliated := _affiliated(saying, fields.get("author", ())):
        fields[_AFFILIATION] = affiliated.said[_AFFILIATION]
        origins[_AFFILIATION] = affiliated.origin
    _complete_journal(fields, origins)
    return Work(**fields), {name: origins[name] for name in Work._fields if name in origins}


def _complete_journal(fields: Fields, origins: dict[str, Origin]) -> None:
    """Fill in an article's journal from its abbreviation, for styles that print no other field.

    This waits until all claims are weighed, so that a title in full wins, whatever source has it.
    """
    short = "container_title_short"
    if short in fields and "container_title" not in fields and fields.get("type") in PERIODICAL_TYPES:
        fields["container_title"], origins["container_title"] = fields[short], origins[short]


def _affiliated(saying: dict[str, list[Claim]], authors: tuple[Name, ...]) -> Claim | None:
    """The claim whose affiliations are those of the authors: it has authors of the same names."""
    families = _families(authors)
    fitting = [
        claim for claim in saying.get(_AFFILIATION, ()) if _families(claim.said.get("author", ())) == families
    ]
    return max(fitting, key=lambda claim: (claim.origin, repr(claim.said[_AFFILIATION])), default=None)


def _families(names: tuple[Name, ...]) -> list[str]:
    return [(name.family or name.literal).casefold() for name in names]


def _best(said: list[Claim], name: str) -> Claim:
    """The claim that is believed."""
    highest = max(claim.origin for claim in said)
    above = [claim for claim in said if claim.origin == highest]
    return max(above, key=lambda claim: _weight(claim, name)) if len(above) > 1 else above[0]


def _weight(claim: Claim, name: str) -> tuple[bool, float, int, str]:
    value = claim.said[name]
    whole = not claim.said.get(_FLAGS.get(name, ""), False)
    size = len(value) if isinstance(value, str | tuple) else 0
    return whole, claim.confidence, size, repr(value)


def _collect(claims: list[Claim], name: str) -> tuple[Any, ...]:
    every = {value for claim in claims for value in claim.said[name]}
    return tuple(sorted(every, key=repr))
