"""Titles and names of journals as they are now and then: with questions, quotes, numbers, short forms."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cgt_cite.journals.catalogue import SHIPPED_FILE
from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.journals import dotted
from cgt_cite.parse.training.world import cities, world

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "v",
        "v.",
        "via",
        "vs",
        "with",
        "de",
        "la",
    ]
)  # in headlines
_VARIED = 0.12  # share of titles that are changed
_LONG = 160  # a longer title is left alone


def vary_title(title: str, others: Sequence[str], rng: Random) -> str:
    """A title, at times changed so that it begins, ends or goes on as few do."""
    if not chance(rng, _VARIED) or not title[:1].isalpha() or len(title) > _LONG:
        return title
    return rng.choice((_started, _started, _ended, _ended, _joined, _quoted))(title, others, rng)


def _filled(form: str, rng: Random) -> str:
    first = 1950 + int(rng.random() * 74)
    return form.format(n=2 + int(rng.random() * 90), y=first, z=first + 1 + int(rng.random() * 12))


def _started(title: str, _others: Sequence[str], rng: Random) -> str:
    keep = title[:2].isupper() or chance(rng, 0.3)
    return _filled(rng.choice(world()["title_variants"]["starts"]), rng) + (
        title if keep else title[0].lower() + title[1:]
    )


def _ended(title: str, _others: Sequence[str], rng: Random) -> str:
    return title.rstrip(".?! ") + _filled(rng.choice(world()["title_variants"]["ends"]), rng)


def _joined(title: str, others: Sequence[str], rng: Random) -> str:
    other = rng.choice(others).partition(":")[0][:_LONG]
    first = title.partition(":")[0].rstrip(".?! ")
    return first + str(rng.choice(world()["title_variants"]["joints"])) + other.rstrip(".")


def _quoted(title: str, others: Sequence[str], rng: Random) -> str:
    phrase = " ".join(rng.choice(others).split()[: 2 + int(rng.random() * 4)]).strip(',:;.“”"')
    return rng.choice(
        ("“{p}”: {t}", "“{p}?” {t}", "{t}: the “{p}” effect", "‘{p}’: {t}", '"{p}": {t}')
    ).format(p=phrase, t=title)


@cache
def _catalogue() -> tuple[tuple[str, str], ...]:
    """Titles of journals with their abbreviations."""
    lines = (files("cgt_cite.journals") / SHIPPED_FILE).read_text(encoding="utf-8").splitlines()
    records = (record.split("|") for line in lines for record in line.split("\t")[1:])
    return tuple(dict.fromkeys((record[0], record[1]) for record in records if record[0] and record[1:]))


@cache
def _single_words() -> tuple[str, ...]:
    return tuple(title for title, _ in _catalogue() if title.isalpha())


def journal(rng: Random) -> dict[str, object]:
    """A journal of the catalogue: the name that is printed, and its other forms."""
    if chance(rng, 0.12):
        name = short = rng.choice(_single_words())
    else:
        name, short = rng.choice(_catalogue())
        short = short or name
    if chance(rng, 0.04):
        name += rng.choice(
            (": official journal of the ", ": the official publication of the ", " : official organ of the ")
        )
        name += rng.choice(world()["conferences"]["societies"])
    if chance(rng, 0.05) and "(" not in short:
        city = f" ({rng.choice(cities())})"
        name, short = name + city, short + city
    forms = {"full": name, "short": short, "dotted": dotted(short)}
    return {"container": forms[rng.choice(("full", "short"))], "journal_forms": forms}


def titled(title: str) -> str:
    """A title with the first letters of its longer words in capitals; its length stays."""
    words = re.split(r"(\s+|[-‐–—/])", title)
    return "".join(
        word if at and word in _SMALL else word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word
        for at, word in enumerate(words)
    )
