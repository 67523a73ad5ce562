"""Labelled words as runs, and the text of a run with the brackets and signs that belong to it."""

from __future__ import annotations

from typing import NamedTuple

from .tokens import Tokens, is_mark

Chunk = tuple[int, int]  # from the first word to behind the last
_CLOSERS = {")": "(", "]": "[", "»": "«", "”": "“", "’": "‘"}
_FRENCH = ("?", "!")  # signs before which French has a blank
_SIGNS = frozenset("+®™°%′″*#†‡!?…")


class Labelled(NamedTuple):
    """A string's words with their labels, as runs `(label, chunk)` in order and by label."""

    tokens: Tokens
    labels: list[str]
    runs: list[tuple[str, Chunk]]
    by_label: dict[str, list[Chunk]]

    def of(self, label: str) -> list[Chunk]:
        """The runs of one label."""
        return self.by_label.get(label, [])

    def keys(self, start: int, end: int) -> list[str]:
        """The words from `start` to before `end`, in lower case."""
        return [word.lower() for word in self.tokens.words[start:end]]

    def follows(self, chunk: Chunk, mark: str) -> bool:
        """Whether `mark` stands right behind a run."""
        return self.tokens.gaps[chunk[1]].startswith(mark)

    def slice(self, chunk: Chunk) -> str:
        """A run's text from first to last word."""
        tokens = self.tokens
        return tokens.text[tokens.starts[chunk[0]] : tokens.ends[chunk[1] - 1]]

    def closed(self, chunk: Chunk) -> str:
        """A run's text with the signs that belong to its last word and with its brackets closed."""
        text = self.slice(chunk)
        before, after = self.tokens.gaps[chunk[0]], self.tokens.gaps[chunk[1]]
        if after[:1].isspace() and after[1:2] in _FRENCH:  # `quelles particularités ?`
            text += after[:2]
        elif after and after[0] not in " ,":
            text += _ending(text, after)
        for closer, opener in _CLOSERS.items():
            if closer in text and before.endswith(opener) and text.count(closer) > text.count(opener):
                text = opener + text
        if before.endswith('"') and text.count('"') % 2:
            text = f'"{text}'
        return text


def _ending(text: str, after: str) -> str:
    """What of the punctuation behind a run belongs to it: its signs, and brackets that it opened."""
    kept = 0
    opened = {
        closer: text.count(opener) - text.count(closer)
        for closer, opener in _CLOSERS.items()
        if opener in text
    }
    opened['"'] = text.count('"') % 2
    for at, char in enumerate(after):
        if opened.get(char, 0) > 0:
            opened[char] -= 1
            kept = at + 1
        elif char in _SIGNS and kept == at:
            kept = at + 1
        elif char != ".":
            break
    return after[:kept]


def label_words(tokens: Tokens, tags: list[str]) -> Labelled:
    """Group neighbours of one label; a tag in small letters begins a run."""
    tags = ["O" if is_mark(word) else tag for word, tag in zip(tokens.words, tags, strict=True)]
    labels = [tag.upper() for tag in tags]
    runs: list[tuple[str, Chunk]] = []
    by_label: dict[str, list[Chunk]] = {}
    start, size = 0, len(tags)
    while start < size:
        label, end = labels[start], start + 1
        while end < size and tags[end] == label:
            end += 1
        runs.append((label, (start, end)))
        by_label.setdefault(label, []).append((start, end))
        start = end
    return Labelled(tokens, labels, runs, by_label)
