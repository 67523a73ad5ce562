"""Find the journal of a work by its names and ISSN, and spell it in the requested form."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from cgt_cite.fields.journals import PERIODICAL_TYPES

from . import Spelling
from .catalogue import Catalogue, How, Journal, shipped
from .names import is_long, key, may_be_one, proper_title, unqualified

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Work


class Renaming:
    """Rename the journals of a run; learn the names of all of them before renaming the first."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        # By the key of a journal's abbreviation: how often each form of its name was seen.
        self._abbreviations: dict[str, Counter[str]] = defaultdict(Counter)
        self._titles: dict[str, Counter[str]] = defaultdict(Counter)
        self._printed: dict[str, set[str]] = defaultdict(set)  # in references to its articles
        self._of_issn: dict[str, set[str]] = defaultdict(set)  # keys
        self._found: dict[str, Journal | None] = {}

    def learn(self, abbreviation: str, title: str = "", issn: str = "") -> None:
        """Record the names of a journal as given by PubMed or any other source of an abbreviation."""
        abbreviation = " ".join(abbreviation.replace(".", " ").split())
        if known := key(abbreviation):
            self._abbreviations[known][abbreviation] += 1
            if title:
                self._titles[known][title] += 1
            if issn:
                self._of_issn[issn].add(known)

    def learn_entry(self, entry: Entry) -> None:
        """Record the names of an entry's journal; a parsed name only if it fits the abbreviation."""
        work = entry.work
        title, short = work.container_title, work.container_title_short
        if not short or work.type not in PERIODICAL_TYPES:
            return
        parsed = dict(entry.origins).get("container_title") == "text"
        self.learn(short, "" if parsed or title == short else title, work.ISSN)
        if parsed and may_be_one(title, short):
            self._printed[key(short)].add(title)

    def rename(self, work: Work) -> Work:
        """The work with its journal in the requested form; unchanged if the journal is uncertain."""
        journal = self._journal(work) if work.type in PERIODICAL_TYPES else None
        name = journal and (journal.title if self._spelling is Spelling.FULL else journal.abbreviation)
        if not journal or not name:
            return work
        short = journal.abbreviation or work.container_title_short
        return work._replace(container_title=name, container_title_short=short)

    def _journal(self, work: Work) -> Journal | None:
        """The journal, found by its abbreviation, else by its ISSN, else by its printed name."""
        if short := work.container_title_short:
            return self._learnt.get(key(short)) or self._named(short)
        known = self._of_issn.get(work.ISSN, ())
        if len(known) == 1:
            return self._learnt[next(iter(known))]
        return self._named(work.container_title) if work.container_title else None

    def _named(self, name: str) -> Journal | None:
        if name not in self._found:
            self._found[name] = _merged(self._find(name))
        return self._found[name]

    def _find(self, name: str) -> list[Journal]:
        """The journals that match a name, by the strongest evidence; the run's own before the shipped."""
        matches = (find(name, how) for how in How for find in (self._own.find, _listed))
        return next(filter(None, matches), [])

    @cached_property
    def _learnt(self) -> dict[str, Journal]:
        """The journals learnt in this run, by the keys of their abbreviations."""
        return {known: self._journal_of(known) for known in sorted(self._abbreviations)}

    @cached_property
    def _own(self) -> Catalogue:
        catalogue = Catalogue()
        for journal in self._learnt.values():
            catalogue.add(journal)
        return catalogue

    def _journal_of(self, known: str) -> Journal:
        """A journal learnt in this run, with its title from the shipped list, if that has one."""
        abbreviation, titles = _usual(self._abbreviations[known]), self._titles[known]
        title = proper_title(_usual(titles))
        listed = _common({found.title for found in shipped().find(title or abbreviation, How.KNOWN)})
        others = {*titles, *map(proper_title, titles), *self._printed[known]}
        return Journal(listed or title, abbreviation, tuple(sorted(others)))


def _listed(name: str, how: How) -> list[Journal]:
    """The journals of the shipped list that match a name.

    NLM qualifies an abbreviation if several journals share it, and the list lacks some of these: a short name
    without the qualifier does not identify any of them.
    """
    found = shipped().find(name, how)
    if is_long(name):
        return found
    return [
        journal
        for journal in found
        if key(name) == key(journal.abbreviation) or unqualified(journal.abbreviation) == journal.abbreviation
    ]


def _usual(spellings: Counter[str]) -> str:
    """The commonest spelling, the first if several are; empty if there is none."""
    return min(spellings, key=lambda name: (-spellings[name], name), default="")


def _merged(journals: list[Journal]) -> Journal | None:
    """The only journal or, if several share a name, the forms that all have in common."""
    if not journals:
        return None
    return Journal(
        _common({journal.title for journal in journals}),
        _common({journal.abbreviation for journal in journals}),
    )


def _common(forms: set[str]) -> str:
    return forms.pop() if len(forms) == 1 else ""
