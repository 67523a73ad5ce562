"""Made-up records of the types that gold has few of: real titles, names and organisations put together anew.

Every function takes the pools and a random generator and gives fields in gold's form.
"""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.world import Fields, Pools, cities, with_full_names, world

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_MONTHS = {"month": "May", "pt": "maio", "es": "mayo", "fr": "mai"}
_SUBJECTS = ("Handbook of ", "Principles of ", "Advances in ", "Introduction to ", "Textbook of ", "Encyclopedia of ",
             "Methods in ", "Progress in ", "Fundamentals of ", "", "The ")  # fmt: skip


def year(rng: Random, spread: float = 9.0) -> str:
    """A year of publication: most lie a few years back, now and then with a letter."""
    letter = rng.choice("aab") if rng.random() < 0.02 else ""
    return f"{max(1900, int(2025 - rng.expovariate(1 / spread)))}{letter}"


def book_title(pools: Pools, rng: Random) -> str:
    """The title of some book."""
    if rng.random() < 0.2:
        return rng.choice(_SUBJECTS) + str(rng.choice(world()["conferences"]["fields"]))
    return rng.choice(pools.books)


def short_title(pools: Pools, rng: Random) -> str:
    """The title of some article, often without its subtitle."""
    title = rng.choice(pools.titles)
    head = title.split(":")[0]
    return head if len(head) > 12 and rng.random() < 0.5 else title


def imprint(rng: Random) -> Fields:
    """A publisher with its place; one of them is missing at times."""
    publisher, place = rng.choice(world()["publishers"])
    kept = rng.random()
    return {"publisher": publisher} if kept < 0.15 else {"place": place} if kept < 0.18 else {"publisher": publisher, "place": place}


def pages(rng: Random, most: int = 900) -> Fields:
    """Where a part of a book stands."""
    first = 1 + int(rng.random() * most)
    return {"first_page": str(first), "last_page": str(first + 1 + int(rng.expovariate(1 / 14)))}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, ..."""
    tail = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def edition(rng: Random) -> str:
    """An edition as printed."""
    number = 2 + int(rng.expovariate(0.5))
    words = ("ed", "ed", "ed.", "ed.", "edn", "edition", "Edn", "Ed.", "Edition")
    return rng.choice((f"{ordinal(number)} {rng.choice(words)}", f"{ordinal(number)} {rng.choice(words)}", f"rev. {rng.choice(words)}"))


def maybe(share: float, rng: Random, fields: Callable[[], Fields]) -> Fields:
    """The fields in that share of the cases."""
    return fields() if rng.random() < share else {}


def book(pools: Pools, rng: Random) -> Fields:
    """A book, written or edited."""
    people = with_full_names(pools.people(rng, 6), rng)
    role = "editors" if rng.random() < 0.15 else "authors"
    return {
        "type": "book", role: people, "title": book_title(pools, rng), "year": year(rng, 14), **imprint(rng),
        **maybe(0.25, rng, lambda: {"edition": edition(rng)}),
        **maybe(0.06, rng, lambda: {"volume": str(1 + int(rng.random() * 12))}),
        **maybe(0.08, rng, lambda: {"isbn": "978" + "".join(rng.choices(digits, k=10))}),
        **maybe(0.06, rng, lambda: _series(rng)), **maybe(0.1, rng, lambda: pages(rng)),
        **maybe(0.05, rng, lambda: {"translators": with_full_names(pools.people(rng, 1), rng)}),
        **maybe(0.08, rng, lambda: {"url": url("books.google.com", rng)}),
    }  # fmt: skip


def chapter(pools: Pools, rng: Random) -> Fields:
    """A part of a book."""
    return {
        "type": "chapter", "authors": with_full_names(pools.people(rng, 8), rng), "title": short_title(pools, rng),
        "container": book_title(pools, rng), "year": year(rng, 12), **imprint(rng),
        **maybe(0.8, rng, lambda: pages(rng)),
        **maybe(0.75, rng, lambda: {"editors": with_full_names(pools.people(rng, 1 + int(rng.expovariate(0.7))), rng)}),
        **maybe(0.15, rng, lambda: {"edition": edition(rng)}),
        **maybe(0.1, rng, lambda: {"volume": str(1 + int(rng.random() * 40))}),
        **maybe(0.15, rng, lambda: {"doi": rng.choice(pools.dois)}), **maybe(0.06, rng, lambda: _series(rng)),
    }  # fmt: skip


def _series(rng: Random) -> Fields:
    return {"collection": rng.choice(world()["reports"]["series"]), "number": str(1 + int(rng.random() * 900))}


def conference(pools: Pools, rng: Random) -> Fields:
    """A paper of a congress."""
    when = year(rng)
    publisher = rng.choice(("IEEE", "ACM", "Springer", "Association for Computational Linguistics", "Curran Associates, Inc.",
                            "PMLR", "AAAI Press", "USENIX Association", "SPIE", "Elsevier"))  # fmt: skip
    return {
        "type": "conference", "authors": with_full_names(pools.people(rng, 8), rng), "title": short_title(pools, rng),
        "container": conference_name(when, rng), "year": when,
        **maybe(0.7, rng, lambda: {"place": rng.choice(cities())}), **maybe(0.7, rng, lambda: pages(rng, 3000)),
        **maybe(0.4, rng, lambda: {"publisher": publisher}),
        **maybe(0.12, rng, lambda: {"editors": with_full_names(pools.people(rng, 3), rng)}),
        **maybe(0.15, rng, lambda: {"doi": rng.choice(pools.dois)}),
    }  # fmt: skip


def conference_name(when: str, rng: Random) -> str:
    """A congress by name."""
    table = world()["conferences"]
    name: str = rng.choice(table["names"])
    acronym = "".join(rng.choices("ACDEGIKLMNPRSTV", k=3 + int(rng.random() * 3)))
    return name.format(n=ordinal(1 + int(rng.random() * 40)), field=rng.choice(table["fields"]), acronym=acronym,
                       society=rng.choice(table["societies"]), y=when[:4], yy=when[2:4])  # fmt: skip


def organisation(rng: Random) -> tuple[str, str, str, str]:
    """An organisation's name as an author, its name as a publisher, its place and site."""
    name, short, place, site = rng.choice(world()["organisations"])
    author = name if rng.random() < 0.8 else short
    return author, name if rng.random() < 0.4 else short, place, site


def url(site: str, rng: Random) -> str:
    """An address on a site."""
    parts = rng.choices(world()["websites"]["paths"], k=int(rng.random() * 4))
    if rng.random() < 0.5:
        parts.append("-".join(rng.choices(world()["websites"]["paths"], k=2)) + rng.choice(("", ".html", ".pdf", ".htm", ".aspx?id=12")))
    scheme = "" if site.startswith("www") and rng.random() < 0.15 else rng.choice(("https://", "https://", "http://"))
    return scheme + "/".join([site, *parts]) + ("/" if rng.random() < 0.3 else "")


def web(pools: Pools, rng: Random) -> Fields:
    """A page on the web."""
    author, publisher, place, site = organisation(rng)
    who: list[Any] = [{"literal": author}]
    if rng.random() < 0.2:
        who = with_full_names(pools.people(rng, 3), rng)
    return {
        "type": "web", "title": web_title(pools, rng), "url": url(site, rng), **maybe(0.9, rng, lambda: {"authors": who}),
        **maybe(0.75, rng, lambda: {"year": year(rng, 6)}),
        **maybe(0.25, rng, lambda: {"publisher": publisher, **maybe(0.6, rng, lambda: {"place": place})}),
    }  # fmt: skip


def web_title(pools: Pools, rng: Random) -> str:
    """What a page or a report of an organisation is called."""
    if rng.random() < 0.35:
        return short_title(pools, rng)
    table = world()["websites"]
    topic, first = rng.choice(table["topics"]), 2000 + int(rng.random() * 22)
    return str(rng.choice(table["titles"])).format(
        topic=topic, Topic=topic[:1].upper() + topic[1:], y=first, z=first + 5, n=1 + int(rng.random() * 200),
        place=rng.choice(("Ethiopia", "the United States", "Europe", "England", "India", "Kenya", "Brazil", "China", "Australia")),
    )  # fmt: skip


def report(pools: Pools, rng: Random) -> Fields:
    """A report of an organisation."""
    author, publisher, place, site = organisation(rng)
    who: list[Any] = [{"literal": author}] if rng.random() < 0.7 else with_full_names(pools.people(rng, 6), rng)
    return {
        "type": "report", "authors": who, "title": web_title(pools, rng), "year": year(rng), "publisher": publisher,
        **maybe(0.8, rng, lambda: {"place": place}), **maybe(0.35, rng, lambda: _series(rng)),
        **maybe(0.2, rng, lambda: {"number": f"{rng.choice(ascii_lowercase).upper()}{int(rng.random() * 9000)}"}),
        **maybe(0.4, rng, lambda: {"url": url(site, rng)}),
    }  # fmt: skip


def thesis(pools: Pools, rng: Random) -> Fields:
    """A thesis of a university."""
    university, place, language = rng.choice([row for row in world()["universities"] if row[2] in {"en", "pt"}])
    return {
        "type": "thesis", "authors": with_full_names(pools.people(rng, 1), rng), "title": rng.choice(pools.titles),
        "genre": rng.choice(world()["genres"][language]), "publisher": university, "year": year(rng),
        **maybe(0.7, rng, lambda: {"place": place}), **maybe(0.15, rng, lambda: {"url": url("hdl.handle.net", rng)}),
    }  # fmt: skip


def preprint(pools: Pools, rng: Random) -> Fields:
    """A manuscript on a preprint server."""
    server, prefix = rng.choice(world()["preprints"])
    number = "".join(rng.choices(digits, k=6))
    arxiv = f"{10 + int(rng.random() * 15)}{1 + int(rng.random() * 12):02d}.{rng.choices(digits, k=5)[0]}{number[:4]}"
    ids = {"doi": prefix + number} if prefix else {"arxiv": arxiv}
    return {
        "type": "preprint", "authors": with_full_names(pools.people(rng), rng), "title": rng.choice(pools.titles),
        "container": server, "year": year(rng, 4), **maybe(0.8, rng, lambda: ids),
    }  # fmt: skip


def patent(pools: Pools, rng: Random) -> Fields:
    """A patent."""
    form: str = rng.choice(world()["patents"]["forms"])
    number = form.format(a=4_000_000 + int(rng.random() * 7_000_000), b=2000 + int(rng.random() * 24), c=int(rng.random() * 300_000),
                         d=int(rng.random() * 3_000_000), e=100_000_000 + int(rng.random() * 15_000_000))  # fmt: skip
    return {
        "type": "patent", "authors": with_full_names(pools.people(rng, 5), rng), "title": short_title(pools, rng),
        "container": rng.choice(world()["patents"]["offices"]), "number": number, "year": year(rng),
    }  # fmt: skip


def newspaper(pools: Pools, rng: Random) -> Fields:
    """An article in a newspaper."""
    paper, site, _ = rng.choice([row for row in world()["newspapers"] if row[2] == "en"])
    return {
        "type": "newspaper", "authors": with_full_names(pools.people(rng, 2), rng), "title": web_title(pools, rng),
        "container": paper, "year": year(rng, 5), "url": url(site, rng),
        **maybe(0.3, rng, lambda: {"first_page": f"{rng.choice(('A', '', 'B'))}{1 + int(rng.random() * 30)}"}),
    }  # fmt: skip


def dataset(pools: Pools, rng: Random) -> Fields:
    """Data in a repository."""
    repository, prefix = rng.choice(world()["repositories"])
    return {
        "type": "dataset", "authors": with_full_names(pools.people(rng), rng), "title": rng.choice(pools.titles),
        "publisher": repository, "year": year(rng, 5), "doi": prefix + "".join(rng.choices(ascii_lowercase + digits, k=6)),
        "url": url("data.mendeley.com", rng),
    }  # fmt: skip


def software(_pools: Pools, rng: Random) -> Fields:
    """A program."""
    title, maker, publisher, place, address = rng.choice(world()["software"])
    return {
        "type": "software", "authors": [{"literal": maker}], "title": title, "publisher": publisher, "year": year(rng, 6),
        **maybe(0.8, rng, lambda: {"place": place}), **maybe(0.5, rng, lambda: {"url": address}),
    }  # fmt: skip


def law(_pools: Pools, rng: Random) -> Fields:
    """A law or a regulation."""
    table, when = world()["laws"], year(rng, 12)[:4]
    title = rng.choice(table["titles"]).format(y=when, yy=when[2:], n=1 + int(rng.random() * 2000), d=1 + int(rng.random() * 28), **_MONTHS)
    number = rng.choice(table["numbers"]).format(a=100 + int(rng.random() * 15), b=1 + int(rng.random() * 300), c=100 + int(rng.random() * 900))
    gazette = {"container": rng.choice(table["containers"]), "volume": str(1 + int(rng.random() * 300)), **pages(rng)}
    return {
        "type": "law", "title": title, "year": when, **maybe(0.3, rng, lambda: {"number": number}),
        **maybe(0.4, rng, lambda: gazette), **maybe(0.3, rng, lambda: {"authors": [{"literal": organisation(rng)[0]}]}),
    }  # fmt: skip


def standard(_pools: Pools, rng: Random) -> Fields:
    """A standard of a body."""
    table, when = world()["standards"], year(rng)[:4]
    number = rng.choice(table["bodies"]).format(a=100 + int(rng.random() * 15000), b=1 + int(rng.random() * 90), c=1 + int(rng.random() * 30), y=when, yy=when[2:])
    name, short, place, _ = rng.choice([row for row in world()["organisations"] if row[1] in {"ISO", "ASTM", "CLSI", "AOAC", "AACC", "EUCAST"}])
    return {
        "type": "standard", "authors": [{"literal": name}], "title": rng.choice(table["titles"]), "number": number, "year": when,
        "publisher": rng.choice((name, short)), **maybe(0.7, rng, lambda: {"place": place}),
    }  # fmt: skip


MAKERS: dict[str, Callable[[Pools, Random], Fields]] = {
    maker.__name__: maker
    for maker in (book, chapter, conference, web, report, thesis, preprint, patent, newspaper, dataset, software, law, standard)
}
