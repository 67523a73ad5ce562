"""Make a work of the identifiers that are given for a reference, by tags or links.

The types of identifiers are the labels of the links that PubMed prints after a reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Identifier, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

LINK_LABELS = ("DOI", "PMC", "PubMed")


def work_from_ids(identifiers: Iterable[Identifier]) -> Work:
    """Make a work of identifiers; the first of each type counts, others go to `other_ids`."""
    best: dict[str, str] = {}
    others = [
        identifier
        for identifier in identifiers
        if identifier.value
        and (identifier.type not in LINK_LABELS or best.setdefault(*identifier) != identifier.value)
    ]
    return Work(
        DOI=best.get("DOI", ""),
        PMCID=best.get("PMC", ""),
        PMID=best.get("PubMed", ""),
        other_ids=tuple(dict.fromkeys(others)),
    )
