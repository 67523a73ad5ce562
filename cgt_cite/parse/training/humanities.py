"""Made-up records of the humanities and of other languages than English, for which gold has hardly any."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.grey import organisation, url
from cgt_cite.parse.training.synthetic import edition, pages, series, year
from cgt_cite.parse.training.world import Fields, family_names, given_names, maybe, world

if TYPE_CHECKING:
    from random import Random

LANGUAGES = {"en": 38, "de": 24, "fr": 13, "es": 8, "pt": 8, "it": 4, "ru": 4}
KINDS = {"journal": 34, "book": 34, "chapter": 22, "thesis": 3, "web": 3, "newspaper": 2}
_EDITIONS = {"de": "Aufl.", "fr": "éd.", "es": "ed.", "pt": "ed.", "it": "ed.", "ru": "изд."}
_ISSUES = ("1", "2", "3", "4", "5", "6", "9", "12", "1/2", "3–4")


def humanities(kind: str, language: str, rng: Random) -> Fields:
    """A record of the humanities in a language; its `language` leads to the styles that are used there."""
    return {
        "type": kind,
        "language": "humanities" if language == "en" else language,
        "title": title(language, rng),
        "authors": people(language, 1 + int(rng.expovariate(1.1)), rng),
        "year": year(rng, 22),
        **_PARTS[kind](language, rng),
    }


def title(language: str, rng: Random) -> str:
    """A title that might be."""
    table = world()["humanities"][language]
    text = _filled(rng.choice(table["heads"]), table, rng)
    if chance(rng, 0.25):
        text += rng.choice((": ", ". ", " – ")) + _filled(rng.choice(table["heads"]), table, rng)
    return text


def _filled(head: str, table: dict[str, list[str]], rng: Random) -> str:
    while "{N}" in head or "{n}" in head:
        noun = rng.choice(table["nouns"])
        at_start = "{N}" in head
        head = head.replace("{N}" if at_start else "{n}", noun[0].upper() + noun[1:] if at_start else noun, 1)
    first = 1500 + int(rng.random() * 480)
    period = f"{first}–{first + 10 + int(rng.random() * 90)}"
    return head.replace("{P}", rng.choice(table["places"])).replace("{C}", period)


def people(language: str, count: int, rng: Random) -> list[dict[str, str]]:
    """Some people with names of a language; Russian ones with initials."""
    return [
        {"family": rng.choice(family_names(language)), "given": _given(language, rng)} for _ in range(count)
    ]


def _given(language: str, rng: Random) -> str:
    if language == "ru":
        letters = world()["people"]["family"]["initials_ru"].split()
        return f"{rng.choice(letters)}. {rng.choice(letters)}."
    first, second = rng.choices(_all_given_names(), k=2)
    if chance(rng, 0.5):
        return first
    return rng.choice((f"{first} {second[0]}.", f"{first[0]}.", f"{first}-{second}", f"{first} {second}"))


@cache
def _all_given_names() -> tuple[str, ...]:
    return tuple(name for names in given_names().values() for name in names)


@cache
def _publishers(language: str) -> tuple[tuple[str, ...], ...]:
    """The publishers of the cities where a language is at home; English has those of all other cities."""
    homes = {word: key for key, words in world()["homes"].items() for word in words.split()}
    return tuple(row for row in world()["publishers"] if homes.get(_first_word(row[1]), "en") == language)


def _first_word(place: str) -> str:
    return place.replace("/", " ").replace(",", " ").split()[0]


def _imprint(language: str, rng: Random) -> Fields:
    publisher, place = rng.choice(_publishers(language))
    return {**maybe(rng, 0.85, publisher=publisher), **maybe(rng, 0.93, place=place)}


def _journal(language: str, rng: Random) -> Fields:
    return {
        "container": rng.choice(world()["humanities"][language]["journals"]),
        "volume": str(1 + int(rng.random() * 90)),
        **pages(rng, 600),
        **maybe(rng, 0.6, issue=rng.choice(_ISSUES)),
        **maybe(rng, 0.5 * (language == "pt"), **_imprint(language, rng)),
    }


def _book(language: str, rng: Random) -> Fields:
    number = f"{2 + int(rng.random() * 7)}. {_EDITIONS.get(language, 'ed.')}"
    return {
        **_imprint(language, rng),
        **maybe(rng, 0.1, volume=str(1 + int(rng.random() * 4))),
        **maybe(rng, 0.15 if language == "en" else 0.35, **_series(language, rng)),
        **maybe(rng, 0.15, edition=edition(rng) if language == "en" else number),
    }


def _series(language: str, rng: Random) -> Fields:
    if language == "en":
        return series(rng)
    number = str(1 + int(rng.random() * 300))
    return {
        "collection": rng.choice(world()["series"][language]),
        **maybe(rng, 0.55, collection_number=number),
    }


def _chapter(language: str, rng: Random) -> Fields:
    editors: Any = people(language, 1 + int(rng.expovariate(0.9)), rng)
    return {
        "container": title(language, rng),
        **_imprint(language, rng),
        **maybe(rng, 0.85, editors=editors),
        **maybe(rng, 0.9, **pages(rng, 500)),
        **maybe(rng, 0.08, **_series(language, rng)),
    }


def _thesis(language: str, rng: Random) -> Fields:
    school, place, _ = rng.choice([row for row in world()["universities"] if row[2] == language])
    return {
        "publisher": school,
        "genre": rng.choice(world()["genres"][language]),
        **maybe(rng, 0.6, place=place),
    }


def _web(_language: str, rng: Random) -> Fields:
    return {"url": url(organisation(rng)[-1], rng)}


def _newspaper(language: str, rng: Random) -> Fields:
    papers = [row for row in world()["newspapers"] if row[2] == language] or world()["newspapers"]
    paper, site, _ = rng.choice(papers)
    return {
        "container": paper,
        "url": url(site, rng),
        **maybe(rng, 0.5, first_page=str(1 + int(rng.random() * 40))),
    }


_PARTS = {
    "journal": _journal,
    "book": _book,
    "chapter": _chapter,
    "thesis": _thesis,
    "web": _web,
    "newspaper": _newspaper,
}
