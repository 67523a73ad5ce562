"""Labelled words as runs, and the text of a run with the brackets and signs that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from .tokens import Tokens

Chunk = tuple[int, int]  # from the first word to behind the last
_CLOSERS = {")": "(", "]": "[", "»": "«", "”": "“"}
_SIGNS = "+®™°%′″*#†‡!?…"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A string's words with their labels, as runs `(label, chunk)` in order."""

    tokens: Tokens
    labels: list[str]
    chunks: list[tuple[str, Chunk]]

    @property
    def gaps(self) -> list[str]:
        """The text before each word, and after the last."""
        return self.tokens.gaps

    def of(self, label: str) -> list[Chunk]:
        """The runs of one label."""
        return [chunk for name, chunk in self.chunks if name == label]

    def keys(self, start: int, end: int) -> list[str]:
        """The words from `start` to before `end`, in lower case."""
        return [word.lower() for word in self.tokens.words[start:end]]

    def size(self, chunk: Chunk) -> int:
        """The length of a run's last word."""
        return len(self.tokens.words[chunk[1] - 1])

    def follows(self, chunk: Chunk, mark: str) -> bool:
        """Whether `mark` stands right behind a run."""
        return self.gaps[chunk[1]].startswith(mark)

    def slice(self, chunk: Chunk) -> str:
        """A run's text from first to last word."""
        return self.tokens.text[self.tokens.starts[chunk[0]] : self.tokens.ends[chunk[1] - 1]]

    def closed(self, chunk: Chunk) -> str:
        """A run's text with the signs that belong to its last word and with its brackets closed."""
        text, after, before = self.slice(chunk), self.gaps[chunk[1]], self.gaps[chunk[0]]
        for char in after:
            opener = _CLOSERS.get(char)
            if char in _SIGNS or (opener and text.count(opener) > text.count(char)):
                text += char
            elif char != "." or not any(closer in after and text.count(start) > text.count(closer) for closer, start in _CLOSERS.items()):
                break
        for closer, opener in _CLOSERS.items():
            if text.count(closer) > text.count(opener) and before.endswith(opener):
                text = opener + text
        return text


def label_words(tokens: Tokens, tags: list[str]) -> Labelled:
    """Group neighbours of one label; a label in small letters begins a run."""
    labels = [tag.upper() for tag in tags]
    starts = [at for at, tag in enumerate(tags) if not at or tag.islower() or labels[at] != labels[at - 1]]
    ends = [*starts[1:], len(tags)]
    return Labelled(tokens, labels, [(labels[start], (start, end)) for start, end in zip(starts, ends, strict=True)])
