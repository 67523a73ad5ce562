"""Made-up records of what organisations publish: pages, reports, data, programs, laws, standards, news."""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.synthetic import pages, series, short_title, year
from cgt_cite.parse.training.world import Fields, Pools, maybe, with_full_names, world

if TYPE_CHECKING:
    from random import Random

_MONTHS = {"month": "May", "pt": "maio", "es": "mayo", "fr": "mai"}
_PURPOSES = ("Tools for", "Analysis of", "Functions for", "an R package for", "Models of", "Visualization of")
_COUNTRIES = (
    "Ethiopia",
    "the United States",
    "Europe",
    "England",
    "India",
    "Kenya",
    "Brazil",
    "China",
    "Australia",
)
_FILES = ("", "", "", ".html", ".pdf", ".htm", ".aspx?id=12")


def organisation(rng: Random) -> tuple[str, str, str, str]:
    """An organisation's name as an author, its name as a publisher, its place and its site."""
    name, short, place, site = rng.choice(world()["organisations"])
    return name if chance(rng, 0.8) else short, name if chance(rng, 0.4) else short, place, site


def url(site: str, rng: Random) -> str:
    """An address on a site."""
    words = world()["websites"]["paths"]
    parts = rng.choices(words, k=int(rng.random() * 4))
    if chance(rng, 0.5):
        parts.append("-".join(rng.choices(words, k=2)) + rng.choice(_FILES))
    bare = site.startswith("www") and chance(rng, 0.15)
    scheme = "" if bare else rng.choice(("https://", "https://", "http://"))
    return scheme + "/".join([site, *parts]) + ("/" if chance(rng, 0.3) else "")


def page_title(pools: Pools, rng: Random) -> str:
    """What a page or a report of an organisation is called."""
    if chance(rng, 0.35):
        return short_title(pools, rng)
    table = world()["websites"]
    topic, first = rng.choice(table["topics"]), 2000 + int(rng.random() * 22)
    return str(rng.choice(table["titles"])).format(
        topic=topic,
        Topic=topic[:1].upper() + topic[1:],
        y=first,
        z=first + 5,
        n=1 + int(rng.random() * 200),
        place=rng.choice(_COUNTRIES),
    )


def web(pools: Pools, rng: Random) -> Fields:
    """A page on the web."""
    author, publisher, place, site = organisation(rng)
    persons = with_full_names(pools.people(rng, 3), rng)
    return {
        "type": "web",
        "title": page_title(pools, rng),
        "url": url(site, rng),
        **maybe(rng, 0.9, authors=persons if chance(rng, 0.2) else [{"literal": author}]),
        **maybe(rng, 0.75, year=year(rng, 6)),
        **maybe(rng, 0.25, publisher=publisher, **maybe(rng, 0.6, place=place)),
        **maybe(rng, 0.2, container=rng.choice(world()["websites"]["names"])),
    }


def report(pools: Pools, rng: Random) -> Fields:
    """A report of an organisation."""
    author, publisher, place, site = organisation(rng)
    persons = with_full_names(pools.people(rng, 6), rng)
    return {
        "type": "report",
        "authors": persons if chance(rng, 0.3) else [{"literal": author}],
        "title": page_title(pools, rng),
        "year": year(rng),
        "publisher": publisher,
        **maybe(rng, 0.8, place=place),
        **maybe(rng, 0.35, **series(rng)),
        **maybe(rng, 0.2, number=f"{rng.choice('ABEHNPRTW')}{int(rng.random() * 9000)}"),
        **maybe(rng, 0.4, url=url(site, rng)),
    }


def newspaper(pools: Pools, rng: Random) -> Fields:
    """An article in a newspaper."""
    paper, site, _ = rng.choice([row for row in world()["newspapers"] if row[2] == "en"])
    return {
        "type": "newspaper",
        "authors": with_full_names(pools.people(rng, 2), rng),
        "title": page_title(pools, rng),
        "container": paper,
        "year": year(rng, 5),
        "url": url(site, rng),
        **maybe(rng, 0.3, first_page=rng.choice(("A", "", "B")) + str(1 + int(rng.random() * 30))),
    }


def dataset(pools: Pools, rng: Random) -> Fields:
    """Data in a repository."""
    repository, prefix = rng.choice(world()["repositories"])
    return {
        "type": "dataset",
        "authors": with_full_names(pools.people(rng), rng),
        "title": rng.choice(pools.titles),
        "publisher": repository,
        "year": year(rng, 5),
        "doi": prefix + "".join(rng.choices(ascii_lowercase + digits, k=6)),
        "url": url("data.mendeley.com", rng),
    }


def software(pools: Pools, rng: Random) -> Fields:
    """A program."""
    if chance(rng, 0.4):
        return _package(pools, rng)
    title, maker, publisher, place, address = rng.choice(world()["software"])
    return {
        "type": "software",
        "authors": [{"literal": maker}],
        "title": title,
        "publisher": publisher,
        "year": year(rng, 6),
        **maybe(rng, 0.8, place=place),
        **maybe(rng, 0.5, url=address),
    }


def _package(pools: Pools, rng: Random) -> Fields:
    name = "".join(rng.choices(ascii_lowercase, k=4 + int(rng.random() * 4))) + rng.choice(("", "2", "R"))
    purpose = rng.choice(world()["websites"]["topics"])
    return {
        "type": "software",
        "authors": with_full_names(pools.people(rng, 5), rng),
        "title": f"{name}: {rng.choice(_PURPOSES)} {purpose}",
        "year": year(rng, 6),
        "url": f"https://CRAN.R-project.org/package={name}",
    }


def law(_pools: Pools, rng: Random) -> Fields:
    """A law or a regulation."""
    table, when = world()["laws"], year(rng, 12)[:4]
    day, number = 1 + int(rng.random() * 28), 1 + int(rng.random() * 2000)
    paragraph = {"a": 100 + int(rng.random() * 15), "b": 1 + int(rng.random() * 300), "c": number}
    authors: list[Any] = [{"literal": organisation(rng)[0]}]
    return {
        "type": "law",
        "title": rng.choice(table["titles"]).format(y=when, yy=when[2:], n=number, d=day, **_MONTHS),
        "year": when,
        **maybe(rng, 0.3, number=rng.choice(table["numbers"]).format(**paragraph)),
        **maybe(
            rng, 0.4, container=rng.choice(table["containers"]), volume=str(number % 300 + 1), **pages(rng)
        ),
        **maybe(rng, 0.3, authors=authors),
    }


def standard(_pools: Pools, rng: Random) -> Fields:
    """A standard of a body."""
    table, when = world()["standards"], year(rng)[:4]
    bodies = {"ISO", "ASTM", "CLSI", "AOAC", "AACC", "EUCAST"}
    name, short, place, _ = rng.choice([row for row in world()["organisations"] if row[1] in bodies])
    small, large = 1 + int(rng.random() * 30), 100 + int(rng.random() * 15000)
    return {
        "type": "standard",
        "authors": [{"literal": name}],
        "title": rng.choice(table["titles"]),
        "number": rng.choice(table["bodies"]).format(a=large, b=small + 1, c=small, y=when, yy=when[2:]),
        "year": when,
        "publisher": rng.choice((name, short)),
        **maybe(rng, 0.7, place=place),
    }
