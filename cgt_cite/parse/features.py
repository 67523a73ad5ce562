"""What the tagger sees of each word: attributes, each a short string.

Everything that depends on one word or one gap alone is worked out once and kept, so that a string costs
little more than joining lists.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import Lexicon
from .tokens import Tokens

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\Z")
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_SPACES = re.compile(r"\s+")
_CLASSES = str.maketrans({**dict.fromkeys("‐‑‒–—−~", "-"), **dict.fromkeys("“”„«»″＂", '"'), **dict.fromkeys("‘’`´‚", "'"),
                          "，": ",", "．": ".", "。": ".", "：": ":", "；": ";", "（": "(", "）": ")", "、": ","})
_MAX_GAP = 4
_KEPT = 100_000


def shape_of(word: str) -> str:
    """A word's form: `Aa`, `A`, `AA`, `a`, `9{n}`, `Y` for a year, `A9` and so on; a mark is its own sign."""
    if word[0] >= "\ue000" and word[0] <= "\uf8ff":
        return word[0]
    if word.isdigit():
        return "Y" if _YEAR.match(word) else f"9{min(len(word), 6)}"
    if word.isalpha():
        return _shape_of_letters(word)
    if _YEAR.match(word):
        return "Ya"
    runs = "".join("9" if char.isdigit() else "A" if char.isupper() else "a" if char.isalpha() else "-" for char in word)
    return re.sub(r"(.)\1+", r"\1", runs)[:5]


def _shape_of_letters(word: str) -> str:
    size = len(word)
    if word.isupper():
        return f"A{size}" if size < 5 else "A5"  # noqa: PLR2004 - longer words in capitals are alike
    if word.islower():
        return "r" if size > 1 and _ROMAN.match(word) else f"a{min(size, 4)}"
    if word[0].isupper() and word[1:].islower():
        return f"Aa{min(size, 4)}"
    return "aA" if word[0].islower() else "AaA"


@lru_cache(maxsize=4096)
def gap_of(gap: str) -> str:
    """A gap in few letters: dashes and quotes of a kind are alike, white space is one blank."""
    gap = _SPACES.sub(" ", gap.translate(_CLASSES))
    return gap if len(gap) <= _MAX_GAP else gap[:3] + gap[-1]


class Features:
    """The attributes of a string's words, given the word lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._words: dict[str, tuple[list[str], str, str, str, list[str], list[str], list[str], list[str]]] = {}

    def _word(self, word: str) -> tuple[list[str], str, str, str, list[str], list[str], list[str], list[str]]:
        """Own attributes, shape, flags, key; attributes as the word before, after, two before, two after."""
        shape = shape_of(word)
        key = word.lower()
        flags = self.lexicon.flags.get(key)
        own = ["s" + shape]
        name = ""
        if flags is None:
            flags = "?"
            if word.isalpha():
                own.append("f?" + shape)
        else:
            name = key
            own.append("w" + key)
            own.append("f" + flags + shape[0])
        if len(word) > 3 and not word.isdigit():  # noqa: PLR2004 - shorter words are their own endings
            own.append("e" + key[-3:])
            own.append("i" + key[:3] + shape[:2])
        before, after = ["S" + shape, "F" + flags], ["T" + shape, "G" + flags]
        if name:
            before.append("W" + name)
            after.append("X" + name)
        if len(self._words) > _KEPT:
            self._words.clear()
        entry = (own, shape, flags, key, before, after, ["1" + shape, "2" + flags], ["3" + shape, "4" + flags])
        self._words[word] = entry
        return entry

    def __call__(self, tokens: Tokens) -> list[list[str]]:
        words, kept, make = tokens.words, self._words, self._word
        rows = [kept.get(word) or make(word) for word in words]
        gaps = [gap_of(gap) for gap in tokens.gaps]
        keys = [row[3] for row in rows]
        known = self.lexicon.known_titles(keys, gaps)
        states = _states(rows, gaps, keys)
        last = len(rows) - 1
        result = []
        for at, (own, shape, flags, _, _, _, _, _) in enumerate(rows):
            before, after = gaps[at], gaps[at + 1]
            bag = own + ["b" + before, "a" + after, f"c{shape}{before}|{after}", f"d{flags}{before}", f"h{flags}|{after}"]
            state = states[at]
            bag += state
            if at:
                bag += rows[at - 1][4]
                bag.append(f"j{rows[at - 1][1]}{before}{shape}{after}")
                bag.append(f"k{rows[at - 1][2]}{before}{flags}")
                bag.append("g" + gaps[at - 1] + "|" + before)
                if at > 1:
                    bag += rows[at - 2][6]
            else:
                bag.append("<")
            if at < last:
                bag += rows[at + 1][5]
                bag.append(f"l{shape}{after}{rows[at + 1][1]}{gaps[at + 2]}")
                bag.append(f"m{flags}{after}{rows[at + 1][2]}")
                if at < last - 1:
                    bag += rows[at + 2][7]
            else:
                bag.append(">")
            if known[at]:
                bag.append(known[at])
            result.append(bag)
        return result


_IN = {"in", "em", "en", "dans"}


def _states(rows: list, gaps: list[str], keys: list[str]) -> list[list[str]]:  # type: ignore[type-arg]
    """Where each word stands: sentence, brackets, quotes, years and `In` so far, and the string's own kind."""
    shapes = [row[1] for row in rows]
    kind = _kind(shapes, gaps, keys)
    sentence = years = 0
    quoted = bracket = editors = ""
    states = []
    size = len(rows)
    for at, shape in enumerate(shapes):
        gap = gaps[at]
        if at and ("." in gap or "?" in gap) and " " in gap and len(keys[at - 1]) > 2:
            sentence += 1
        for char in gap:
            if char == "(" or char == "[":
                bracket = char
            elif char == ")" or char == "]":
                bracket = ""
            elif char == '"':
                quoted = "q" if quoted != "q" else "Q"
        if keys[at] in _IN and (":" in gaps[at + 1] or "." in gap or '"' in gap or "," in gap):
            editors = "I"
        where = f"{min(sentence, 5)}{bracket}{quoted}{editors}"
        place = at if at < 4 else 4 + at * 6 // size
        states.append([f"o{where}{min(years, 2)}", f"p{place}{shape[0]}", f"q{kind}{where}", f"r{kind}{min(years, 1)}{gap}{shape[0]}",
                       f"u{size - at if size - at < 4 else 4}{min(years, 1)}"])
        if shape == "Y" or shape == "Ya":
            years += 1
    return states


def _kind(shapes: list[str], gaps: list[str], keys: list[str]) -> str:
    """The string's kind in few letters: where its first year stands, volume and pages, quotes, `In`, address."""
    size = len(shapes)
    first = next((at for at, shape in enumerate(shapes) if shape[0] == "Y"), size)
    kind = "0" if first == size else "e" if first < size * 0.45 else "l"
    if first < size:
        kind += "(" if gaps[first].endswith("(") else ""
    numbers = sum(shape[0] == "9" for shape in shapes[-7:])
    kind += str(min(numbers, 3))
    if any('"' in gap for gap in gaps):
        kind += "q"
    if any(key in _IN and (":" in gaps[at + 1] or gaps[at] == ". ") for at, key in enumerate(keys)):
        kind += "i"
    if "\ue001" in shapes:
        kind += "u"
    initials = shapes[0]
    return kind + ("x" if initials == "A1" else "y" if size > 1 and shapes[1][0] == "A" and len(shapes[1]) == 2 else "z")
