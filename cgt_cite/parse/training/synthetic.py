"""Made-up records of the types that gold has few of: real titles, names and publishers put together anew.

Every maker takes the pools and a random generator and gives fields in gold's form.
"""

from __future__ import annotations

from string import digits
from typing import TYPE_CHECKING

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.world import Fields, Pools, cities, family_names, maybe, with_full_names, world

if TYPE_CHECKING:
    from random import Random

_SUBJECTS = (
    "Handbook of ",
    "Principles of ",
    "Advances in ",
    "Introduction to ",
    "Textbook of ",
    "Progress in ",
)
_SPELLED = (
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "second",
    "third",
    "Second revised",
    "International",
)
_EDITIONS = (
    "{n} ed",
    "{n} ed",
    "{n} ed.",
    "{n} ed.",
    "{n} edn",
    "{n} edition",
    "{n} Edn",
    "{n} Ed.",
    "rev. ed.",
)
_PROCEEDINGS_OF = ("IEEE", "ACM", "Springer", "PMLR", "AAAI Press", "USENIX Association", "SPIE", "Elsevier")
_OLD_YEARS = ("94", "97", "99", "01", "05")
_THESES = frozenset(("en", "pt"))  # the languages of most theses
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "XII")
_OLD_ARXIV = (
    "hep-th",
    "hep-ph",
    "hep-ex",
    "astro-ph",
    "cond-mat",
    "gr-qc",
    "quant-ph",
    "math",
    "nucl-th",
    "q-bio",
)
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}


def year(rng: Random, spread: float = 9.0) -> str:
    """A year of publication: most lie a few years back, now and then with a letter."""
    letter = rng.choice("aab") if chance(rng, 0.02) else ""
    return f"{max(1900, int(2025 - rng.expovariate(1 / spread)))}{letter}"


def book_title(pools: Pools, rng: Random) -> str:
    """The title of some book."""
    if chance(rng, 0.2):
        return rng.choice(_SUBJECTS) + str(rng.choice(world()["conferences"]["fields"]))
    return rng.choice(pools.books)


def short_title(pools: Pools, rng: Random) -> str:
    """The title of some article, often without its subtitle."""
    title = rng.choice(pools.titles)
    head, _, rest = title.partition(":")
    return head if rest and " " in head and chance(rng, 0.5) else title


def imprint(rng: Random) -> Fields:
    """A publisher with its place; one of them is missing at times."""
    publisher, place = rng.choice(world()["publishers"])
    return {**maybe(rng, 0.97, publisher=publisher), **maybe(rng, 0.85, place=place)}


def pages(rng: Random, most: int = 900) -> Fields:
    """Where a part of a book is."""
    first = 1 + int(rng.random() * most)
    return {"first_page": str(first), "last_page": str(first + 1 + int(rng.expovariate(1 / 14)))}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, ..."""
    return f"{number}{_ORDINAL_ENDS.get(number % 10, 'th') if number // 10 != 1 else 'th'}"


def edition(rng: Random) -> str:
    """An edition as printed."""
    if chance(rng, 0.12):
        return rng.choice(_SPELLED) + rng.choice((" edition", " Edition", " ed."))
    number = 2 + int(rng.expovariate(0.5))
    return rng.choice(_EDITIONS).format(n=ordinal(number) if chance(rng, 0.93) else number)


def series(rng: Random) -> Fields:
    """A series of books, nearly always with a number in it."""
    table = world()["series"]
    name = rng.choice(table["books"])
    if chance(rng, 0.5):
        name = rng.choice(table["forms"]).format(
            field=field(rng),
            family=rng.choice(family_names("en")),
            publisher=rng.choice(world()["publishers"])[0],
        )
    name = name[0].upper() + name[1:]
    return {"collection": name, **maybe(rng, 0.85, collection_number=str(1 + int(rng.expovariate(1 / 150))))}


def field(rng: Random) -> str:
    """A field of learning, in capitals or in small letters."""
    name: str = rng.choice(world()["conferences"]["fields"])
    return name if name.isupper() or chance(rng, 0.6) else name.lower()


def book(pools: Pools, rng: Random) -> Fields:
    """A book, written or edited."""
    return {
        "type": "book",
        "editors" if chance(rng, 0.2) else "authors": with_full_names(pools.people(rng, 6), rng),
        "title": book_title(pools, rng),
        "year": year(rng, 14),
        **imprint(rng),
        **maybe(rng, 0.25, edition=edition(rng)),
        **maybe(rng, 0.08, editors=with_full_names(pools.people(rng, 2), rng)),
        **maybe(rng, 0.1, volume=volume(rng)),
        **maybe(rng, 0.08, isbn="978" + "".join(rng.choices(digits, k=10))),
        **maybe(rng, 0.2, **series(rng)),
        **maybe(rng, 0.1, **pages(rng)),
        **maybe(rng, 0.05, translators=with_full_names(pools.people(rng, 1), rng)),
        **_event(rng),
    }


def _event_of_a_book(pools: Pools, rng: Random) -> Fields:
    event = _event(rng)
    return event and event | {"container": book_title(pools, rng)}


def _event(rng: Random) -> Fields:
    """The congress whose papers a book holds, where it is named besides the title."""
    when, city = year(rng), rng.choice(cities())
    return maybe(rng, 0.06, event=_conference_name(when, rng), city=city)


def chapter(pools: Pools, rng: Random) -> Fields:
    """A part of a book."""
    return {
        "type": "chapter",
        "authors": with_full_names(pools.people(rng, 8), rng),
        "title": short_title(pools, rng),
        "container": book_title(pools, rng),
        "year": year(rng, 12),
        **imprint(rng),
        **maybe(rng, 0.8, **pages(rng)),
        **maybe(rng, 0.75, editors=with_full_names(pools.people(rng, 1 + int(rng.expovariate(0.7))), rng)),
        **maybe(rng, 0.15, edition=edition(rng)),
        **maybe(rng, 0.18, volume=volume(rng)),
        **maybe(rng, 0.15, doi=rng.choice(pools.dois)),
        **maybe(rng, 0.2, **series(rng)),
    }


def volume(rng: Random) -> str:
    """The volume of a work in several."""
    number = 1 + int(rng.expovariate(1 / 4))
    return rng.choice(_ROMAN) if chance(rng, 0.12) else str(number)


def conference(pools: Pools, rng: Random) -> Fields:
    """A paper of a congress."""
    when = year(rng)
    return {
        "type": "conference",
        "authors": with_full_names(pools.people(rng, 8), rng),
        "title": short_title(pools, rng),
        "container": _conference_name(when, rng),
        "year": when,
        **maybe(rng, 0.7, place=rng.choice(cities())),
        **maybe(rng, 0.7, **pages(rng, 3000)),
        **maybe(rng, 0.4, publisher=rng.choice(_PROCEEDINGS_OF)),
        **maybe(rng, 0.15, editors=with_full_names(pools.people(rng, 3), rng)),
        **maybe(rng, 0.25, volume=str(1 + int(rng.expovariate(1 / 100)))),
        **maybe(rng, 0.06, issue=str(1 + int(rng.random() * 12))),
        **_event_of_a_book(pools, rng),
        **maybe(rng, 0.2, **series(rng)),
        **maybe(rng, 0.15, doi=rng.choice(pools.dois)),
    }


def _conference_name(when: str, rng: Random) -> str:
    table = world()["conferences"]
    name: str = rng.choice(table["names"])
    if chance(rng, 0.15):
        name += rng.choice(table["volumes"])
    return name.format(
        v=1 + int(rng.random() * 3),
        kind=rng.choice(("Long", "Short", "Shared Task", "Industry", "Demo")),
        n=ordinal(1 + int(rng.random() * 40)),
        field=rng.choice(table["fields"]),
        acronym="".join(rng.choices("ACDEGIKLMNPRSTV", k=3 + int(rng.random() * 3))),
        society=rng.choice(table["societies"]),
        y=when[:4],
        yy=when[2:4],
    )


def thesis(pools: Pools, rng: Random) -> Fields:
    """A thesis of a university."""
    known = _THESES if chance(rng, 0.75) else world()["genres"]
    university, place, language = rng.choice([row for row in world()["universities"] if row[2] in known])
    return {
        "type": "thesis",
        "authors": with_full_names(pools.people(rng, 1), rng),
        "title": rng.choice(pools.titles),
        "genre": rng.choice(world()["genres"][language]),
        "publisher": university,
        "year": year(rng),
        **maybe(rng, 0.7, place=place),
        **maybe(
            rng, 0.15, url=f"http://hdl.handle.net/{int(rng.random() * 10**4)}/{int(rng.random() * 10**6)}"
        ),
    }


def preprint(pools: Pools, rng: Random) -> Fields:
    """A manuscript on a preprint server."""
    server, prefix = rng.choice(world()["preprints"])
    number = "".join(rng.choices(digits, k=6))
    if prefix == "10.1101/" and chance(rng, 0.75):
        day = f"20{19 + int(rng.random() * 6)}.{_two_digits(rng, 12)}.{_two_digits(rng, 28)}"
        number = f"{day}.{rng.choice('23')}{number}"
    return {
        "type": "preprint",
        "authors": with_full_names(pools.people(rng), rng),
        "title": rng.choice(pools.titles),
        "container": server,
        "year": year(rng, 4),
        **maybe(rng, 0.8, **({"doi": prefix + number} if prefix else {"arxiv": arxiv(rng)})),
        **({"first_page": number} if number.count(".") and chance(rng, 0.8) else {}),
    }


def _two_digits(rng: Random, most: int) -> str:
    return f"{1 + int(rng.random() * most):02d}"


def arxiv(rng: Random) -> str:
    """A number on arXiv, old (`hep-th/9802150`) or new (`2101.00001`)."""
    number = "".join(rng.choices(digits, k=5))
    if chance(rng, 0.3):
        return f"{rng.choice(_OLD_ARXIV)}/{rng.choice(_OLD_YEARS)}{_two_digits(rng, 12)}{number[:3]}"
    return f"{10 + int(rng.random() * 15)}{_two_digits(rng, 12)}.{number}"


def patent(pools: Pools, rng: Random) -> Fields:
    """A patent."""
    office = rng.choice(world()["patents"]["offices"])
    form: str = rng.choice(office["numbers"])
    return {
        "type": "patent",
        "authors": with_full_names(pools.people(rng, 5), rng),
        "title": short_title(pools, rng),
        "container": rng.choice(office["names"]),
        "number": form.format(
            a=4_000_000 + int(rng.random() * 7_000_000),
            b=2000 + int(rng.random() * 24),
            c=int(rng.random() * 300_000),
            d=int(rng.random() * 3_000_000),
            e=100_000_000 + int(rng.random() * 15_000_000),
        ),
        "year": year(rng),
    }
