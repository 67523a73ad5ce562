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
_OF_TITLES = "t"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words and phrases, all in lower case and as bytes: few of them are ever looked up.

    `flags` says what a word usually is, in letters; `phrases` says of journals, places and publishers which
    of these they are: for each first word the rest of its phrases, a letter before each, parted by bars.
    They are taken apart when a string first has that word.
    """

    flags: dict[bytes, bytes]
    phrases: dict[bytes, bytes]
    _opened: dict[str, dict[str, str]] = field(default_factory=dict)

    def known_phrases(self, keys: list[str], gaps: list[str]) -> Iterator[tuple[int, str]]:
        """Each word that stands in a known phrase, with an attribute that says where in it.

        A phrase begins and ends at punctuation, a number or `the`; the longest counts.
        """
        start, size = 0, len(keys)
        while start < size:
            end, kind = start + 1, ""
            begins = gaps[start] != " " or keys[start - 1] == "the" or keys[start - 1].isdigit()
            if begins and _encoded(keys[start]) in self.phrases:
                end, kind = self._longest(keys, gaps, start)
            if kind:
                attribute = f"z{kind}{min(end - start, _LONG)}{gaps[start]}|{gaps[end]}"
                yield start, attribute + "<"
                for at in range(start + 1, end):
                    yield at, attribute
            start = end

    def flags_of(self, word: str) -> str:
        """What a word in lower case usually is, or a question mark."""
        return self.flags.get(_encoded(word), b"?").decode()

    def is_journal(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a journal, or of a container that others have cited."""
        return self._kind(words) in _JOURNALS

    def is_place(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a place where publishers are."""
        return self._kind(words) == _PLACE

    def is_of_journals(self, word: str) -> bool:
        """Whether a word in lower case often stands in the names of journals."""
        return not _OF_JOURNALS.isdisjoint(self.flags_of(word))

    def abbreviates(self, word: str) -> bool:
        """Whether a word in lower case stands in the names of journals, and in no titles: `pharmacol`."""
        flags = self.flags_of(word)
        return _OF_TITLES not in flags and not _OF_JOURNALS.isdisjoint(flags)

    def _kind(self, words: list[str]) -> str:
        """The letter of a phrase, or nothing."""
        if not words or _encoded(words[0]) not in self.phrases:
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
            rests = {rest[1:]: rest[0] for rest in self.phrases[_encoded(first)].decode().split("|")}
            self._opened[first] = rests
        return rests


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "replace")


def by_first_word(phrases: Mapping[str, str]) -> dict[bytes, bytes]:
    """Phrases with their letters as a `Lexicon` holds them."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for phrase, kind in sorted(phrases.items()):
        first, _, rest = phrase.partition(" ")
        rests[first].append(kind + rest)
    return {first.encode(): "|".join(of).encode() for first, of in rests.items()}


def load(data: bytes) -> Lexicon:
    """The word lists from their file: `flags<TAB>words` a line, an empty line, `word<TAB>rests` a line."""
    head, _, tail = data.partition(b"\n\n")
    flags: dict[bytes, bytes] = {}
    for line in head.split(b"\n"):
        value, _, words = line.partition(b"\t")
        flags.update(dict.fromkeys(words.split(b" "), value))
    pairs = tail.replace(b"\t", b"\n").split(b"\n")
    return Lexicon(flags, dict(zip(pairs[::2], pairs[1::2], strict=True)))


@cache
def lexicon() -> Lexicon:
    """The word lists that the package ships."""
    return load((Path(__file__).parent / WORDS).read_bytes())
