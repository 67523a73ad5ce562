"""The tagger's word lists: which words it knows and what they usually are, and known titles of journals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`flags` says for each known word (lower case) what it usually is, in letters; `titles` are known
    container titles in lower case, words parted by one blank; `prefixes` are how they begin."""

    flags: dict[str, str]
    titles: frozenset[str]
    prefixes: frozenset[str]

    def known_titles(self, keys: list[str], gaps: list[str]) -> list[str]:
        """For each word an attribute that says where it stands in a known title, or nothing."""
        found = [""] * len(keys)
        at, size = 0, len(keys)
        while at < size:
            if at and gaps[at] == " ":
                at += 1
                continue
            end = self._longest(keys, at)
            if not end:
                at += 1
                continue
            length = min(end - at, 3)
            after = gaps[end]
            for inside in range(at, end):
                found[inside] = f"z{length}{gaps[at]}|{after}"
            at = end
        return found

    def _longest(self, keys: list[str], start: int) -> int:
        key, end = "", 0
        for at in range(start, min(len(keys), start + _MOST_WORDS)):
            key = f"{key} {keys[at]}" if key else keys[at]
            if key in self.titles:
                end = at + 1
            if key not in self.prefixes:
                break
        return end


def prefixes_of(titles: Iterable[str]) -> frozenset[str]:
    """Every proper beginning of every title."""
    found = set()
    for title in titles:
        words = title.split()
        found.update(" ".join(words[:size]) for size in range(1, len(words)))
    return frozenset(found)


def load(text: str) -> Lexicon:
    """The word lists from their file: lines of `flags<TAB>words`, an empty line, then one title a line."""
    head, _, tail = text.partition("\n\n")
    flags: dict[str, str] = {}
    for line in head.split("\n"):
        kind, _, words = line.partition("\t")
        flags.update(dict.fromkeys(words.split(" "), kind))
    titles = frozenset(tail.split("\n"))
    return Lexicon(flags, titles, prefixes_of(titles))
