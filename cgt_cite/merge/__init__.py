"""The same work, cited or saved many times, as one entry that says who cites it.

The result is a function of the set of records: neither their order nor how often one comes matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgt_cite.merge.claims import Claim, Origin, believe
from cgt_cite.merge.identity import IDENTIFIERS, Key, contested, groups, identifiers, keys
from cgt_cite.model import Entry, Page, Reference, Work
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Record:
    """One sighting of a work: what is claimed of it there, and where that was."""

    claims: tuple[Claim, ...]
    source: str = ""
    position: int = 0
    cited_by: str = ""
    heading: str = ""
    text: str = ""
    wanted: bool = True  # False: it only tells more of works that others name

    @property
    def work(self) -> Work:
        """What is believed of the work from this sighting alone."""
        return believe(self.claims)[0]


def of_reference(reference: Reference, page: Page) -> Record:
    """The record of one item of a page's list."""
    return Record(
        claims=(
            Claim(Origin.LINK, reference.work),
            Claim(Origin.TEXT, reference.parsed, reference.confidence or 0.0),
        ),
        source=page.source,
        position=reference.position,
        cited_by=page.article.PMID or page.source.rpartition("/")[2],
        heading=reference.heading,
        text=reference.text,
    )


def of_article(page: Page, *, wanted: bool) -> Record:
    """The record of the article that a page is about."""
    return Record((Claim(Origin.PAGE, page.article),), page.source, wanted=wanted)


def merge(records: Iterable[Record]) -> tuple[list[Entry], list[Problem]]:
    """An entry for each work that a wanted record names, and the conflicts that kept works apart."""
    records = sorted(set(records), key=_order)
    works = [record.work for record in records]
    proofs = [keys(work, (record.text,)) for work, record in zip(works, records, strict=True)]
    ids = [identifiers(work) for work in works]
    doubtful = contested(zip(ids, proofs, strict=True))
    linking = [[key for key in own if key not in doubtful] for own in proofs]
    entries = [
        entry([records[number] for number in part])
        for group in groups(linking)
        for part in _consistent(group, ids)
        if any(records[number].wanted for number in part)
    ]
    return entries, list(_conflicts(doubtful, records, proofs))


def entry(records: list[Record]) -> Entry:
    """One entry of the records of one work."""
    work, origins = believe(claim for record in records for claim in record.claims)
    sightings = [record for record in records if record.wanted]
    parsed = origins.get("title", Origin.TEXT) == Origin.TEXT and any(record.text for record in sightings)
    confidence = max((claim.confidence for record in records for claim in record.claims), default=0.0)
    return Entry(
        work=work,
        text=tuple(dict.fromkeys(record.text for record in sightings if record.text)),
        cited_by=tuple(
            sorted({record.cited_by for record in sightings if record.cited_by}, key=_numerically)
        ),
        source=tuple(record.source for record in sightings),
        position=tuple(record.position for record in sightings),
        heading=tuple(dict.fromkeys(record.heading for record in sightings if record.heading)),
        confidence=confidence if parsed and confidence else None,
        origins=tuple((field, origin.name.lower()) for field, origin in origins.items()),
    )


def _order(record: Record) -> tuple[str, int, str, str]:
    return record.source, record.position, record.text, repr(record.claims)


def _numerically(text: str) -> tuple[bool, int, str]:
    return (False, int(text), "") if text.isdigit() else (True, 0, text)


def _consistent(group: list[int], ids: list[dict[str, str]]) -> Iterator[list[int]]:
    """The group, or its parts by their strongest identifier where a chain of proofs joins two works."""
    values = {kind: {ids[number][kind] for number in group if kind in ids[number]} for kind in IDENTIFIERS}
    if all(len(found) < 2 for found in values.values()):  # noqa: PLR2004 - a second one is a contradiction
        yield group
        return
    parts: dict[str, list[int]] = {}
    for number in group:
        strongest = next((ids[number][kind] for kind in IDENTIFIERS if kind in ids[number]), "")
        parts.setdefault(strongest, []).append(number)
    yield from parts.values()


def _conflicts(
    doubtful: dict[Key, set[Key]], records: list[Record], proofs: list[list[Key]]
) -> Iterator[Problem]:
    for key, claimed in sorted(doubtful.items()):
        if key[0] in IDENTIFIERS:
            holder = next(record for record, own in zip(records, proofs, strict=True) if key in own)
            told = " and ".join(f"{kind} {value}" for kind, value in sorted(claimed))
            where = f"{holder.source} #{holder.position}" if holder.position else holder.source
            yield Problem(Kind.CONFLICT, where, f"{key[0]} {key[1]} stands with {told}")
