"""Journals by the names they are printed under."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .names import abbreviates, initials, key, unqualified

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED = "journals.txt"
_RECORDS, _FORMS = "\t", "|"  # what parts the records of a shelf and the forms of a name


class Journal(NamedTuple):
    """A journal: its title, its abbreviation, and whatever else it is printed as."""

    title: str  # empty where only the abbreviation is known
    abbreviation: str  # without periods; empty where it is not known
    others: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of its name."""
        return tuple(filter(None, (self.title, self.abbreviation, *self.others)))


class How(Enum):
    """The evidence that a name means a journal, the surest first."""

    KNOWN = auto()  # it is a form of the journal's name
    UNQUALIFIED = auto()  # it is one but for NLM's qualifier
    ABBREVIATED = auto()  # it abbreviates one in a way of its own


class Shelf:
    """Journals whose names have the same initials."""

    def __init__(self, journals: Iterable[Journal] = ()) -> None:
        self._journals: list[Journal] = []
        self._named: dict[str, list[Journal]] = {}
        self._unqualified: dict[str, list[Journal]] = {}
        for journal in journals:
            self.add(journal)

    def add(self, journal: Journal) -> None:
        """Put one more journal here."""
        self._journals.append(journal)
        for name in dict.fromkeys(map(key, journal.forms)):
            self._named.setdefault(name, []).append(journal)
        for name in dict.fromkeys(map(key, map(unqualified, journal.forms))):
            self._unqualified.setdefault(name, []).append(journal)

    def find(self, name: str, how: How) -> list[Journal]:
        """The journals here that a name can mean."""
        match how:
            case How.KNOWN:
                return self._named.get(key(name), [])
            case How.UNQUALIFIED:
                return self._unqualified.get(key(name), [])
            case How.ABBREVIATED:
                return [journal for journal in self._journals if _may_be(journal, name)]


def _may_be(journal: Journal, name: str) -> bool:
    return any(abbreviates(name, form) for form in journal.forms)


class Catalogue:
    """Journals on shelves by their initials; a shelf is read when a name first asks for it."""

    def __init__(self, written: dict[str, str] | None = None) -> None:
        self._written = written or {}
        self._shelves: dict[str, Shelf] = {}

    def add(self, journal: Journal) -> None:
        """Put a journal on the shelves of all its forms."""
        for letters in _shelves_of(journal):
            self._shelf(letters).add(journal)

    def find(self, name: str, how: How) -> list[Journal]:
        """The journals that a name can mean: none, one, or several that share it."""
        return self._shelf(initials(name)).find(name, how)

    def _shelf(self, letters: str) -> Shelf:
        if letters not in self._shelves:
            records = self._written.pop(letters, "").split(_RECORDS)
            self._shelves[letters] = Shelf(_journal(record) for record in records if record)
        return self._shelves[letters]


def _shelves_of(journal: Journal) -> list[str]:
    """The initials of all forms of its name, with and without a qualifier."""
    forms = (form for known in journal.forms for form in (known, unqualified(known)))
    return list(dict.fromkeys(filter(None, map(initials, forms))))


def _journal(record: str) -> Journal:
    title, abbreviation, *others = record.split(_FORMS)
    return Journal(title, abbreviation or title, tuple(others))


def write(journals: Iterable[Journal]) -> str:
    """Journals as the text that `shipped` reads: a shelf a line, led by its initials, in order."""
    shelves: dict[str, list[str]] = {}
    for journal in journals:
        abbreviation = "" if journal.abbreviation == journal.title else journal.abbreviation
        record = _FORMS.join((journal.title, abbreviation, *journal.others))
        for letters in _shelves_of(journal):
            shelves.setdefault(letters, []).append(record)
    lines = (_RECORDS.join((letters, *sorted(shelves[letters]))) for letters in sorted(shelves))
    return "".join(f"{line}\n" for line in lines)


@cache
def shipped() -> Catalogue:
    """The journals that the package ships."""
    text = (Path(__file__).parent / SHIPPED).read_text(encoding="utf-8")
    shelves = (line.partition(_RECORDS) for line in text.split("\n"))
    return Catalogue({letters: records for letters, _, records in shelves})
