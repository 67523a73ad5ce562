"""Resolve the claims of several sources about one work, field by field.

A claim is what one source states about a work; its origin decides which of several claims prevails.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.fields.journals import PERIODICAL_TYPES
from cgt_cite.model import Fields, Indexing, NameList, Work

if TYPE_CHECKING:
    from collections.abc import Iterable


class Origin(IntEnum):
    """Where a field's value comes from; the higher origin prevails."""

    TEXT = 1  # parsed from a reference string
    TAGGED = 2  # a field of a reference in a full text as XML
    LISTED = 3  # an entry of a list: similar articles, search results, a spreadsheet's row
    LINK = 4  # the identifier that a page's own link leads to
    RECORD = 5  # PubMed's record of the work, looked up for a reference
    PAGE = 6  # the saved page or record of the work itself


class Claim(NamedTuple):
    """What one source states about a work: the fields that it fills, those of its indexing among them."""

    origin: Origin
    fields: Fields
    confidence: float = 0.0  # of a parsed string


_COLLECTED = frozenset(("other_ids", "note", "linked"))  # from all sources; other fields come from one
_NOTHING = Work()
_AFFILIATION = "affiliation"  # goes with the authors to whom it belongs, whichever source names them
_INDEXING = "indexing"
_FIELDS = tuple(  # in the order of the model, those of the indexing in its place
    name for field in Work._fields for name in (Indexing._fields if field == _INDEXING else (field,))
)


def make_claim(origin: Origin, work: Work, confidence: float = 0.0) -> Claim:
    """The claim that a source makes with `work`."""
    return Claim(origin, fields_of(work), confidence)


def fields_of(work: Work) -> Fields:
    """The fields of a work and of its indexing that are not empty."""
    if work == _NOTHING:  # as what is parsed of a string that was not parsed
        return {}
    fields: Fields = dict(compress(zip(Work._fields, work, strict=True), work))
    if indexing := fields.pop(_INDEXING, None):
        fields |= compress(zip(Indexing._fields, indexing, strict=True), indexing)
    return fields


def resolve(claims: Iterable[Claim]) -> tuple[Work, dict[str, Origin]]:
    """One work out of what is claimed of it, and the origin of each field.

    Which claim prevails does not depend on their order: the higher origin, then the list that is complete,
    then the greater confidence, then the longer value, then the value itself.
    """
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        for name in claim.fields:
            by_field.setdefault(name, []).append(claim)
    affiliations = by_field.pop(_AFFILIATION, [])
    fields: Fields = {}
    origins: dict[str, Origin] = {}
    for name, claims_of_it in by_field.items():
        best = _best(claims_of_it, name)
        fields[name] = _collect(claims_of_it, name) if name in _COLLECTED else best.fields[name]
        origins[name] = best.origin
    if affiliated := _affiliated(affiliations, fields.get("author", NameList())):
        fields[_AFFILIATION] = affiliated.fields[_AFFILIATION]
        origins[_AFFILIATION] = affiliated.origin
    _complete_journal(fields, origins)
    return _work_from(fields), {name: origins[name] for name in _FIELDS if name in origins}


def _work_from(fields: Fields) -> Work:
    """The work with these fields, each of which belongs to `Work` or to `Indexing`."""
    indexing = {name: fields[name] for name in Indexing._fields if name in fields}
    if not indexing:
        return Work(**fields)
    own = {name: value for name, value in fields.items() if name not in indexing}
    return Work(**own, indexing=Indexing(**indexing))


def _complete_journal(fields: Fields, origins: dict[str, Origin]) -> None:
    """Fill in an article's journal from its abbreviation, for styles that print no other field.

    This waits until all claims are weighed, so that a title in full wins, whichever source has it.
    """
    short = "container_title_short"
    if short in fields and "container_title" not in fields and fields.get("type") in PERIODICAL_TYPES:
        fields["container_title"], origins["container_title"] = fields[short], origins[short]


def _affiliated(claims: list[Claim], authors: NameList) -> Claim | None:
    """The claim with the affiliations of these authors: it names the same families."""
    families = _families(authors)
    matching = [claim for claim in claims if _families(claim.fields.get("author", NameList())) == families]
    return max(matching, key=lambda claim: (claim.origin, repr(claim.fields[_AFFILIATION])), default=None)


def _families(people: NameList) -> list[str]:
    return [(name.family or name.literal).casefold() for name in people.names]


def _best(claims: list[Claim], name: str) -> Claim:
    """The claim that prevails for one field."""
    if len(claims) == 1:  # as most are
        return claims[0]
    highest = max(claim.origin for claim in claims)
    candidates = [claim for claim in claims if claim.origin == highest]
    return max(candidates, key=lambda claim: _weight(claim, name)) if len(candidates) > 1 else candidates[0]


def _weight(claim: Claim, name: str) -> tuple[bool, float, int, str]:
    value = claim.fields[name]
    complete = not (isinstance(value, NameList) and value.truncated)
    content = value.names if isinstance(value, NameList) else value
    size = len(content) if isinstance(content, str | tuple) else 0
    return complete, claim.confidence, size, str(content)


def _collect(claims: list[Claim], name: str) -> tuple[Any, ...]:
    """The values of all claims, each once, in an order of their own."""
    return tuple(sorted({value for claim in claims for value in claim.fields[name]}, key=str))
