"""The tagger's word lists: which words it knows and what they usually are, and known phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

WORDS = "words.txt"
SHELVED_BY = 2  # bytes
_MOST_WORDS = 11
_LONG = 3
_JOURNALS = frozenset("cj")  # letters of phrases
_PLACE, _PUBLISHER = "l", "p"
_OF_JOURNALS = frozenset("jJ")  # of words
_OF_TITLES = "t"


class Lexicon:
    """What is known of words and phrases, all in lower case.

    An entry says what a word usually is, in letters, and behind bars the rest of each phrase that it begins,
    led by the letter of what the phrase is: a journal, a place or a publisher.  Entries lie on shelves, by
    the first bytes of their words, and are taken apart when a word of that shelf is first looked up: a page
    needs few of them.
    """

    def __init__(self, shelves: dict[bytes, bytes]) -> None:
        self._shelves = shelves  # not taken apart yet
        self._entries: dict[bytes, bytes] = {}
        self._phrases: dict[str, dict[str, str]] = {}

    def known_phrases(self, keys: list[str], gaps: list[str]) -> Iterator[tuple[int, str]]:
        """Each word that stands in a known phrase, with an attribute that says where in it.

        A phrase begins and ends at punctuation, a number or `the`; the longest counts.
        """
        start, size = 0, len(keys)
        while start < size:
            end, kind = start + 1, ""
            begins = gaps[start] != " " or keys[start - 1] == "the" or keys[start - 1].isdigit()
            if begins and self._rests(keys[start]):
                end, kind = self._longest(keys, gaps, start)
            if kind:
                attribute = f"z{kind}{min(end - start, _LONG)}{gaps[start]}|{gaps[end]}"
                yield start, attribute + "<"
                for at in range(start + 1, end):
                    yield at, attribute
            start = end

    def flags_of(self, word: str) -> str:
        """What a word in lower case usually is, or a question mark."""
        return self._entry(word).partition(b"|")[0].decode() or "?"

    def is_journal(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a journal, or of a container that others have cited."""
        return self._kind(words) in _JOURNALS

    def is_place(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a place where publishers are."""
        return self._kind(words) == _PLACE

    def is_publisher(self, words: list[str]) -> bool:
        """Whether words in lower case are the name of a publisher."""
        return self._kind(words) == _PUBLISHER

    def is_of_journals(self, word: str) -> bool:
        """Whether a word in lower case often stands in the names of journals."""
        return not _OF_JOURNALS.isdisjoint(self.flags_of(word))

    def abbreviates(self, word: str) -> bool:
        """Whether a word in lower case stands in the names of journals, and in no titles: `pharmacol`."""
        flags = self.flags_of(word)
        return _OF_TITLES not in flags and not _OF_JOURNALS.isdisjoint(flags)

    def _kind(self, words: list[str]) -> str:
        """The letter of a phrase, or nothing."""
        return self._rests(words[0]).get(" ".join(words[1:]), "") if words else ""

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
        """The rests of the phrases that a word begins, and their letters."""
        rests = self._phrases.get(first)
        if rests is None:
            listed = self._entry(first).partition(b"|")[2].decode()
            rests = {rest[1:]: rest[0] for rest in listed.split("|")} if listed else {}
            self._phrases[first] = rests
        return rests

    def _entry(self, word: str) -> bytes:
        key = word.encode("utf-8", "replace")
        shelf = self._shelves.pop(key[:SHELVED_BY], None)
        if shelf:
            parts = shelf.split(b"\t")
            self._entries.update(zip(parts[1::2], parts[2::2], strict=True))
        return self._entries.get(key, b"")


def load(data: bytes) -> Lexicon:
    """The word lists from their file: a shelf a line, what its words begin with, then words and entries."""
    return Lexicon({line[: line.find(b"\t")]: line for line in data.split(b"\n")})


@cache
def lexicon() -> Lexicon:
    """The word lists that the package ships."""
    return load((Path(__file__).parent / WORDS).read_bytes())
