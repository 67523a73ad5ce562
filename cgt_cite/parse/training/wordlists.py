"""The word lists, counted from labelled examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from cgt_cite.parse.lexicon import Lexicon, prefixes_of
from cgt_cite.parse.tokens import Tokens, is_mark

# What a word can be, by the label that it has: names, given names, titles, containers, publishers, places.
_LETTERS = {
    "AF": "n", "EF": "n", "AG": "g", "EG": "g", "TI": "t", "CO": "j", "PB": "p", "PL": "l", "AL": "c", "EL": "c", "O": "o",
    "ED": "d", "IS": "i", "VO": "i",
}  # fmt: skip
_SEEN, _SHARE, _TITLE_SEEN = 3, 0.12, 2
Labelled = tuple[Tokens, list[str]]


class Counts:
    """How often each word stands for what, and each container title as a whole."""

    def __init__(self) -> None:
        self.words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.titles: Counter[str] = Counter()

    def add(self, labelled: Iterable[Labelled], weight: int = 1) -> None:
        for tokens, tags in labelled:
            run: list[str] = []
            for word, tag in zip([*tokens.words, ""], [*tags, ""], strict=True):
                if tag == "CO":
                    run.append(word.lower())
                elif run:
                    self.titles[" ".join(run)] += weight
                    run = []
                letter = _LETTERS.get(tag)
                if letter and not word.isdigit() and not is_mark(word):
                    self.words[word.lower()][letter] += weight

    def __sub__(self, other: Counts) -> Counts:
        rest = Counts()
        rest.titles = self.titles - other.titles
        rest.words.update({word: count - other.words[word] if word in other.words else count for word, count in self.words.items()})
        return rest

    def lexicon(self) -> Lexicon:
        flags = {word: kind for word, counts in self.words.items() if (kind := _kind(counts))}
        titles = frozenset(title for title, count in self.titles.items() if count >= _TITLE_SEEN and len(title) > 1)
        return Lexicon(flags, titles, prefixes_of(titles))


def _kind(counts: Mapping[str, int]) -> str:
    total = sum(counts.values())
    if total < _SEEN:
        return ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(letter for letter, count in ranked[:3] if count >= _SHARE * total)


def dumped(lexicon: Lexicon) -> str:
    """The file that `cgt_cite.parse.lexicon.load` reads."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for word, kind in sorted(lexicon.flags.items()):
        by_kind[kind].append(word)
    head = "\n".join(f"{kind}\t{' '.join(words)}" for kind, words in sorted(by_kind.items()))
    return head + "\n\n" + "\n".join(sorted(lexicon.titles))
