"""Make a work of the identifiers that are given for a reference, by tags or links.

PubMed and PMC label the links after a reference `DOI`, `PMC` and `PubMed`; the identifiers in them are of the
types `DOI`, `PMCID` and `PMID`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Identifier, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPES_OF_LABELS = {"DOI": "DOI", "PMC": "PMCID", "PubMed": "PMID"}  # of links, by their labels
_WITH_FIELD = frozenset(TYPES_OF_LABELS.values())


def work_from_ids(identifiers: Iterable[Identifier]) -> Work:
    """Make a work of identifiers; the first of each type counts, others go to `other_ids`."""
    best: dict[str, str] = {}
    others = [
        identifier
        for identifier in identifiers
        if identifier.value
        and (identifier.type not in _WITH_FIELD or best.setdefault(*identifier) != identifier.value)
    ]
    return Work(
        DOI=best.get("DOI", ""),
        PMCID=best.get("PMCID", ""),
        PMID=best.get("PMID", ""),
        other_ids=tuple(dict.fromkeys(others)),
    )
