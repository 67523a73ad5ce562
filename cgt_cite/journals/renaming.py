"""Find the journal of a work by its names and ISSN, and spell it in the requested form."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from cgt_cite.fields.journals import PERIODICAL_TYPES

from . import Spelling
from .catalogue import Catalogue, Journal, MatchType, shipped_catalogue
from .names import is_distinctive, may_be_same_journal, name_key, normalize_title, strip_qualifier

if TYPE_CHECKING:
    from cgt_cite.model import Entry, Work


class JournalRenamer:
    """Rename the journals of a run, once the names of all of them have been learned."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        # By the key of a journal's abbreviation: how often each form of its name was seen.
        self._abbreviations: dict[str, Counter[str]] = defaultdict(Counter)
        self._titles: dict[str, Counter[str]] = defaultdict(Counter)
        self._printed: dict[str, set[str]] = defaultdict(set)  # in references to its articles
        self._keys_by_issn: dict[str, set[str]] = defaultdict(set)
        self._found: dict[str, Journal | None] = {}
        self.unknown: dict[str, str] = {}  # names of journals that were not renamed, and the reason

    def learn(self, abbreviation: str, title: str = "", issn: str = "") -> None:
        """Record the names of a journal as given by PubMed or any other source of an abbreviation."""
        abbreviation = " ".join(abbreviation.replace(".", " ").split())
        if key := name_key(abbreviation):
            self._abbreviations[key][abbreviation] += 1
            if title:
                self._titles[key][title] += 1
            if issn:
                self._keys_by_issn[issn].add(key)

    def learn_entry(self, entry: Entry) -> None:
        """Record the names of an entry's journal; a parsed name only if it fits the abbreviation."""
        work = entry.work
        title, short = work.container_title, work.container_title_short
        if not short or work.type not in PERIODICAL_TYPES:
            return
        parsed = dict(entry.origins).get("container_title") == "text"
        self.learn(short, "" if parsed or title == short else title, work.ISSN)
        if parsed and may_be_same_journal(title, short):
            self._printed[name_key(short)].add(title)

    def rename(self, work: Work) -> Work:
        """The work with its journal in the requested form; unchanged if the journal is uncertain."""
        journal = self._journal(work) if work.type in PERIODICAL_TYPES else None
        name = journal and (journal.title if self._spelling is Spelling.FULL else journal.abbreviation)
        if not journal or not name:
            if work.type in PERIODICAL_TYPES and work.container_title:
                self.unknown[work.container_title] = self._reason(work, journal)
            return work
        short = journal.abbreviation or work.container_title_short
        return work._replace(container_title=name, container_title_short=short)

    def _reason(self, work: Work, found: Journal | None) -> str:
        """Why a journal keeps its name."""
        if not found:
            return "it is not in the list of journals"
        if len(self._find(work.container_title_short or work.container_title)) > 1:
            return "several journals share this name"
        return "no other form of it is known"

    def _journal(self, work: Work) -> Journal | None:
        """The journal, found by its abbreviation, else by its ISSN, else by its printed name."""
        if short := work.container_title_short:
            return self._learned.get(name_key(short)) or self._named(short)
        keys = self._keys_by_issn.get(work.ISSN, ())
        if len(keys) == 1:
            return self._learned[next(iter(keys))]
        return self._named(work.container_title) if work.container_title else None

    def _named(self, name: str) -> Journal | None:
        if name not in self._found:
            self._found[name] = _merge(self._find(name))
        return self._found[name]

    def _find(self, name: str) -> list[Journal]:
        """The journals that match a name, by the strongest evidence; the run's own before the shipped."""
        matches = (
            find(name, match_type) for match_type in MatchType for find in (self._own.find, _find_shipped)
        )
        return next(filter(None, matches), [])

    @cached_property
    def _learned(self) -> dict[str, Journal]:
        """The journals learned in this run, by the keys of their abbreviations."""
        return {key: self._journal_of(key) for key in sorted(self._abbreviations)}

    @cached_property
    def _own(self) -> Catalogue:
        catalogue = Catalogue()
        for journal in self._learned.values():
            catalogue.add(journal)
        return catalogue

    def _journal_of(self, key: str) -> Journal:
        """A journal learned in this run, with its title from the shipped list, if that has one."""
        abbreviation, titles = _most_common(self._abbreviations[key]), self._titles[key]
        title = normalize_title(_most_common(titles))
        listed = _shared_form(
            {found.title for found in shipped_catalogue().find(title or abbreviation, MatchType.KNOWN)}
        )
        others = {*titles, *map(normalize_title, titles), *self._printed[key]}
        return Journal(listed or title, abbreviation, tuple(sorted(others)))


def _find_shipped(name: str, match_type: MatchType) -> list[Journal]:
    """The journals of the shipped list that match a name.

    NLM qualifies an abbreviation if several journals share it, and the list lacks some of these: a short name
    without the qualifier does not identify any of them.
    """
    found = shipped_catalogue().find(name, match_type)
    if is_distinctive(name):
        return found
    return [
        journal
        for journal in found
        if name_key(name) == name_key(journal.abbreviation)
        or strip_qualifier(journal.abbreviation) == journal.abbreviation
    ]


def _most_common(spellings: Counter[str]) -> str:
    """The commonest spelling, the alphabetically first of several; empty if there is none."""
    return min(spellings, key=lambda name: (-spellings[name], name), default="")


def _merge(journals: list[Journal]) -> Journal | None:
    """The only journal or, if several share a name, the forms that all have in common."""
    if not journals:
        return None
    titles = {journal.title for journal in journals}
    abbreviation = _shared_form({journal.abbreviation for journal in journals})
    if abbreviation and len({strip_qualifier(title) for title in titles}) == 1:
        titles = {min(titles, key=len)}  # one journal, with its place in some rows of the list
    return Journal(_shared_form(titles), abbreviation)


def _shared_form(forms: set[str]) -> str:
    return next(iter(forms)) if len(forms) == 1 else ""
