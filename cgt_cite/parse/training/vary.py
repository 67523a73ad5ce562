"""Gold records with what other journals would print: issues, identifiers, groups, other names of journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.synthetic import arxiv, imprint, series, volume
from cgt_cite.parse.training.titles import journal, vary_title
from cgt_cite.parse.training.world import Fields, Pools, maybe, with_full_names, world

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random


def varied(fields: Mapping[str, Any], pools: Pools, rng: Random) -> Fields:
    """A record with given names in full, and at times with more or fewer details than gold's."""
    record = dict(fields)
    for role in ("authors", "editors"):
        if role in record:
            record[role] = with_full_names(record[role], rng)
    if "title" in record:
        record["title"] = vary_title(record["title"], pools.titles, rng)
    if record["type"] in _IN_SERIES:
        record |= maybe(rng, 0.12, **series(rng))
        if "volume" not in record:
            record |= maybe(rng, 0.12, volume=volume(rng))
    if record["type"] == "journal":
        _vary_article(record, pools, rng)
    return record


def _vary_article(record: Fields, pools: Pools, rng: Random) -> None:
    _vary_authors(record, pools, rng)
    if chance(rng, 0.02) and record.get("title", "[")[0] != "[":
        record["title"] = f"[{record['title'].rstrip('.')}]"  # a translation
    elif chance(rng, 0.015) and "title" in record:
        record["title"] = _one_word(record["title"], rng)
    _vary_numbers(record, rng)
    _vary_pages(record, rng)
    _vary_identifiers(record, pools, rng)
    if "container" in record:
        drawn = chance(rng, 0.25)
        record |= journal(rng) if drawn else {"journal_forms": pools.forms.forms(record["container"])}
    record |= maybe(rng, 0.08, arxiv=arxiv(rng))
    record |= maybe(rng, 0.4, **imprint(rng))  # which few styles print


def _one_word(title: str, rng: Random) -> str:
    """A title of one word, `Stroke`, as editorials have it; the title itself if no word of it will do."""
    words = [word for word in title.split() if word.isalpha() and len(word) > _SHORT_WORD]
    return rng.choice(words).capitalize() if words else title


def _vary_authors(record: Fields, pools: Pools, rng: Random) -> None:
    if chance(rng, 0.15):
        record["authors"] = with_double_name(record["authors"], pools, rng)
    if chance(rng, 0.03):
        record["authors"] = _with_suffix(record["authors"], rng)
    if chance(rng, 0.03) and not record.get("etal"):
        record["authors"] = [*record["authors"], {"literal": group(rng)}]
    elif chance(rng, 0.015):
        record["authors"] = [{"literal": group(rng)}]


def _vary_identifiers(record: Fields, pools: Pools, rng: Random) -> None:
    if "doi" in record:
        if chance(rng, 0.35):
            del record["doi"]
    else:
        record |= maybe(rng, 0.15, doi=rng.choice(pools.dois))
    record |= maybe(rng, 0.05, pmid=str(1_000_000 + int(rng.random() * 37_000_000)))
    record |= maybe(rng, 0.02, pmcid=f"PMC{1_000_000 + int(rng.random() * 9_000_000)}")
    record |= maybe(rng, 0.03, url=f"https://www.sciencedirect.com/article/pii/S{int(rng.random() * 10**16)}")


_IN_SERIES = frozenset(("book", "chapter", "conference"))
_SHORT_WORD = 4
_PAGES = ("first_page", "last_page", "elocation")
_UNPRINTED = ("in press", "in press", "In press", "forthcoming", "submitted", "n.d.")


def _vary_numbers(record: Fields, rng: Random) -> None:
    if "issue" not in record and "volume" in record:
        record |= maybe(rng, 0.4, issue=issue(rng))
    drawn = rng.random()
    for share, missing in _MISSING:
        drawn -= share
        if drawn < 0:
            for name in missing:
                record.pop(name, None)
            break
    if not record.keys() & {"volume", *_PAGES}:
        record |= maybe(rng, 0.5, year=rng.choice(_UNPRINTED))
    if "volume" in record:
        _vary_volume(record, rng)


def _vary_pages(record: Fields, rng: Random) -> None:
    """Now and then pages of a supplement, or Roman ones."""
    first, last = str(record.get("first_page", "")), str(record.get("last_page", ""))
    if not first.isdigit() or not last.isdigit() or not chance(rng, 0.03):
        return
    letter = rng.choice("SSSAELPRWe")
    at = int(rng.random() * 8)
    drawn = rng.choice(
        ((letter + first, letter + last), (letter + first, last), (_ROMAN[at], _ROMAN[at + 1]))
    )
    record["first_page"], record["last_page"] = drawn


def _vary_volume(record: Fields, rng: Random) -> None:
    if chance(rng, 0.02):
        record["volume"] = str(record.get("year") or record["volume"])[:4]
    elif chance(rng, 0.015):
        record["volume"] = str(1500 + int(rng.random() * 600))
    elif "issue" not in record and chance(rng, 0.02):
        record["volume"] += rng.choice(_VOLUME_ENDS)


# What is not printed, and how often.
_MISSING = (
    (0.08, ("issue",)),
    (0.02, _PAGES),
    (0.015, ("volume", "issue", *_PAGES)),
    (0.012, ("volume", "issue")),
    (0.008, ("volume",)),
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vii", "ix", "xi", "xiv")
_VOLUME_ENDS = ("-A", "-B", "A", "B", " Suppl", " Suppl 1", " Suppl 2", " Spec No", " Pt 2")
_BEFORE_FAMILY = (
    "De ", "Van Der ", "Van den ", "van de ", "Le ", "El ", "Al ", "Abd El-", "dos ", "zur ",
    "Di ", "Della ", "St. ",
)  # fmt: skip
_SUFFIXES = ("Jr", "Jr", ", Jr", ", Jr.", "Jr.", "Sr", "III", "II", "3rd", "2nd")
_AFTER_FAMILY = (" Filho", " Neto", " Junior", " Júnior", " Sobrinho")


def with_double_name(
    people: Sequence[Mapping[str, str]], pools: Pools, rng: Random
) -> list[Mapping[str, str]]:
    """The same people, one of them with a family name of two words."""
    at = int(rng.random() * len(people))
    family = people[at].get("family", "")
    if not family or " " in family:
        return list(people)
    other = rng.choice(pools.people(rng))["family"]
    double = rng.choice(
        (
            f"{family} {other}",
            f"{family} {other}",
            rng.choice(_BEFORE_FAMILY) + family,
            family + rng.choice(_AFTER_FAMILY),
        )
    )
    return [*people[:at], {**people[at], "family": double}, *people[at + 1 :]]


def _with_suffix(people: Sequence[Mapping[str, str]], rng: Random) -> list[Mapping[str, str]]:
    """The same people, one of them junior to another of that name."""
    at = int(rng.random() * len(people))
    if "given" not in people[at] or "suffix" in people[at]:
        return list(people)
    return [*people[:at], {**people[at], "suffix": rng.choice(_SUFFIXES)}, *people[at + 1 :]]


def group(rng: Random) -> str:
    """A group that signs as an author."""
    table = world()["groups"]
    name: str = rng.choice(table["forms"])
    return name.format(
        topic=rng.choice(table["topics"]), n=1 + int(rng.random() * 12), y=2000 + int(rng.random() * 24)
    )


_ISSUES = (
    "{n}-{m}", "{n}–{m}", "{n}/{m}", "Suppl {n}", "Suppl", "Suppl. {n}", "{n} Suppl", "{n} Suppl {m}",
    "Pt {n}", "{n} Pt {m}", "S{n}", "suppl {n}", "suppl_{n}", "Supplement", "Special Issue", "Spec No",
    "Spec No {n}", "{n} Spec No", "{n} (Suppl {m})", "Spec Issue", "spe", "spe", "spe{n}", "esp", "SPE",
)  # fmt: skip


def issue(rng: Random) -> str:
    """An issue as journals count theirs."""
    number = 1 + int(rng.random() * 12)
    if chance(rng, 0.86):
        return str(number * rng.choice((1, 1, 1, 1, 1, 1, 4)))
    return rng.choice(_ISSUES).format(n=number, m=number + 1)
