"""What lies behind and around a word: sentences, brackets, quotes, years and `In` so far, the string's kind."""

from __future__ import annotations

_IN = frozenset(("in", "em", "en", "dans"))
_MOST_SENTENCES = 5
_EDGE = 4  # words from either end that are counted one by one
_EARLY = 0.45


def states_of(shapes: list[str], gaps: list[str], keys: list[str]) -> list[list[str]]:
    """For each word the attributes of where it stands."""
    kind = _kind(shapes, gaps, keys)
    size = len(shapes)
    sentence = years = 0
    quoted = bracket = inside = ""
    states = []
    for at, shape in enumerate(shapes):
        gap = gaps[at]
        if gap != " ":
            sentence += at > 0 and ". " in gap and len(keys[at - 1]) > 2  # noqa: PLR2004 - initials end no sentence
            sentence += "? " in gap
            quoted = _quoted(quoted, gap)
            bracket = _bracket(bracket, gap)
        if keys[at] in _IN and (":" in gaps[at + 1] or "." in gap or '"' in gap or "," in gap):
            inside = "I"
        where = f"{min(sentence, _MOST_SENTENCES)}{bracket}{quoted}{inside}"
        place = at if at < _EDGE else _EDGE + at * 6 // size
        left = min(size - at, _EDGE)
        years_seen = min(years, 2)
        states.append([f"o{where}{years_seen}", f"p{place}{shape[0]}", f"q{kind}{where}", f"r{kind}{years_seen}{gap}{shape[0]}", f"u{left}{years_seen}"])
        years += shape[0] == "Y"
    return states


def _quoted(quoted: str, gap: str) -> str:
    """`q` inside quotes, `Q` behind them."""
    for _ in range(gap.count('"')):
        quoted = "Q" if quoted == "q" else "q"
    return quoted


def _bracket(bracket: str, gap: str) -> str:
    for char in gap:
        if char in "([":
            bracket = char
        elif char in ")]":
            bracket = ""
    return bracket


def _kind(shapes: list[str], gaps: list[str], keys: list[str]) -> str:
    """The string's kind in few letters: where its first year stands, numbers at the end, quotes, `In`, address."""
    size = len(shapes)
    first = next((at for at, shape in enumerate(shapes) if shape[0] == "Y"), size)
    kind = "0" if first == size else "e" if first < size * _EARLY else "l"
    if gaps[first].endswith("(") and first < size:
        kind += "("
    kind += str(min(sum(shape[0] == "9" for shape in shapes[-7:]), 3))
    if any('"' in gap for gap in gaps):
        kind += "q"
    if any(key in _IN and (":" in gaps[at + 1] or gaps[at] == ". ") for at, key in enumerate(keys)):
        kind += "i"
    if "\ue001" in shapes:
        kind += "u"
    second = shapes[1] if size > 1 else ""
    return kind + ("x" if shapes[0] == "A1" else "y" if second[:1] == "A" and second[1:].isdigit() else "z")
