"""The lexicon: what known words and phrases usually are, counted from references.

Flags of words are letters: `n` family name, `g` given name, `t` title, `j` container, `p` publisher, `l`
place, `c` organisation, `d` edition, `i` volume or issue, `o` none of these; `G`, `N` and `J` for words that
are only listed as given names, family names or words of journals.  Phrases are journals (`j`), containers
seen in training (`c`), publishers (`p`), organisations (`o`) and places (`l`).
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LEXICON = "lexicon.tsv.gz"
UNKNOWN = "?"
_GZIP = 31  # zlib's number for the format; the module `gzip` takes longer to import
_MAX_WORDS = 11  # of a phrase
_MAX_CACHED = 40_000  # words and phrases
_JOURNALS, _PLACE, _ORGANISATION = frozenset("cj"), "l", "o"
_OF_JOURNALS, _OF_TITLES = frozenset("jJ"), "t"


class Phrase(NamedTuple):
    """A known phrase in a list of words: where it begins and ends, and its letter."""

    start: int
    end: int
    letter: str


class Found(NamedTuple):
    """What the lexicon has for a word or phrase."""

    flags: str  # of the word; empty if it is unknown or a phrase of several words
    letter: str  # of the phrase; empty if it is unknown
    continues: bool  # whether a longer phrase begins with it


class Lexicon:
    """Known words and phrases, all in lower case."""

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines  # sorted: looked up where they are, since a page needs few of them
        self._found: dict[str, Found] = {}  # for what was looked up

    def flags_of(self, word: str) -> str:
        """What a word usually is, or a question mark."""
        return self._find(word).flags or UNKNOWN

    def phrases(self, words: list[str], gaps: list[str]) -> Iterator[Phrase]:
        """The known phrases among the words of a reference.

        A phrase begins and ends at punctuation, a number or `the`; the longest counts.  The organisation that
        begins a reference may end anywhere: `World Health Organization Malaria report`.
        """
        start, size = 0, len(words)
        while start < size:
            begins = gaps[start] != " " or words[start - 1] == "the" or words[start - 1].isdigit()
            phrase = self._longest(words, gaps, start) if begins else None
            if phrase:
                yield phrase
            start = phrase.end if phrase else start + 1

    def is_journal(self, words: list[str]) -> bool:
        """Whether words are the name of a journal, or of a container seen in training."""
        return self._find(" ".join(words)).letter in _JOURNALS

    def is_place(self, words: list[str]) -> bool:
        """Whether words are the name of a place where publishers are."""
        return self._find(" ".join(words)).letter == _PLACE

    def is_journal_word(self, word: str) -> bool:
        """Whether a word is common in the names of journals."""
        return not _OF_JOURNALS.isdisjoint(self.flags_of(word))

    def is_journal_abbreviation(self, word: str) -> bool:
        """Whether a word is used in the names of journals and not in titles: `pharmacol`."""
        flags = self.flags_of(word)
        return _OF_TITLES not in flags and not _OF_JOURNALS.isdisjoint(flags)

    def _find(self, phrase: str) -> Found:
        if not (found := self._found.get(phrase)):
            if len(self._found) > _MAX_CACHED:
                self._found.clear()
            found = self._found[phrase] = self._search(phrase)
        return found

    def _search(self, phrase: str) -> Found:
        key = phrase.encode("utf-8", "replace")
        at = bisect_left(self._lines, key + b"\t")
        line, following = (*self._lines[at : at + 2], b"", b"")[:2]
        entry = line[len(key) + 1 :].decode() if line.startswith(key + b"\t") else ""
        flags, _, letter = ("", "", entry) if " " in phrase else entry.partition("|")
        return Found(flags, letter, (following if entry else line).startswith(key + b" "))

    def _longest(self, words: list[str], gaps: list[str], start: int) -> Phrase | None:
        longest = None
        phrase = ""
        for at in range(start, min(len(words), start + _MAX_WORDS)):
            if words[at].isdigit():
                break
            phrase += words[at]
            found = self._find(phrase)
            ends = at + 1 == len(words) or gaps[at + 1] != " " or words[at + 1].isdigit()
            if found.letter and (ends or (not start and found.letter == _ORGANISATION)):
                longest = Phrase(start, at + 1, found.letter)
            if not found.continues:
                break
            phrase += " "
        return longest


def parse_lexicon(data: bytes) -> Lexicon:
    """A lexicon from its gzipped file: on each line a word or phrase, a tab and its letters, in order.

    A word that is also a phrase has its phrase's letter after a bar.
    """
    return Lexicon(zlib.decompress(data, wbits=_GZIP).split(b"\n"))


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships."""
    return parse_lexicon((Path(__file__).parent / LEXICON).read_bytes())
