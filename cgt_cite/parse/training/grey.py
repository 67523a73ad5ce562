"""Made-up records of what organisations publish: pages, reports, data, programs, laws, standards, news."""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.synthetic import pages, short_title, year
from cgt_cite.parse.training.world import Fields, Pools, cities, maybe, with_full_names, world

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
    if chance(rng, 0.08):
        name = short = _company(rng)
    return name if chance(rng, 0.8) else short, name if chance(rng, 0.4) else short, place, site


def _company(rng: Random) -> str:
    """A company or a project with an invented name of one word: `Hyperledger`, `Datavista Labs`."""
    table = world()["companies"]
    first, second = rng.choice(table["stems"]), rng.choice(table["endings"])
    return f"{first}{second}{rng.choice(table['forms'])}"


def body(rng: Random) -> str:
    """An organisation as an author, often with the part of it that wrote the work."""
    table = world()["units"]
    area = rng.choice(table["areas"])
    name = organisation(rng)[0]
    if chance(rng, 0.5):
        name = rng.choice(table["bodies"]).format(N=rng.choice(table["nations"]), T=area)
    if chance(rng, 0.45):
        unit = rng.choice(table["parts"]).format(T=rng.choice(table["areas"]))
        name = rng.choice(
            ("{a}, {b}", "{a}, {b}", "{a}. {b}", "{b}, {a}", "{a} ({c}), {b}", "{a}; {b}")
        ).format(a=name, b=unit, c=rng.choice(("US", "U.S.", "GB", "UK", "Canada")))
    elif "(" not in name and chance(rng, 0.15):
        name += rng.choice((" (US)", " (U.S.)", " (GB)", " [US]", " (United Kingdom)"))
    return name


def affiliation(rng: Random) -> str:
    """Where an author works, as styles put it into brackets."""
    school, place, _ = rng.choice([row for row in world()["universities"] if row[2] == "en"])
    table = world()["units"]
    unit = rng.choice(
        ("Department of {T}", "School of {T}", "Division of {T}", "Institute of {T}", "Dept. of {T}")
    )
    unit = unit.format(T=rng.choice(table["areas"]))
    return ", ".join(
        rng.choice(((school, unit, place), (unit, school, place), (school, place), (unit, school)))
    )


def url(site: str, rng: Random) -> str:
    """An address on a site."""
    words = world()["websites"]["paths"]
    parts = rng.choices(words, k=int(rng.random() * 4))
    if chance(rng, 0.5):
        parts.append("-".join(rng.choices(words, k=2)) + rng.choice(_FILES))
    bare = site.startswith("www") and chance(rng, 0.15)
    scheme = "" if bare else rng.choice(("https://", "https://", "http://"))
    return scheme + "/".join([site, *parts]) + ("/" if chance(rng, 0.3) else "")


_ISSUES = (" {y}", " {y}", " – Q{q} {y}", ", {y}", " – {y} update", " ({y})", " Q{q} {y}")


def page_title(pools: Pools, rng: Random) -> str:
    """What a page or a report of an organisation is called, at times with its year or quarter."""
    title = _page_title(pools, rng)
    if title[-1:].isdigit() or not chance(rng, 0.12):
        return title
    when = {"y": 2000 + int(rng.random() * 26), "q": 1 + int(rng.random() * 4)}
    return title + str(rng.choice(_ISSUES)).format(**when)


def _page_title(pools: Pools, rng: Random) -> str:
    if chance(rng, 0.35):
        return short_title(pools, rng)
    table = world()["websites"]
    topic, first = rng.choice(table["topics"]), 2000 + int(rng.random() * 22)
    return str(rng.choice(table["titles"])).format(
        topic=topic,
        other=rng.choice(table["topics"]),
        third=rng.choice(table["topics"]),
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
    authors = [{"literal": author}]
    if chance(rng, 0.08):
        authors.append({"literal": organisation(rng)[0]})
    return {
        "type": "web",
        "title": page_title(pools, rng),
        "url": url(site, rng),
        **maybe(rng, 0.9, authors=persons if chance(rng, 0.2) else authors),
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
        "authors": persons if chance(rng, 0.35) else [{"literal": author if chance(rng, 0.5) else body(rng)}],
        "title": page_title(pools, rng),
        "year": year(rng),
        "publisher": publisher if chance(rng, 0.8) else rng.choice(world()["units"]["own_imprint"]),
        **maybe(rng, 0.8, place=place),
        **(_report_series(rng) if chance(rng, 0.3) else maybe(rng, 0.5, **_designation(rng))),
        **maybe(rng, 0.2, affiliation=affiliation(rng)),
        **maybe(rng, 0.4, url=url(site, rng)),
    }


def _designation(rng: Random) -> Fields:
    """What a report calls itself, and its number; one of them is missing at times."""
    letters = "".join(rng.choices("ABCDEHNOPRSTW", k=1 + int(rng.random() * 4)))
    number = rng.choice(
        ("{n}", "{n}", "{l}{n}", "{l}-{n}", "{y}-{m:02d}", "{l}/{m}/{y}", "{l}-{y}-{n}", "({l}){m}-{n}")
    )
    number = number.format(
        l=letters,
        n=1 + int(rng.random() * 9000),
        y=1990 + int(rng.random() * 33),
        m=1 + int(rng.random() * 40),
    )
    return {
        **maybe(rng, 0.6, designation=rng.choice(world()["reports"]["designations"])),
        "number": number,
    }


def _report_series(rng: Random) -> Fields:
    number = str(1 + int(rng.random() * 999))
    return {
        "collection": rng.choice(world()["series"]["reports"]),
        **maybe(rng, 0.9, collection_number=number),
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
        **maybe(rng, 0.5, first_page=rng.choice(("A", "", "B")) + str(1 + int(rng.random() * 30))),
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
    if chance(rng, 0.35):
        return _program(pools, rng)
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


def _program(pools: Pools, rng: Random) -> Fields:
    """A program of a made-up name, by persons or by a firm."""
    stem = "".join(
        rng.choices(("quan", "mol", "gen", "stat", "lat", "graph", "neuro", "bio", "flow", "sim"), k=2)
    )
    name = rng.choice((stem.capitalize(), stem.upper(), stem[:4].capitalize() + stem[4:].capitalize()))
    firm = rng.choice(
        ("{n}, Inc.", "{n} Inc.", "{n} Software", "{n} GmbH", "{n} Technologies, LLC", "{n} Ltd")
    )
    persons = with_full_names(pools.people(rng, 8), rng)
    return {
        "type": "software",
        "title": name + rng.choice(("", " 09", " 16", f" {1 + int(rng.random() * 12)}.0", " Pro")),
        "year": year(rng, 9),
        "publisher": firm.format(n=name),
        "authors": persons if chance(rng, 0.7) else [{"literal": firm.format(n=name)}],
        **maybe(rng, 0.85, place=rng.choice(cities())),
        **maybe(rng, 0.3, url=f"https://github.com/{name.lower()}/{stem}"),
    }


def _package(pools: Pools, rng: Random) -> Fields:
    name = "".join(rng.choices(ascii_lowercase, k=4 + int(rng.random() * 4))) + rng.choice(("", "2", "R"))
    purpose = rng.choice(world()["websites"]["topics"])
    return {
        "type": "software",
        "authors": with_full_names(pools.people(rng, 5), rng),
        "title": rng.choice(
            (f"{name}: {rng.choice(_PURPOSES)} {purpose}",) * 3
            + (f"Package ‘{name}’", f"{name} package", f"{name}: {purpose}")
        ),
        "year": year(rng, 6),
        "url": f"https://CRAN.R-project.org/package={name}",
    }


def law(_pools: Pools, rng: Random) -> Fields:
    """A law or a regulation."""
    table, when = world()["laws"], year(rng, 12)[:4]
    topic = rng.choice(world()["websites"]["topics"])
    day, number = 1 + int(rng.random() * 28), 1 + int(rng.random() * 2000)
    paragraph = {"a": 100 + int(rng.random() * 15), "b": 1 + int(rng.random() * 300), "c": number}
    authors: list[Any] = [{"literal": organisation(rng)[0]}]
    return {
        "type": "law",
        "title": rng.choice(table["titles"]).format(
            y=when, yy=when[2:], n=number, d=day, topic=topic, **_MONTHS
        ),
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
