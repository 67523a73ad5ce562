"""What several sources say of one work, and which of them is believed, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from cgt_cite.model import Fields, Work, work_fields

if TYPE_CHECKING:
    from collections.abc import Iterable


class Origin(IntEnum):
    """Where a field's value comes from; the higher is believed."""

    TEXT = 1  # parsed from a reference string
    LISTED = 2  # a structured entry of another page: similar articles, search results
    LINK = 3  # the identifier that a page's own link leads to
    PAGE = 4  # the saved page or record of the work itself


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a work."""

    origin: Origin
    work: Work
    confidence: float = 0.0  # of a parsed string


_EMPTY = Work()
# Collected from all sources; of any other field one source is believed whole.
_COLLECTED = ("other_ids", "note", "linked")
# A flag goes with the field that it qualifies.
_WITH = {"author_cut": "author", "editor_cut": "editor"}


def believe(claims: Iterable[Claim]) -> tuple[Work, dict[str, Origin]]:
    """One work out of what is claimed of it, and the origin of each field.

    Which claim wins does not depend on their order: the higher origin, then the greater confidence,
    then the fuller value, then the value itself.
    """
    claims = tuple(claims)
    fields: Fields = {}
    origins: dict[str, Origin] = {}
    for name in work_fields():
        if name in _WITH:
            continue
        said = [claim for claim in claims if getattr(claim.work, name) != getattr(_EMPTY, name)]
        if said:
            best = max(said, key=lambda claim: _weight(claim, name))
            fields[name] = _collect(said, name) if name in _COLLECTED else getattr(best.work, name)
            fields |= {flag: getattr(best.work, flag) for flag, field in _WITH.items() if field == name}
            origins[name] = best.origin
    return Work(**fields), origins


def _weight(claim: Claim, name: str) -> tuple[int, bool, float, int, str]:
    value = getattr(claim.work, name)
    whole = not any(getattr(claim.work, flag) for flag, field in _WITH.items() if field == name)
    size = len(value) if isinstance(value, str | tuple) else 0
    return claim.origin, whole, claim.confidence, size, repr(value)


def _collect(claims: list[Claim], name: str) -> tuple[object, ...]:
    every = {value for claim in claims for value in getattr(claim.work, name)}
    return tuple(sorted(every, key=repr))
