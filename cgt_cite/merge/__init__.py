"""The same work, cited or saved many times, as one entry that says who cites it.

The result is a function of the set of records: neither their order nor how often one comes matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.merge.agreement import agrees
from cgt_cite.merge.claims import Origin, believe
from cgt_cite.merge.identity import KINDS, contested, groups, repeated
from cgt_cite.merge.records import Packed, unpack
from cgt_cite.model import Entry
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cgt_cite.merge.records import Record

Group = list[int]  # numbers of the records of one work
_NAMES = {origin: origin.name.lower() for origin in Origin}
_MERGED = Packed((), (), wanted=False, content=b"")


def merge(
    packed: list[Packed], names: Mapping[str, str], report: Callable[[Problem], None]
) -> Iterator[Entry]:
    """An entry for each work that a wanted record names; what keeps records apart is reported.

    `names` gives the PMIDs of citing articles that some of their pages name by DOI only.  `packed` is
    emptied on the way: by then the entries wait for their keys, and a million of both are too many.
    """
    shared = repeated(record.proofs for record in packed)
    doubtful = contested((record.identifiers, shared.intersection(record.proofs)) for record in packed)
    _tell_conflicts(doubtful, packed, report)
    for group in groups(shared.intersection(record.proofs) - doubtful for record in packed):
        for part in _consistent(group, packed):
            if any(packed[number].wanted for number in part):
                for records in _agreeing(_distinct([unpack(packed[number]) for number in part]), report):
                    if any(record.wanted for record in records):
                        yield entry(records, names)
        for number in group:
            packed[number] = _MERGED
    packed.clear()


def _distinct(records: list[Record]) -> list[Record]:
    """Each record once, in an order of their own."""
    if len(records) == 1:  # as most are
        return records
    distinct = {_order(record): record for record in records}
    return [distinct[order] for order in sorted(distinct)]


def _consistent(group: Group, packed: Sequence[Packed]) -> Iterator[Group]:
    """The group; or its parts, where a chain of proofs joins records that contradict each other.

    They are parted by each kind of identifier in which they do, and those without one stand apart.
    """
    if len(group) == 1:  # as most are
        yield group
        return
    for kind in range(len(KINDS)):
        parts: dict[int, Group] = {}
        for number in group:
            parts.setdefault(packed[number].identifiers[kind], []).append(number)
        if len(parts.keys() - {0}) > 1:
            for part in parts.values():
                yield from _consistent(part, packed)
            return
    yield group


def _agreeing(records: list[Record], report: Callable[[Problem], None]) -> Iterator[list[Record]]:
    """All records; apart from them those whose words contradict the record that their identifier leads to."""
    known = [record for record in records if not record.text]
    if not known or len(known) == len(records):
        yield records
        return
    work = believe(claim for record in known for claim in record.claims)[0]
    strangers = [record for record in records if record.text and not agrees(work, record.text)]
    for record in strangers:
        detail = f"its text is not that of the work its identifier leads to ({work.title[:60]})"
        report(Problem(Kind.CONFLICT, _place(record), detail))
    yield [record for record in records if record not in strangers]
    yield strangers


def entry(records: list[Record], names: Mapping[str, str]) -> Entry:
    """One entry of the records of one work."""
    work, origins = believe(claim for record in records for claim in record.claims)
    sightings = [record for record in records if record.wanted]
    parsed = origins.get("title", Origin.TEXT) == Origin.TEXT and any(record.text for record in sightings)
    confidence = max((claim.confidence for record in sightings for claim in record.claims), default=0.0)
    return Entry(
        work=work,
        text=tuple(dict.fromkeys(record.text for record in sightings if record.text)),
        cited_by=tuple(sorted({_citing(record, names) for record in sightings} - {""}, key=_numerically)),
        source=tuple(record.source for record in sightings),
        position=tuple(record.position for record in sightings),
        heading=tuple(dict.fromkeys(record.heading for record in sightings if record.heading)),
        confidence=confidence if parsed and confidence else None,
        origins=tuple((field, _NAMES[origin]) for field, origin in origins.items()),
    )


def _order(record: Record) -> tuple[str, int, str, str]:
    return record.source, record.position, record.text, repr(record.claims)


def _citing(record: Record, names: Mapping[str, str]) -> str:
    """The PMID of the citing article, else the name of its file."""
    name = names.get(record.cited_by, record.cited_by)
    return name if name.isdigit() or not name else record.source.rpartition("/")[2]


def _numerically(text: str) -> tuple[bool, int, str]:
    return (False, int(text), "") if text.isdigit() else (True, 0, text)


def _place(record: Record) -> str:
    return f"{record.source} #{record.position}" if record.position else record.source


def _tell_conflicts(doubtful: set[int], packed: Sequence[Packed], report: Callable[[Problem], None]) -> None:
    """Name the records that share an identifier and contradict each other in a second one, each once."""
    holding: dict[int, Group] = {}
    for number, record in enumerate(packed):
        for identifier in doubtful.intersection(record.identifiers):
            holding.setdefault(identifier, []).append(number)
    told: dict[str, str] = {}
    for numbers in holding.values():
        holders = sorted((unpack(packed[number]) for number in numbers), key=_order)
        works = sorted({_identified(record) for record in holders})
        named, place = " and for ".join(works), _place(holders[0])
        told[named] = min(told.get(named, place), place)
    for works_named, place in sorted(told.items()):
        report(Problem(Kind.CONFLICT, place, f"the same identifier stands for {works_named}"))


def _identified(record: Record) -> str:
    work = believe(record.claims)[0]
    return ", ".join(f"{kind} {value}" for kind in KINDS if (value := getattr(work, kind)))
