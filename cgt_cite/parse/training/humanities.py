"""Made-up records of the humanities and of other languages than English, for which gold has hardly any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.synthetic import edition, maybe, organisation, pages, url, year
from cgt_cite.parse.training.world import Fields, family_names, given_names, world

if TYPE_CHECKING:
    from random import Random

LANGUAGES = {"en": 40, "de": 26, "fr": 9, "es": 8, "pt": 8, "it": 4, "ru": 4}
KINDS = {"journal": 34, "book": 34, "chapter": 22, "thesis": 3, "web": 3, "newspaper": 2}
# Publishers' places say which language a book of theirs is in.
_PLACES = {
    "de": "Frankfurt München Berlin Stuttgart Wiesbaden Opladen Tübingen Göttingen Köln Hamburg Reinbek Bonn Weinheim Münster "
    "Bielefeld Konstanz Wien Zürich Bern Basel Leipzig Düsseldorf Baden-Baden Paderborn Gütersloh Freiburg Neuwied Bad",
    "fr": "Paris Bruxelles Genève Québec Montréal Rennes Arles Villeneuve",
    "es": "Madrid Barcelona México Buenos",
    "pt": "São Rio Porto Lisboa Petrópolis Campinas Belo Coimbra",
    "it": "Torino Bologna Milano Roma Roma-Bari Firenze Venezia Bari",
    "ru": "М. Москва СПб.",
}
_CITIES = {language: frozenset(words.split()) for language, words in _PLACES.items()}
_FOREIGN = frozenset().union(*_CITIES.values())


def humanities(kind: str, language: str, rng: Random) -> Fields:
    """A record of the humanities in a language; its `language` leads to the styles that are used there."""
    fields: Fields = {
        "type": kind, "language": "humanities" if language == "en" else language, "title": title(language, rng),
        "authors": people(language, 1 + int(rng.expovariate(1.1)), rng), "year": year(rng, 22),
    }  # fmt: skip
    return fields | _PARTS[kind](language, rng)


def title(language: str, rng: Random) -> str:
    """A title that might be."""
    table = world()["humanities"][language]
    text = _filled(rng.choice(table["heads"]), table, rng)
    if rng.random() < 0.25:
        text += rng.choice((": ", ". ", " – ")) + _filled(rng.choice(table["heads"]), table, rng)
    return text


def _filled(head: str, table: dict[str, list[str]], rng: Random) -> str:
    while "{N}" in head or "{n}" in head:
        noun = rng.choice(table["nouns"])
        head = head.replace("{N}", noun[0].upper() + noun[1:], 1) if "{N}" in head else head.replace("{n}", noun, 1)
    first = 1500 + int(rng.random() * 480)
    return head.replace("{P}", rng.choice(table["places"])).replace("{C}", f"{first}–{first + 10 + int(rng.random() * 90)}")


def people(language: str, count: int, rng: Random) -> list[dict[str, str]]:
    """Some people with names of a language; Russian ones with initials."""
    if language == "ru":
        letters = world()["people"]["family"]["initials_ru"].split()
        return [{"family": rng.choice(family_names("ru")), "given": f"{rng.choice(letters)}. {rng.choice(letters)}."} for _ in range(count)]
    names = [name for names in given_names().values() for name in names]
    return [{"family": rng.choice(family_names(language)), "given": _given(names, rng)} for _ in range(count)]


def _given(names: list[str], rng: Random) -> str:
    kind, first = rng.random(), rng.choice(names)
    if kind < 0.25:
        return f"{first} {rng.choice('ABCDEFGHJKLMPRSTW')}."
    return f"{first}-{rng.choice(names)}" if kind < 0.3 else f"{first[0]}." if kind < 0.45 else first


def _imprint(language: str, rng: Random) -> Fields:
    at_home = [row for row in world()["publishers"] if _is_home(row[1], language)]
    publisher, place = rng.choice(at_home)
    kept = rng.random()
    return {"place": place} if kept < 0.15 else {"publisher": publisher} if kept < 0.22 else {"publisher": publisher, "place": place}


def _is_home(place: str, language: str) -> bool:
    first = place.split(",")[0].split("/")[0].split(" ")[0]
    return first in _CITIES[language] if language in _CITIES else first not in _FOREIGN


def _journal(language: str, rng: Random) -> Fields:
    journals = world()["humanities"][language]["journals"]
    issue = rng.choice((str(1 + int(rng.random() * 6)), str(1 + int(rng.random() * 12)), "1/2", "3–4"))
    return {
        "container": rng.choice(journals), "volume": str(1 + int(rng.random() * 90)), **pages(rng, 600),
        **maybe(0.6, rng, lambda: {"issue": issue}),
    }  # fmt: skip


def _book(language: str, rng: Random) -> Fields:
    fields = _imprint(language, rng) | maybe(0.1, rng, lambda: {"volume": str(1 + int(rng.random() * 4))})
    if rng.random() < 0.15:
        words = {"de": "Aufl.", "fr": "éd.", "es": "ed.", "pt": "ed.", "it": "ed.", "ru": "изд."}
        fields["edition"] = f"{2 + int(rng.random() * 7)}. {words[language]}" if language in words else edition(rng)
    return fields


def _chapter(language: str, rng: Random) -> Fields:
    editors: Any = people(language, 1 + int(rng.expovariate(0.9)), rng)
    return {
        "container": title(language, rng), **_imprint(language, rng), **maybe(0.85, rng, lambda: {"editors": editors}),
        **maybe(0.9, rng, lambda: pages(rng, 500)),
    }  # fmt: skip


def _thesis(language: str, rng: Random) -> Fields:
    schools = [row for row in world()["universities"] if row[2] == language]
    school, place, _ = rng.choice(schools)
    return {"publisher": school, "genre": rng.choice(world()["genres"][language]), **maybe(0.6, rng, lambda: {"place": place})}


def _web(_language: str, rng: Random) -> Fields:
    return {"url": url(organisation(rng)[3], rng)}


def _newspaper(language: str, rng: Random) -> Fields:
    papers = [row for row in world()["newspapers"] if row[2] == language] or world()["newspapers"]
    paper, site, _ = rng.choice(papers)
    return {"container": paper, "url": url(site, rng), **maybe(0.5, rng, lambda: {"first_page": str(1 + int(rng.random() * 40))})}


_PARTS = {"journal": _journal, "book": _book, "chapter": _chapter, "thesis": _thesis, "web": _web, "newspaper": _newspaper}
