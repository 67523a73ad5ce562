"""Gold records with what other journals would print of them: issues, identifiers, other names of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.world import Fields, Pools, with_full_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


def varied(fields: Mapping[str, Any], pools: Pools, rng: Random) -> Fields:
    """A record with given names in full, and at times with more or fewer details than gold's."""
    record = dict(fields)
    for role in ("authors", "editors"):
        if role in record:
            record[role] = with_full_names(record[role], rng)
    if record["type"] == "journal":
        _vary_article(record, pools, rng)
    return record


def _vary_article(record: Fields, pools: Pools, rng: Random) -> None:
    if "issue" in record:
        if rng.random() < 0.1:
            del record["issue"]
    elif "volume" in record and rng.random() < 0.4:
        record["issue"] = issue(rng)
    if "doi" in record:
        if rng.random() < 0.35:
            del record["doi"]
    elif rng.random() < 0.15:
        record["doi"] = rng.choice(pools.dois)
    if rng.random() < 0.05:
        record["pmid"] = str(1_000_000 + int(rng.random() * 37_000_000))
    if rng.random() < 0.02:
        record["pmcid"] = f"PMC{1_000_000 + int(rng.random() * 9_000_000)}"
    if rng.random() < 0.02:
        for name in ("first_page", "last_page", "elocation"):
            record.pop(name, None)


def issue(rng: Random) -> str:
    """An issue as journals count theirs."""
    number = 1 + int(rng.random() * 12)
    kind = rng.random()
    if kind < 0.86:
        return str(number if kind < 0.8 else number * 4)
    dash = rng.choice("-–/")
    return str(rng.choice((f"{number}{dash}{number + 1}", f"{number}{dash}{number + 1}", f"Suppl {number}", "Suppl", f"Suppl. {number}",
                           f"{number} Suppl", f"{number} Suppl {number}", f"Pt {number % 4 + 1}", f"{number} Pt {number % 3 + 1}",
                           f"S{number}", f"suppl {number}", f"suppl_{number}", "Supplement", "Special Issue")))  # fmt: skip
