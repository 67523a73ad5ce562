"""What the world holds (`world.toml`) and what gold shows of it: what synthetic records are made of."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cgt_cite.parse.training.draws import chance
from cgt_cite.parse.training.journals import Journals
from cgt_cite.parse.training.names import initials, is_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

Fields = dict[str, Any]  # a record in gold's form
Row = tuple[str, ...]


def maybe(rng: Random, share: float, **fields: Any) -> Fields:  # noqa: ANN401  # values are as mixed as gold's
    """The fields in that share of the cases, else none."""
    return fields if chance(rng, share) else {}


@cache
def world() -> dict[str, Any]:
    """The tables of `world.toml`; the texts of rows as tuples of their cells."""
    data = tomllib.loads((files(__package__ or "") / "world.toml").read_text(encoding="utf-8"))
    return {key: rows(value) if isinstance(value, str) else value for key, value in data.items()}


def rows(text: str) -> tuple[Row, ...]:
    """Lines of `a | b | c` as tuples."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


@cache
def given_names() -> dict[str, list[str]]:
    """Given names by their first letter."""
    return _by_letter(listed("given_names.txt"))


@cache
def _common_names() -> dict[str, list[str]]:
    return _by_letter(world()["people"]["given"]["common"].split())


def _by_letter(names: Iterable[str]) -> dict[str, list[str]]:
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        by_letter[name[0]].append(name)
    return dict(by_letter)


@cache
def listed(name: str) -> tuple[str, ...]:
    """The lines of a list in this folder."""
    return tuple((files(__package__ or "") / name).read_text(encoding="utf-8").splitlines())


@cache
def family_names(language: str) -> tuple[str, ...]:
    """Family names of a language, double ones and those with particles among them."""
    return tuple(name.replace("|", " ") for name in world()["people"]["family"][language].split())


@cache
def cities() -> tuple[str, ...]:
    """Places as imprints and congresses have them."""
    columns = (("publishers", 1), ("universities", 1), ("organisations", 2))
    return tuple(dict.fromkeys(row[at] for table, at in columns for row in world()[table]))


@dataclass
class Pools:
    """Parts of gold records, to be put together anew."""

    authors: list[list[Mapping[str, str]]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)  # of articles
    books: list[str] = field(default_factory=list)  # titles of books
    journals: list[str] = field(default_factory=list)
    dois: list[str] = field(default_factory=list)
    forms: Journals = field(default_factory=lambda: Journals(()))

    @classmethod
    def of(cls, records: Iterable[Mapping[str, Any]]) -> Pools:
        """The parts of records, each as often as it occurs there."""
        pools = cls()
        for record in records:
            pools._add(record)
        pools.forms = Journals(pools.journals)
        return pools

    def _add(self, record: Mapping[str, Any]) -> None:
        if record["type"] == "journal":
            self.titles += [record["title"]] if record.get("title") else []
            self.journals += [record["container"]] if record.get("container") else []
            self.authors += [list(record["authors"])] if record.get("authors") else []
        elif record["type"] in {"book", "chapter"}:
            book = str(record.get("title" if record["type"] == "book" else "container") or "")
            self.books += [book] if book[:1].isalnum() else []
        self.dois += [record["doi"]] if record.get("doi") else []

    def people(self, rng: Random, most: int = 50) -> list[Mapping[str, str]]:
        """Some work's authors; persons only."""
        while True:
            people = [name for name in rng.choice(self.authors) if "family" in name]
            if people:
                return people[:most]


def with_full_names(people: Iterable[Mapping[str, str]], rng: Random) -> list[Mapping[str, str]]:
    """The same people, their first initials made given names of that letter."""
    return [_with_full_name(person, rng) for person in people]


def _with_full_name(person: Mapping[str, str], rng: Random) -> Mapping[str, str]:
    given = person.get("given", "")
    letters = initials(given)
    if not letters or is_full(given) or letters[0] not in given_names():
        return person
    first = _given_name(letters[0], rng)
    rest = [letter.lstrip("-") + "." for letter in letters[1:]]
    return {**person, "given": _with_second_name(first, rest, rng)}


def _given_name(letter: str, rng: Random) -> str:
    """A given name of that letter, a common one half of the time."""
    names = _common_names().get(letter) if chance(rng, 0.55) else None
    return rng.choice(names or given_names()[letter])


def _with_second_name(first: str, rest: list[str], rng: Random) -> str:
    """The whole given name; now and then a second one is spelt out, or only that."""
    drawn = rng.random()
    if drawn < 0.25 and (rest or drawn < 0.08):  # noqa: PLR2004  # shares of people
        letter = rest[0][0] if rest else rng.choice("ABCDEFGJKLMRST")
        second = _given_name(letter if letter in given_names() else "M", rng)
        if drawn < 0.02:  # noqa: PLR2004
            return f"{first}-{second}"
        return f"{first[0]}. {second}" if drawn > 0.19 else f"{first} {second}"  # noqa: PLR2004
    return " ".join([first, *rest])
