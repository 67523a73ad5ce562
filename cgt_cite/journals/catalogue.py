"""Look up journals by the names under which they are printed.

A catalogue keeps its journals on shelves, one per sequence of initials (`jcn`); only shelves needed are read.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .names import abbreviates, initials, key, unqualified

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED = "journals.txt"
_RECORDS, _FORMS = "\t", "|"  # separators: of a shelf's records, of a name's forms


class Journal(NamedTuple):
    """A journal: its title, its abbreviation and any other forms of its name."""

    title: str  # empty where only the abbreviation is known
    abbreviation: str  # without periods; empty where it is not known
    others: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of its name."""
        return tuple(filter(None, (self.title, self.abbreviation, *self.others)))


class How(Enum):
    """How a name matches a journal, the strongest evidence first."""

    KNOWN = auto()  # it is a form of the journal's name
    UNQUALIFIED = auto()  # it is one, except for NLM's qualifier
    ABBREVIATED = auto()  # it is another abbreviation of one


class Shelf:
    """Journals whose names have the same initials."""

    def __init__(self, journals: Iterable[Journal] = ()) -> None:
        self._journals: list[Journal] = []
        self._named: dict[str, list[Journal]] = {}
        self._unqualified: dict[str, list[Journal]] = {}
        for journal in journals:
            self.add(journal)

    def add(self, journal: Journal) -> None:
        """Add a journal."""
        self._journals.append(journal)
        for name in dict.fromkeys(map(key, journal.forms)):
            self._named.setdefault(name, []).append(journal)
        for name in dict.fromkeys(map(key, map(unqualified, journal.forms))):
            self._unqualified.setdefault(name, []).append(journal)

    def find(self, name: str, how: How) -> list[Journal]:
        """The journals on this shelf that match a name."""
        match how:
            case How.KNOWN:
                return self._named.get(key(name), [])
            case How.UNQUALIFIED:
                return self._unqualified.get(key(name), [])
            case How.ABBREVIATED:
                return [journal for journal in self._journals if _is_abbreviated(journal, name)]


def _is_abbreviated(journal: Journal, name: str) -> bool:
    return any(abbreviates(name, form) for form in journal.forms)


class Catalogue:
    """Journals on shelves by their initials; a shelf is read when it is first needed."""

    def __init__(self, written: dict[str, str] | None = None) -> None:
        self._unread = written or {}
        self._shelves: dict[str, Shelf] = {}

    def add(self, journal: Journal) -> None:
        """Add a journal to the shelves of all forms of its name."""
        for letters in _shelves_of(journal):
            self._shelf(letters).add(journal)

    def find(self, name: str, how: How) -> list[Journal]:
        """The journals that match a name: none, one, or several that share it."""
        return self._shelf(initials(name)).find(name, how)

    def _shelf(self, letters: str) -> Shelf:
        if letters not in self._shelves:
            records = self._unread.pop(letters, "").split(_RECORDS)
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
    """Journals as the text that `shipped` reads: sorted lines, each with a shelf's initials and records."""
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
    """The catalogue that the package ships."""
    text = (Path(__file__).parent / SHIPPED).read_text(encoding="utf-8")
    shelves = (line.partition(_RECORDS) for line in text.split("\n"))
    return Catalogue({letters: records for letters, _, records in shelves})
