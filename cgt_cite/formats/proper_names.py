"""Find proper names (countries, peoples, genera) from a list in a title in Title Case."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    _PlacedWord = tuple[str, int]  # a word and its position

_NAMES_FILE = Path(__file__).with_name("proper_names.txt")
_PLAIN_PUNCTUATION = str.maketrans("–—‐‑’", "----'")
_PART = lazy_compile(r"[^\W_]+")


class _Name(NamedTuple):
    words: tuple[str, ...]
    capitals: tuple[int, ...]  # position of the first capital of each word in sentence case; -1: none


def find_proper_names(words: Sequence[_PlacedWord]) -> Iterator[tuple[int, int]]:
    """Spans that keep their capital in sentence case: words, from that capital on, and parts of compounds."""
    keys = [_key(word) for word, _ in words]
    at = 0
    while at < len(words):
        name = next((name for name in _names().get(keys[at], ()) if _matches_at(name, keys, at)), None)
        if name:
            for (word, start), capital in zip(words[at:], name.capitals, strict=False):
                if capital >= 0:
                    yield start + capital, start + len(word)
        else:
            yield from _names_in_compound(*words[at])
        at += len(name.words) if name else 1


def _matches_at(name: _Name, keys: list[str], at: int) -> bool:
    return name.words == tuple(keys[at : at + len(name.words)])


def _names_in_compound(word: str, start: int) -> Iterator[tuple[int, int]]:
    """`Parkinson` in `Anti-Parkinson`."""
    for match in _PART.finditer(word):
        if match[0] != word and any(len(name.words) == 1 for name in _names().get(_key(match[0]), ())):
            yield start + match.start(), start + match.end()


def _key(word: str) -> str:
    """The word with case, dashes and apostrophes normalized, in the singular, without a genitive `'s`."""
    word = word.translate(_PLAIN_PUNCTUATION).casefold().removesuffix("'s")
    return word.removesuffix("s") if word.endswith("ans") else word


def _first_capital(word: str) -> int:
    return next((at for at, char in enumerate(word) if char.isupper()), -1)


@cache
def _names() -> dict[str, list[_Name]]:
    """The names by their first word, longest first."""
    found: dict[str, list[_Name]] = {}
    for line in _NAMES_FILE.read_text("utf-8").splitlines():
        for text in line.split(", ") if not line.startswith("#") else ():
            words = text.replace(".", "").split()
            if words:
                name = _Name(tuple(map(_key, words)), tuple(map(_first_capital, words)))
                found.setdefault(name.words[0], []).append(name)
    return {first: sorted(names, key=lambda name: -len(name.words)) for first, names in found.items()}
