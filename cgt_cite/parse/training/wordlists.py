"""The lexicon, counted from labelled examples."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Self

from cgt_cite.parse.labelled import label_words
from cgt_cite.parse.prepare import Prepared, is_entity

# What a word can be, by the label that it has: names, given names, titles, containers, publishers, places.
_LETTERS = {
    "AF": "n", "EF": "n", "AG": "g", "EG": "g", "TI": "t", "CO": "j", "PB": "p", "PL": "l", "AL": "c",
    "EL": "c", "O": "o", "ED": "d", "IS": "i", "VO": "i",
}  # fmt: skip
_SEEN, _SHARE, _PHRASE_SEEN, _JOURNALS_WITH = 3, 0.12, 2, 3
_PHRASES = {"CO": "c", "PL": "l", "PB": "p", "AL": "o", "EL": "o"}
_HERE = Path(__file__).parent


class Counts:
    """How often each word has which label, and each container, place and publisher as a whole."""

    def __init__(self) -> None:
        self.words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.phrases: Counter[tuple[str, str]] = Counter()

    def add(self, prepared: Prepared, tags: Sequence[str]) -> None:
        """Count the words and phrases of one labelled string."""
        for label, (start, end) in label_words(prepared, tags).runs:
            words = [word.lower() for word in prepared.words[start:end]]
            if label in _PHRASES:
                self.phrases[_PHRASES[label], " ".join(words)] += 1
            if letter := _LETTERS.get(label):
                for word in words:
                    if not word.isdigit() and not is_entity(word):
                        self.words[word][letter] += 1

    def __iadd__(self, other: Counts) -> Self:
        self.phrases.update(other.phrases)
        for word, counts in other.words.items():
            self.words[word].update(counts)
        return self

    def lexicon(self) -> bytes:
        """The lexicon's file, from these counts and the lists of journals, places and names."""
        flags = {word: kind for word, counts in self.words.items() if (kind := _kind(counts))}
        for word, count in _journal_words().items():
            if count >= _JOURNALS_WITH:
                flags.setdefault(word, "J")
        for letter, name in (("G", "given_names.txt"), ("N", "family_names.txt")):
            for word in map(str.lower, _listed(name)):
                if not flags.get(word, letter).islower():
                    flags[word] = flags.get(word, "") + letter
        phrases: dict[str, str] = {}
        for (kind, phrase), count in sorted(self.phrases.items(), key=lambda item: (item[1], item[0])):
            if count >= _PHRASE_SEEN and len(phrase) > 1:
                phrases[phrase] = kind
        phrases |= dict.fromkeys(_listed("places.txt"), "l")
        phrases |= dict.fromkeys(_listed("journals.txt"), "j")
        return write_lexicon(flags, phrases)


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple((_HERE / name).read_text("utf-8").split("\n")[:-1])


@cache
def _journal_words() -> Counter[str]:
    return Counter(
        word for title in _listed("journals.txt") for word in set(title.split()) if not word.isdigit()
    )


def _kind(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if total < _SEEN:
        return ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(letter for letter, count in ranked[:3] if count >= _SHARE * total)


def write_lexicon(flags: Mapping[str, str], phrases: Mapping[str, str]) -> bytes:
    """What words and phrases are, as the lexicon's file."""
    entries = dict(flags)
    for phrase, letter in phrases.items():
        entries[phrase] = letter if " " in phrase else f"{flags.get(phrase, '')}|{letter}"
    lines = (f"{entry}\t{letters}".encode() for entry, letters in entries.items())
    return gzip.compress(b"\n".join(sorted(lines)), mtime=0)
