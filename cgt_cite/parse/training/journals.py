"""Names of journals in full and abbreviated, with stops and without.

`abbreviations.txt` holds title words with their abbreviations as ISO 4 and common usage have them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DROPPED = frozenset(
    ("The", "a", "an", "and", "of", "the", "in", "for", "on", "to", "&", "de", "des", "du", "la",
     "le", "les", "et", "y", "e", "und", "der", "die", "das", "für", "di", "del")
)  # fmt: skip


@cache
def abbreviations() -> dict[str, str]:
    """Title words in small letters with their abbreviations, without stops."""
    text = (files(__package__ or "") / "abbreviations.txt").read_text(encoding="utf-8")
    return {word: short for word, _, short in (line.partition(" ") for line in text.splitlines())}


@cache
def _short_words() -> frozenset[str]:
    return frozenset(short for word, short in abbreviations().items() if short != word)


@cache
def shortened(name: str) -> str:
    """A name's words abbreviated, without stops; the name itself where that changes nothing.

    >>> shortened("Journal of Clinical Nursing")
    'J Clin Nurs'
    """
    words = [word for word in re.split(r"[\s,:]+", name) if word not in _DROPPED]
    if not words[1:] or not name[-1:].isalpha():
        return name
    return " ".join(
        abbreviations().get(word.lower(), word.lower()).capitalize() if word.istitle() else word
        for word in words
    )


@cache
def dotted(short: str) -> str:
    """An abbreviated name with stops after the abbreviated words.

    >>> dotted("J Clin Nurs")
    'J. Clin. Nurs.'
    """
    words = short.replace(".", "").split()
    return " ".join(word + "." if word.lower() in _short_words() else word for word in words)


class Journals:
    """Known names, by which an abbreviation is traced back to the name in full."""

    def __init__(self, names: Iterable[str]) -> None:
        self._full = {shortened(name).lower(): name for name in sorted(set(names)) if shortened(name) != name}

    def forms(self, name: str) -> dict[str, str]:
        """The forms of a name that can be distinguished: "full", "short" and "dotted"."""
        name = name.rstrip(". ")
        if shortened(name) != name and "." not in name:
            short, full = shortened(name), name
        else:
            short = name.replace(".", "")
            full = self._full.get(short.lower(), "")
        forms = {"full": full, "short": short, "dotted": dotted(short)}
        return {how: form for how, form in forms.items() if form}
