"""The tagger's word lists: which words it knows and what they usually are, and known phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MOST_WORDS = 11
_LONG = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words and phrases, all in lower case.

    `flags` says what a word usually is, in letters; `phrases` says of journals, places and publishers which
    of these they are, words parted by one blank; `firsts` are the words that phrases begin with.
    """

    flags: dict[str, str]
    phrases: dict[str, str]
    firsts: frozenset[str]

    def known_phrases(self, keys: list[str], gaps: list[str]) -> Iterator[tuple[int, str]]:
        """Each word that stands in a known phrase, with an attribute that says where in it.

        A phrase begins and ends at punctuation, a number or `the`; the longest counts.
        """
        start, size = 0, len(keys)
        while start < size:
            end = 0
            if keys[start] in self.firsts and (
                gaps[start] != " " or keys[start - 1] == "the" or keys[start - 1].isdigit()
            ):
                end = self._longest(keys, gaps, start)
            if end:
                kind = self.phrases[" ".join(keys[start:end])]
                attribute = f"z{kind}{min(end - start, _LONG)}{gaps[start]}|{gaps[end]}"
                yield start, attribute + "<"
                for at in range(start + 1, end):
                    yield at, attribute
            start = end or start + 1

    def _longest(self, keys: list[str], gaps: list[str], start: int) -> int:
        key, best, phrases = "", 0, self.phrases
        for at in range(start, min(len(keys), start + _MOST_WORDS)):
            if keys[at].isdigit():
                break
            key = f"{key} {keys[at]}" if key else keys[at]
            ends = at + 1 == len(keys) or gaps[at + 1] != " " or keys[at + 1].isdigit()
            if ends and key in phrases:
                best = at + 1
        return best


def load(text: str) -> Lexicon:
    """The word lists from their file: lines of `flags<TAB>words`, an empty line, lines of `kind<TAB>phrases`.

    Words are parted by a blank, phrases by a bar.
    """
    head, _, tail = text.partition("\n\n")
    phrases = _table(tail, "|")
    return Lexicon(_table(head, " "), phrases, firsts_of(phrases))


def firsts_of(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset([phrase.partition(" ")[0] for phrase in phrases])


def _table(text: str, separator: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in text.split("\n"):
        value, _, keys = line.partition("\t")
        table.update(dict.fromkeys(keys.split(separator), value))
    return table
