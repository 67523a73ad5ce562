"""Look up journals by the names under which they are printed.

A catalogue keeps its journals in buckets, one per sequence of initials (`jcn`), and parses only the buckets
that are needed.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .names import abbreviates, initials, name_key, strip_qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

SHIPPED_FILE = "journals.txt"
_RECORDS, _FORMS = "\t", "|"  # separators: of the records in a bucket, of the forms in a record


class Journal(NamedTuple):
    """A journal: its title, its abbreviation and any other forms of its name."""

    title: str  # empty where only the abbreviation is known
    abbreviation: str  # without periods; empty where it is not known
    others: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of its name."""
        return tuple(filter(None, (self.title, self.abbreviation, *self.others)))


class MatchType(Enum):
    """How a name matches a journal, the strongest evidence first."""

    KNOWN = auto()  # the name is a form of the journal's name
    UNQUALIFIED = auto()  # the name is such a form without NLM's qualifier
    ABBREVIATED = auto()  # the name abbreviates such a form


class Bucket:
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
        for name in dict.fromkeys(map(name_key, journal.forms)):
            self._named.setdefault(name, []).append(journal)
        for name in dict.fromkeys(map(name_key, map(strip_qualifier, journal.forms))):
            self._unqualified.setdefault(name, []).append(journal)

    def find(self, name: str, match_type: MatchType) -> list[Journal]:
        """The journals in this bucket that match a name."""
        match match_type:
            case MatchType.KNOWN:
                return self._named.get(name_key(name), [])
            case MatchType.UNQUALIFIED:
                return self._unqualified.get(name_key(name), [])
            case MatchType.ABBREVIATED:
                return [journal for journal in self._journals if _is_abbreviated(journal, name)]


def _is_abbreviated(journal: Journal, name: str) -> bool:
    return any(abbreviates(name, form) for form in journal.forms)


class Catalogue:
    """Journals in buckets by their initials; `written` holds the text of buckets not parsed yet."""

    def __init__(self, written: dict[str, str] | None = None) -> None:
        self._unread = written or {}
        self._buckets: dict[str, Bucket] = {}

    def add(self, journal: Journal) -> None:
        """Add a journal to the buckets of all forms of its name."""
        for letters in _buckets_of(journal):
            self._bucket(letters).add(journal)

    def find(self, name: str, match_type: MatchType) -> list[Journal]:
        """The journals that match a name: none, one, or several that share it."""
        return self._bucket(initials(name)).find(name, match_type)

    def _bucket(self, letters: str) -> Bucket:
        if letters not in self._buckets:
            records = self._unread.pop(letters, "").split(_RECORDS)
            self._buckets[letters] = Bucket(_parse_record(record) for record in records if record)
        return self._buckets[letters]


def _buckets_of(journal: Journal) -> list[str]:
    """The initials of all forms of its name, with and without a qualifier."""
    forms = (form for known in journal.forms for form in (known, strip_qualifier(known)))
    return list(dict.fromkeys(filter(None, map(initials, forms))))


def _parse_record(record: str) -> Journal:
    title, abbreviation, *others = record.split(_FORMS)
    return Journal(title, abbreviation or title, tuple(others))


def write_catalogue(journals: Iterable[Journal]) -> str:
    """Journals as the text that `shipped_catalogue` reads: a line per bucket, with initials and records."""
    buckets: dict[str, list[str]] = {}
    for journal in journals:
        abbreviation = "" if journal.abbreviation == journal.title else journal.abbreviation
        record = _FORMS.join((journal.title, abbreviation, *journal.others))
        for letters in _buckets_of(journal):
            buckets.setdefault(letters, []).append(record)
    lines = (_RECORDS.join((letters, *sorted(buckets[letters]))) for letters in sorted(buckets))
    return "".join(f"{line}\n" for line in lines)


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that the package ships."""
    text = (Path(__file__).parent / SHIPPED_FILE).read_text(encoding="utf-8")
    buckets = (line.partition(_RECORDS) for line in text.split("\n"))
    return Catalogue({letters: records for letters, _, records in buckets})
