"""Labelled words as runs, and the text of a run with the brackets and signs that belong to it."""

from __future__ import annotations

from typing import NamedTuple

from .labels import OTHER
from .prepare import Prepared, is_entity

Span = tuple[int, int]  # of words: the first, and the one after the last
_CLOSERS = {")": "(", "]": "[", "»": "«", "”": "“", "’": "‘"}
_SPACED_SIGNS = ("?", "!")  # which French sets off by a space
_SIGNS = frozenset("+®™°%′″*#†‡!?…")


class Run(NamedTuple):
    """Neighbouring words of one label."""

    label: str
    span: Span


class Labelled(NamedTuple):
    """A reference's words with their labels, as runs in order and by label."""

    prepared: Prepared
    labels: list[str]
    runs: list[Run]
    by_label: dict[str, list[Span]]

    def spans(self, label: str) -> list[Span]:
        """The runs of one label."""
        return self.by_label.get(label, [])

    def lower_words(self, start: int, end: int) -> list[str]:
        """The words from `start` to before `end`, in lower case."""
        return [word.lower() for word in self.prepared.words[start:end]]

    def gap_after(self, span: Span) -> str:
        """The text between a span and the word after it."""
        return self.prepared.gaps[span[1]]

    def text(self, span: Span) -> str:
        """The text of a span, from its first word to its last."""
        prepared = self.prepared
        return prepared.text[prepared.starts[span[0]] : prepared.ends[span[1] - 1]]

    def full_text(self, span: Span) -> str:
        """The text of a span with the signs that belong to its last word and with its brackets closed."""
        text = self.text(span)
        before, after = self.prepared.gaps[span[0]], self.prepared.gaps[span[1]]
        if after[:1].isspace() and after[1:2] in _SPACED_SIGNS:  # `quelles particularités ?`
            text += after[:2]
        elif after and after[0] not in " ,":
            text += _ending(text, after)
        for closer, opener in _CLOSERS.items():
            if closer in text and before.endswith(opener) and text.count(closer) > text.count(opener):
                text = opener + text
        if after.startswith("'") and " '" in text:
            text += "'"
        if before.endswith('"') and text.count('"') % 2:
            text = f'"{text}'
        return text


def _ending(text: str, after: str) -> str:
    """The part of the punctuation after a text that belongs to it: signs, and brackets that it opened."""
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


def label_words(prepared: Prepared, tags: list[str]) -> Labelled:
    """Group neighbours of one label; a lower-case tag begins a run."""
    tags = [OTHER if is_entity(word) else tag for word, tag in zip(prepared.words, tags, strict=True)]
    labels = [tag.upper() for tag in tags]
    runs: list[Run] = []
    by_label: dict[str, list[Span]] = {}
    start, size = 0, len(tags)
    while start < size:
        label, end = labels[start], start + 1
        while end < size and tags[end] == label:
            end += 1
        runs.append(Run(label, (start, end)))
        by_label.setdefault(label, []).append((start, end))
        start = end
    return Labelled(prepared, labels, runs, by_label)
