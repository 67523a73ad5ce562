"""Find the numbers or bullets that begin the items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from .lines import Line

_NUMBERS = (
    lazy_compile(r"\[\s?(\d{1,4})\s?\][.:]?\s*"),
    lazy_compile(r"\(\s?(\d{1,4})\s?\)\s*"),
    lazy_compile(r"(\d{1,4})\.(?!\d)\s*"),
    lazy_compile(r"(\d{1,4})\)\s*"),
    lazy_compile(r"(\d{1,4}):\s+"),
    lazy_compile(r"(\d{1,4})(?:\t\s*|\s{2,}|\s(?=[^\W\d_a-z]|[\"“‘'\[]|d['’]|[a-z]{1,3}\s[^\W\d_a-z])|\Z)"),
)
_BULLETS = tuple(lazy_compile(rf"()[{bullet}]\s+") for bullet in "•‣◦▪●○■□·*–—-")
_LABELS = (lazy_compile(r"()\[[^\W\d_][\w+*’'\- ]{0,30}\d{2,4}[a-z]?\]\s*"),)  # of LaTeX's style `alpha`
_LONGEST_GAP = 4  # between numbers, when those between them are not found
_COST_OF_GAP = 0.6  # for each number that is missing
_COST_OF_RESTART = 1.5
_BONUS = 0.2  # for what begins like a reference
_LONGEST_ITEM = 12  # lines, on average
_DISTINCT = 0.9  # of the numbers in a list that was read out of turn
_DENSITY = 0.6  # of these numbers; the others are within lines
_SHORTEST_LIST = 5

Texts = dict[int, str]  # the text after the marker, by the position of the line


class _Chain(NamedTuple):
    """Markers that rise by one, the last first."""

    score: float
    at: int
    length: int
    before: _Chain | None

    def positions(self) -> Iterator[int]:
        chain: _Chain | None = self
        while chain:
            yield chain.at
            chain = chain.before


_START = _Chain(0, -1, 0, None)


def find_markers(lines: Sequence[Line]) -> Texts:
    """The lines that begin an item of a list, without their markers; none if there is no such list."""
    found = max((_numbered(lines, pattern) for pattern in _NUMBERS), key=len)
    if _covers(found, lines):
        return found
    unordered = max((_in_any_order(lines, pattern) for pattern in _NUMBERS[:-1]), key=len)
    if _covers(unordered, lines):
        return unordered
    others = (_bulleted(lines, pattern) for pattern in (*_BULLETS, *_LABELS))
    return next((texts for texts in others if _covers(texts, lines)), {})


def _covers(found: Texts, lines: Sequence[Line]) -> bool:
    """Whether markers are those of the text's list, not accidents at the beginnings of a few lines."""
    return len(found) > 1 and min(found) < _LONGEST_ITEM and len(found) * _LONGEST_ITEM >= len(lines)


def _bulleted(lines: Sequence[Line], pattern: re.Pattern[str]) -> Texts:
    found = {at: match.end() for at, line in enumerate(lines) if (match := pattern.match(line.text))}
    first = next((at for at, line in enumerate(lines) if not line.is_heading), 0)
    return {at: lines[at].text[end:] for at, end in found.items()} if first in found else {}


def _in_any_order(lines: Sequence[Line], pattern: re.Pattern[str]) -> Texts:
    """All lines with numbers, if these are those of a list whose columns were read out of turn."""
    matches = [(at, match) for at, line in enumerate(lines) if (match := pattern.match(line.text))]
    numbers = {int(match[1]) for _, match in matches}
    is_list = len(numbers) >= max(len(matches) * _DISTINCT, _SHORTEST_LIST)
    if not is_list or len(numbers) < (max(numbers) - min(numbers) + 1) * _DENSITY:
        return {}
    return {at: lines[at].text[match.end() :] for at, match in matches}


def _numbered(lines: Sequence[Line], pattern: re.Pattern[str]) -> Texts:
    """The longest sequence of lines whose numbers rise by one."""
    best: dict[int, _Chain] = {}  # by the last number
    longest = _START
    texts: Texts = {}
    for at, line in enumerate(lines):
        if match := pattern.match(line.text):
            number = int(match[1])
            texts[at] = line.text[match.end() :]
            chain = _continued(at, number, texts[at], best, longest)
            best[number] = max(best.get(number, _START), chain, key=lambda one: one.score)
            longest = max(longest, chain, key=lambda one: one.score)
    return {at: texts[at] for at in longest.positions() if at >= 0}


def _continued(at: int, number: int, text: str, best: dict[int, _Chain], longest: _Chain) -> _Chain:
    """The best sequence that ends with the marker at a line."""
    before = [
        (best[number - step].score - (step - 1) * _COST_OF_GAP, best[number - step])
        for step in range(1, _LONGEST_GAP + 1)
        if number - step in best
    ]
    before.append((longest.score - _COST_OF_RESTART, longest) if number == 1 else (0.0, _START))
    score, chain = max(before, key=lambda pair: pair[0])
    bonus = _BONUS if text[:1].isupper() or not text else 0.0
    if score <= 0:
        return _Chain(1 + bonus, at, 1, None)
    return _Chain(score + 1 + bonus, at, chain.length + 1, chain)
