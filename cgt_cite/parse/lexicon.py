"""The tagger's word lists: which words it knows and what they usually are, and known phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WORDS = "words.txt"
_MOST_WORDS = 11
_LONG = 3
_JOURNALS = frozenset("cj")  # letters of phrases
_PLACE = "l"
_OF_JOURNALS = frozenset("jJ")  # of words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words and phrases, all in lower case.

    `flags` says what a word usually is, in letters; `phrases` says of journals, places and publishers which
    of these they are: for each first word the rest of its phrases, a letter before each, parted by bars.
    They are taken apart when a string first has that word.
    """

    flags: dict[str, str]
    phrases: dict[str, str]
    _opened: dict[str, dict[str, str]] = field(default_factory=dict)

    def known_phrases(self, keys: list[str], gaps: list[str]) -> Iterator[tuple[int, str]]:
        """Each word that stands in a known phrase, with an attribute that says where in it.

        A phrase begins and ends at punctuation, a number or `the`; the longest counts.
        """
        start, size = 0, len(keys)
        while start < size:
            end, kind = start + 1, ""
            begins = gaps[start] != " " or keys[start - 1] == "the" or keys[start - 1].isdigit()
            if begins and keys[start] in self.phrases:
                end, kind = self._longest(keys, gaps, start)
            if kind:
                attribute = f"z{kind}{min(end - start, _LONG)}{gaps[start]}|{gaps[end]}"
                yield start, attribute + "<"
                for at in range(start + 1, end):
                    yield at, attribute
            start = end

    def is_journal(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a journal, or of a container that others have cited."""
        return self._kind(words) in _JOURNALS

    def is_place(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a place where publishers are."""
        return self._kind(words) == _PLACE

    def is_of_journals(self, word: str) -> bool:
        """Whether a word in lower case often stands in the names of journals."""
        return not _OF_JOURNALS.isdisjoint(self.flags.get(word, ""))

    def _kind(self, words: list[str]) -> str:
        """The letter of a phrase, or nothing."""
        if not words or words[0] not in self.phrases:
            return ""
        return self._rests(words[0]).get(" ".join(words[1:]), "")

    def _longest(self, keys: list[str], gaps: list[str], start: int) -> tuple[int, str]:
        """Where the longest phrase from `start` ends, and its kind; else the next word, and nothing."""
        rests = self._rests(keys[start])
        rest, best, kind = "", start + 1, ""
        for at in range(start, min(len(keys), start + _MOST_WORDS)):
            if keys[at].isdigit():
                break
            if at > start:
                rest = f"{rest} {keys[at]}" if rest else keys[at]
            if rest in rests and (at + 1 == len(keys) or gaps[at + 1] != " " or keys[at + 1].isdigit()):
                best, kind = at + 1, rests[rest]
        return best, kind

    def _rests(self, first: str) -> dict[str, str]:
        rests = self._opened.get(first)
        if rests is None:
            rests = {rest[1:]: rest[0] for rest in self.phrases[first].split("|")}
            self._opened[first] = rests
        return rests


def by_first_word(phrases: Mapping[str, str]) -> dict[str, str]:
    """Phrases with their letters as a `Lexicon` holds them."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, kind in sorted(phrases.items()):
        first, _, rest = phrase.partition(" ")
        rests[first].append(kind + rest)
    return {first: "|".join(of) for first, of in rests.items()}


def load(text: str) -> Lexicon:
    """The word lists from their file: `flags<TAB>words` a line, an empty line, `word<TAB>rests` a line."""
    head, _, tail = text.partition("\n\n")
    flags: dict[str, str] = {}
    for line in head.split("\n"):
        value, _, words = line.partition("\t")
        flags.update(dict.fromkeys(words.split(" "), value))
    pairs = tail.replace("\t", "\n").split("\n")
    return Lexicon(flags, dict(zip(pairs[::2], pairs[1::2], strict=True)))


@cache
def lexicon() -> Lexicon:
    """The word lists that the package ships."""
    return load((Path(__file__).parent / WORDS).read_text("utf-8"))
