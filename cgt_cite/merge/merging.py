"""Merge the records of each work into one entry that lists who cites it.

The result is a function of the set of records: neither their order nor how often one occurs matters.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.agreement import agrees
from cgt_cite.merge.claims import Origin, resolve
from cgt_cite.merge.clusters import clusters, conflicting_keys, consistent_parts, holders_of
from cgt_cite.merge.match_keys import IDENTIFIER_KEYS, IDENTIFIER_TYPES
from cgt_cite.merge.work_ids import work_id_of
from cgt_cite.model import Entry, Sighting
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cgt_cite.merge.clusters import Cluster
    from cgt_cite.merge.records import Record
    from cgt_cite.model import Match


class Merged(NamedTuple):
    """An entry, which `assign_keys` gives its key, and the records that it was made of."""

    entry: Entry
    records: tuple[Record, ...]


def merge(
    records: Sequence[Record], pmid_by_doi: Mapping[str, str], report: Callable[[Problem], None]
) -> Iterator[Merged]:
    """An entry for each work that an included record names; conflicts between identifiers are reported.

    `pmid_by_doi` maps the DOI of a citing article, by which some of its pages name it, to its PMID.
    """
    shared = holders_of(record.keys for record in records)
    conflicting = conflicting_keys(shared, records)
    _report_conflicts({key: shared[key] for key in conflicting}, records, report)
    for _, merged in merge_clusters(records, shared, conflicting, pmid_by_doi, report):
        yield from merged


def merge_clusters(
    records: Sequence[Record],
    shared: Mapping[str, Cluster],
    conflicting: set[str],
    pmid_by_doi: Mapping[str, str],
    report: Callable[[Problem], None],
) -> Iterator[tuple[int, list[Merged]]]:
    """The number of the first record of each cluster, and the entries made of the cluster.

    `shared` are the match keys that several records have, with the numbers of these; the `conflicting` ones
    join nothing.
    """

    def merged(cluster: Cluster) -> Iterator[Merged]:
        for part in consistent_parts(cluster, records, conflicting):
            yield from _merged([records[number] for number in part], pmid_by_doi, report)

    found = clusters(len(records), shared, excluded=conflicting)
    return ((cluster[0], list(merged(cluster))) for cluster in found)


def _merged(
    records: list[Record], pmid_by_doi: Mapping[str, str], report: Callable[[Problem], None]
) -> Iterator[Merged]:
    if not any(record.included for record in records):
        return
    for agreeing in _split_mismatched(_deduplicated(records), report):
        if any(record.included for record in agreeing):
            yield Merged(build_entry(agreeing, pmid_by_doi), tuple(agreeing))


def _deduplicated(records: list[Record]) -> list[Record]:
    """Each record once, in an order that does not depend on that of the input."""
    if len(records) == 1:  # as most are
        return records
    distinct = {_order(record): record for record in records}
    return [distinct[order] for order in sorted(distinct)]


def _order(record: Record) -> tuple[str, int, str, str, str, str]:
    """A sort key that distinguishes records, with the citing article, since a file can contain several."""
    return (
        record.source,
        record.position,
        record.citing_page,
        record.heading,
        record.text,
        repr(record.claims),
    )


def _split_mismatched(records: list[Record], report: Callable[[Problem], None]) -> Iterator[list[Record]]:
    """The records that agree, and those whose text contradicts the work that their identifier leads to."""
    without_text = [record for record in records if not record.text]
    if not without_text or len(without_text) == len(records):
        yield records
        return
    work = resolve(claim for record in without_text for claim in record.claims)[0]
    mismatched = [record for record in records if record.text and not agrees(work, record.text)]
    for record in mismatched:
        detail = f"its text does not match the work that its identifier refers to ({work.title[:60]})"
        report(Problem(ProblemKind.CONFLICT, record.location, detail))
    yield [record for record in records if record not in mismatched]
    yield mismatched


def build_entry(records: Sequence[Record], pmid_by_doi: Mapping[str, str]) -> Entry:
    """One entry from the records of one work."""
    work, origins = resolve(claim for record in records for claim in record.claims)
    included = [record for record in records if record.included]
    parsed = origins.get("title", Origin.TEXT) == Origin.TEXT and any(record.text for record in included)
    confidence = max((claim.confidence for record in included for claim in record.claims), default=0.0)
    entry = Entry(
        work=work,
        text=tuple(dict.fromkeys(record.text for record in included if record.text)),
        cited_by=tuple(
            sorted(
                {_citing_article(record, pmid_by_doi) for record in included} - {""}, key=_numeric_sort_key
            )
        ),
        sightings=tuple(_sighting(record, pmid_by_doi) for record in included),
        confidence=confidence if parsed and confidence else None,
        origins=tuple(_named_origin(field, origin) for field, origin in origins.items()),
        match=max((record.match for record in included if record.match), key=_surety, default=None),
        in_folder=any(_is_saved_article(record) for record in records),
    )
    return entry._replace(work_id=work_id_of(entry))


def _sighting(record: Record, pmid_by_doi: Mapping[str, str]) -> Sighting:
    pmid = record.citing_pmid or pmid_by_doi.get(record.citing_doi.casefold(), "")
    return Sighting(record.source, record.position, record.heading, pmid, record.citing_doi)


def _surety(match: Match) -> tuple[float, str]:
    return match.agreement, match.found_by


def _is_saved_article(record: Record) -> bool:
    return not record.citing_page and any(claim.origin is Origin.PAGE for claim in record.claims)


@cache
def _named_origin(field: str, origin: Origin) -> tuple[str, str]:
    """A field and the name of an origin; shared by all entries, since each of them has about ten."""
    return field, origin.name.lower()


def _citing_article(record: Record, pmid_by_doi: Mapping[str, str]) -> str:
    """The PMID of the citing article, else the name of its file."""
    name = pmid_by_doi.get(record.citing_page, record.citing_page)
    return name if name.isdigit() or not name else record.source.rpartition("/")[2]


def _numeric_sort_key(text: str) -> tuple[bool, int, str]:
    return (False, int(text), "") if text.isdigit() else (True, 0, text)


def _report_conflicts(
    conflicting: Mapping[str, Cluster], records: Sequence[Record], report: Callable[[Problem], None]
) -> None:
    """Report works that share one identifier but differ in another, each set of works once."""
    locations: dict[str, str] = {}
    for key, numbers in conflicting.items():
        holders = [records[number] for number in numbers]
        if key.startswith(IDENTIFIER_KEYS) and any(record.included for record in holders):
            works, location = describe_conflict(holders)
            locations[works] = min(locations.get(works, location), location)
    for works, location in sorted(locations.items()):
        report(conflict_problem(works, location))


def describe_conflict(holders: Iterable[Record]) -> tuple[str, str]:
    """The works that the records with one identifier are of, and the place of the first."""
    ordered = sorted(holders, key=_order)
    return " and for ".join(sorted({_describe_identifiers(one) for one in ordered})), ordered[0].location


def conflict_problem(works: str, location: str) -> Problem:
    """The problem that works share one identifier but differ in another."""
    return Problem(ProblemKind.CONFLICT, location, f"the same identifier is given for {works}")


def _describe_identifiers(record: Record) -> str:
    work = resolve(record.claims)[0]
    return ", ".join(f"{kind} {value}" for kind in IDENTIFIER_TYPES if (value := getattr(work, kind)))
