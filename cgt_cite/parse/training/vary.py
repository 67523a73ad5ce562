"""Gold records with what other journals would print: issues, identifiers, groups, other names of journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.world import Fields, Pools, chance, with_full_names, world

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
    if "container" in record:
        record["journal_forms"] = pools.forms.forms(record["container"])
    _vary_numbers(record, rng)
    if chance(rng, 0.03):
        record["authors"] = [*record.get("authors", ()), {"literal": group(rng)}]
    elif chance(rng, 0.015):
        record["authors"] = [{"literal": group(rng)}]
    if "doi" in record:
        if chance(rng, 0.35):
            del record["doi"]
    elif chance(rng, 0.15):
        record["doi"] = rng.choice(pools.dois)
    if chance(rng, 0.05):
        record["pmid"] = str(1_000_000 + int(rng.random() * 37_000_000))
    if chance(rng, 0.02):
        record["pmcid"] = f"PMC{1_000_000 + int(rng.random() * 9_000_000)}"


def _vary_numbers(record: Fields, rng: Random) -> None:
    if "issue" in record:
        if chance(rng, 0.1):
            del record["issue"]
    elif "volume" in record and chance(rng, 0.4):
        record["issue"] = issue(rng)
    if chance(rng, 0.02):
        for name in ("first_page", "last_page", "elocation"):
            record.pop(name, None)
    if chance(rng, 0.015):  # not yet printed
        for name in ("volume", "issue", "first_page", "last_page", "elocation"):
            record.pop(name, None)
        if chance(rng, 0.7):
            record["year"] = rng.choice(
                ("in press", "in press", "In press", "forthcoming", "submitted", "n.d.")
            )
    elif "volume" in record and chance(rng, 0.01):
        record["volume"] += rng.choice(
            ("-A", "-B", "A", " Suppl", "(Suppl. 1)", " Suppl 1", "–" + record["volume"])
        )


def group(rng: Random) -> str:
    """A group that signs as an author."""
    table = world()["groups"]
    name: str = rng.choice(table["forms"])
    return name.format(
        topic=rng.choice(table["topics"]), n=1 + int(rng.random() * 12), y=2000 + int(rng.random() * 24)
    )


_ISSUES = (
    "{n}-{m}", "{n}–{m}", "{n}/{m}", "Suppl {n}", "Suppl", "Suppl. {n}", "{n} Suppl", "{n} Suppl {m}",
    "Pt {n}", "{n} Pt {m}", "S{n}", "suppl {n}", "suppl_{n}", "Supplement", "Special Issue",
)  # fmt: skip


def issue(rng: Random) -> str:
    """An issue as journals count theirs."""
    number = 1 + int(rng.random() * 12)
    if chance(rng, 0.86):
        return str(number * rng.choice((1, 1, 1, 1, 1, 1, 4)))
    return rng.choice(_ISSUES).format(n=number, m=number + 1)
