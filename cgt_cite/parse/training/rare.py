"""Made-up records of kinds that gold hardly has: entries, recordings, blogs, manuals, cases and so on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.grey import body, page_title, url
from cgt_cite.parse.training.synthetic import (
    book_title,
    edition,
    field,
    imprint,
    ordinal,
    pages,
    short_title,
    year,
)
from cgt_cite.parse.training.world import Fields, Pools, family_names, maybe, with_full_names, world

if TYPE_CHECKING:
    from random import Random

_REGISTERS = (
    ("PROSPERO", "CRD420{yy}{n:06d}", "https://www.crd.york.ac.uk/prospero/display_record.php?ID="),
    ("PROSPERO", "CRD420{yy}{n:06d}", "https://www.crd.york.ac.uk/PROSPERO/view/"),
    ("ClinicalTrials.gov", "NCT0{n:07d}", "https://clinicaltrials.gov/ct2/show/"),
    ("ClinicalTrials.gov identifier", "NCT0{n:07d}", "https://clinicaltrials.gov/study/"),
    ("ISRCTN registry", "ISRCTN{n:08d}", "https://www.isrctn.com/"),
    ("ANZCTR", "ACTRN126{n:08d}", "https://www.anzctr.org.au/"),
    ("OSF Registries", "osf.io/{n:06x}", "https://osf.io/"),
)
_PLANS = (
    "",
    "",
    ": protocol for a systematic review",
    ": a systematic review protocol",
    ": a randomised trial",
)
_MANUALS = (
    "{T} handbook",
    "Handbook for {t}",
    "Guide to {t}",
    "Manual for {t}",
    "Guidelines for {t}",
    "{T} manual",
)


def family(rng: Random) -> str:
    """A family name."""
    return rng.choice(family_names(rng.choice(("en", "en", "de", "fr", "es"))))


def headword(pools: Pools, rng: Random) -> str:
    """A word, or two, as dictionaries explain them."""
    words = re.findall(r"[^\W\d_]{6,}", rng.choice(pools.titles)) or ["Kyphosis"]
    at = int(rng.random() * len(words))
    found = " ".join(words[at : at + (2 if chance(rng, 0.25) else 1)])
    return found.capitalize() if chance(rng, 0.6) else found.lower()


def entry(pools: Pools, rng: Random) -> Fields:
    """An entry of a dictionary or an encyclopedia."""
    name: str = rng.choice(world()["dictionaries"]["names"])
    persons = with_full_names(pools.people(rng, 2), rng)
    return {
        "type": "entry",
        "title": headword(pools, rng),
        "container": name.format(family=family(rng), field=field(rng)),
        "year": year(rng, 14),
        **imprint(rng),
        **maybe(rng, 0.55, edition=edition(rng)),
        **maybe(rng, 0.7, first_page=str(1 + int(rng.random() * 1900))),
        **maybe(rng, 0.3, authors=persons),
        **maybe(rng, 0.2, editors=with_full_names(pools.people(rng, 2), rng)),
        **maybe(rng, 0.2, volume=str(1 + int(rng.random() * 30))),
        **maybe(rng, 0.3, url=url("www.example.com", rng)),
    }


def media(pools: Pools, rng: Random) -> Fields:
    """A recording, a map or another thing that is not a book."""
    persons = with_full_names(pools.people(rng, 3), rng)
    return {
        "type": "media",
        "title": rng.choice((book_title, short_title, page_title))(pools, rng),
        "medium": rng.choice(world()["media"]["kinds"]),
        "role": rng.choice(world()["media"]["people"]),
        "year": year(rng, 12),
        **imprint(rng),
        **maybe(rng, 0.65, authors=persons if chance(rng, 0.75) else [{"literal": body(rng)}]),
        **maybe(rng, 0.25, url=url("www.example.org", rng)),
    }


def blog(pools: Pools, rng: Random) -> Fields:
    """A post of a blog, or the blog itself."""
    table = world()["blogs"]
    name = f"{rng.choice(table['first'])} {rng.choice(table['second'])}"
    persons = with_full_names(pools.people(rng, 2), rng)
    owner = persons[0]
    return {
        "type": "blog",
        "title": rng.choice((page_title, short_title))(pools, rng),
        "container": rng.choice(
            (name, name, name + " blog", name + " Blog", f"The {name}", f"{name} (blog)")
        ),
        "authors": persons,
        "publisher": f"{owner.get('given', '')} {owner['family']}".strip() if chance(rng, 0.4) else name,
        "place": imprint(rng).get("place", "London"),
        "year": year(rng, 6),
        "url": url(
            name.replace(" ", "").replace("'", "").lower() + rng.choice((".org", ".com", ".net/blog")), rng
        ),
    }


def manual(pools: Pools, rng: Random) -> Fields:
    """A manual of an organisation in versions, with or without editors."""
    topic = rng.choice(world()["websites"]["topics"])
    title: str = rng.choice(_MANUALS)
    return {
        "type": "manual",
        "authors": [{"literal": body(rng)}],
        "title": title.format(t=topic, T=topic[:1].upper() + topic[1:]),
        "year": year(rng, 7),
        "url": url("www.example-handbook.org", rng).rstrip("/"),
        **maybe(rng, 0.75, editors=with_full_names(pools.people(rng, 4), rng)),
        **maybe(rng, 0.4, **imprint(rng)),
    }


def registration(pools: Pools, rng: Random) -> Fields:
    """A trial or a review as a register has it."""
    when = year(rng, 5)[:4]
    register, form, address = rng.choice(_REGISTERS)
    number = form.format(yy=when[2:], n=int(rng.random() * 10**6))
    return {
        "type": "registration",
        "title": short_title(pools, rng) + rng.choice(_PLANS),
        "register": register,
        "number": number,
        "year": when,
        "url": address + number.removeprefix("osf.io/"),
        **maybe(rng, 0.75, authors=with_full_names(pools.people(rng, 6), rng)),
    }


def case(_pools: Pools, rng: Random) -> Fields:
    """A decision of a court as American and Canadian lawyers cite it."""
    table = world()["cases"]
    return {
        **_decision("case", "american", ("v.", "v.", "v.", "vs."), rng),
        "volume": str(1 + int(rng.random() * 950)),
        **maybe(rng, 0.4, court=rng.choice(table["courts"])),
    }


def british_case(_pools: Pools, rng: Random) -> Fields:
    """A decision of a court as British and Australian lawyers cite it."""
    return {
        **_decision("british_case", "british", ("v", "v", "v", "v."), rng),
        **maybe(rng, 0.35, volume=str(1 + int(rng.random() * 4))),
        **maybe(rng, 0.1, container="ECR", first_page=f"I-{1000 + int(rng.random() * 12000)}"),
        **maybe(rng, 0.5, court=rng.choice(world()["cases"]["benches"])),
    }


def _decision(kind: str, reporters: str, versus: tuple[str, ...], rng: Random) -> Fields:
    table = world()["cases"]
    name = f"{_party(rng)} {rng.choice(versus)} {_party(rng)}"
    if chance(rng, 0.15):
        name = str(rng.choice(table["single"])).format(f=family(rng))
    return {
        "type": kind,
        "title": name,
        "year": str(1880 + int(rng.random() * 145)),
        "container": rng.choice(table[reporters]),
        "first_page": str(1 + int(rng.random() * 1400)),
    }


def _party(rng: Random) -> str:
    table = world()["cases"]
    firm = str(rng.choice(table["firms"])).format(f=family(rng))
    return rng.choice((family(rng), family(rng), family(rng), str(rng.choice(table["parties"])), firm))


def _topic(rng: Random) -> str:
    topic: str = rng.choice(world()["websites"]["topics"])
    return topic


def hearing(_pools: Pools, rng: Random) -> Fields:
    """A hearing before a committee of Congress."""
    table, topic = world()["congress"], _topic(rng)
    form: str = rng.choice(table["hearings"])
    first, second = rng.sample(table["committees"], k=2)
    return {
        "type": "hearing",
        "title": form.format(T=topic.title(), t=topic, A=first, B=second, H=rng.choice(table["houses"])),
        "year": str(1970 + int(rng.random() * 55)),
        "congress": ordinal(92 + int(rng.random() * 27)),
        "session": rng.choice(("1st", "2d", "2nd")),
        **maybe(rng, 0.3, publisher="U.S. Government Printing Office", place="Washington, DC"),
    }


def act(_pools: Pools, rng: Random) -> Fields:
    """An act or a bill, with where it is printed."""
    table, when = world()["congress"], 1950 + int(rng.random() * 75)
    congress = (when - 1787) // 2
    form: str = rng.choice(table["acts"])
    return {
        "type": "act",
        "title": form.format(T=_topic(rng).title(), y=when),
        "year": str(when),
        "number": rng.choice(
            ("Pub. L. No. {c}-{n}", "Pub. L. {c}–{n}", "Public Law {c}-{n}", "Pub L No. {c}-{n}")
        ).format(c=congress, n=1 + int(rng.random() * 400)),
        "bill": rng.choice(("H.R. {n}", "S. {n}", "H.R. Res. {n}", "S. Con. Res. {n}")).format(
            n=1 + int(rng.random() * 6000)
        ),
        "congress": ordinal(congress),
        "container": rng.choice(("Stat.", "Stat", "U.S. Statutes at Large")),
        "volume": str(60 + int(rng.random() * 76)),
        **pages(rng, 3000),
    }
