"""Proper names in a title whose other words have capitals too: countries, peoples, genera, from a list."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Placed = tuple[str, int]  # a word and where it begins

_FILE = Path(__file__).with_name("proper_names.txt")
_ONE_FORM = str.maketrans("–—‐‑’", "----'")
_PART = lazy_compile(r"[^\W_]+")


class _Name(NamedTuple):
    words: tuple[str, ...]
    capitals: tuple[int, ...]  # where in each the first capital is in a title in sentence case; -1: nowhere


def proper_names(words: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Where the words begin and end that have a capital in sentence case too, parts of compounds included."""
    keys = [_key(word) for word, _ in words]
    at = 0
    while at < len(words):
        name = next((name for name in _names().get(keys[at], ()) if _follows(name, keys, at)), None)
        if name:
            for (word, start), capital in zip(words[at:], name.capitals, strict=False):
                if capital >= 0:
                    yield start + capital, start + len(word)
        else:
            yield from _parts(*words[at])
        at += len(name.words) if name else 1


def _follows(name: _Name, keys: list[str], at: int) -> bool:
    return name.words == tuple(keys[at : at + len(name.words)])


def _parts(word: str, start: int) -> Iterator[tuple[int, int]]:
    """`Parkinson` in `Anti-Parkinson`."""
    for match in _PART.finditer(word):
        if match[0] != word and any(len(name.words) == 1 for name in _names().get(_key(match[0]), ())):
            yield start + match.start(), start + match.end()


def _key(word: str) -> str:
    """The word in one form of case, dashes and apostrophes, in the singular, without a genitive."""
    word = word.translate(_ONE_FORM).casefold().removesuffix("'s")
    return word.removesuffix("s") if word.endswith("ans") else word


def _capital(word: str) -> int:
    return next((at for at, char in enumerate(word) if char.isupper()), -1)


@cache
def _names() -> dict[str, list[_Name]]:
    """The names by their first word, the longest first."""
    found: dict[str, list[_Name]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        for text in line.split(", ") if not line.startswith("#") else ():
            words = text.replace(".", "").split()
            if words:
                name = _Name(tuple(map(_key, words)), tuple(map(_capital, words)))
                found.setdefault(name.words[0], []).append(name)
    return {first: sorted(names, key=lambda name: -len(name.words)) for first, names in found.items()}
