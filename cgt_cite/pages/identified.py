"""A work that is known by identifiers alone: what a list links to, under the labels that PubMed prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.model import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

LABELS = ("DOI", "PMC", "PubMed")


def work_from_ids(identifiers: Iterable[tuple[str, str]]) -> Work:
    """The work of these labels and values; the first of a label counts, others go to `other_ids`."""
    best: dict[str, str] = {}
    others = [
        f"{label}:{value}"
        for label, value in identifiers
        if value and (label not in LABELS or best.setdefault(label, value) != value)
    ]
    return Work(
        DOI=best.get("DOI", ""),
        PMCID=best.get("PMC", ""),
        PMID=best.get("PubMed", ""),
        other_ids=tuple(dict.fromkeys(others)),
    )
