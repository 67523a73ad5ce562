"""Divide a text into reference strings, as the shape of the whole text shows them.

What separates references is decided once for a text: numbers that rise by one, bullets, blank lines,
indentation, or, where none of these are there, how lines begin and end.  Lines are joined only if enough of
them are wrapped: they end in the middle of a sentence, near the width of the text, and lack a year.  Of
38,000 strings of publishers, one to a line, this is true of 3.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.regex import lazy_compile

from .furniture import without_furniture
from .joining import join_lines
from .lines import lines_of, raw_lines
from .markers import find_markers
from .separating import by_ends, by_indentation, by_paragraphs, is_wrapped, looks_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line

Group = list["Line"]  # the lines of one reference

_WORDS = lazy_compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_LONGEST_TOP = 5  # lines above the heading of a list
_DATED_SHARE = 0.6  # of references; fewer mean that the text was divided in the wrong places
_FURTHER = 1.5  # times as many references as paragraphs: these are sections of a list


class Separator(StrEnum):
    """What separates the references of a text."""

    LINES = "line ends"  # each line is one reference
    MARKERS = "numbers or bullets"
    INDENTATION = "indentation"
    BLANK_LINES = "blank lines"
    ENDS = "how lines begin and end"


class Division(NamedTuple):
    """A text as reference strings; those of blank lines are empty, where each line is a reference."""

    strings: list[str]
    separator: Separator
    line_count: int  # lines that are not blank

    @property
    def references(self) -> list[str]:
        """The strings that are not empty."""
        return list(filter(None, self.strings))


def divide(text: str, *, one_per_line: bool = False) -> Division:
    """Divide a pasted text into reference strings; if `one_per_line`, at its line ends only."""
    raw = raw_lines(text)
    lines = lines_of(raw)
    if one_per_line:
        return Division([line.strip() for line in raw], Separator.LINES, len(lines))
    shown = _below_heading(without_furniture(lines))
    separator, groups = _separate(shown)
    if separator is Separator.LINES:
        return Division(_line_by_line(raw, lines, groups), separator, len(lines))
    words = frozenset(word.lower() for line in shown for word in _whole_words(line))
    joined = (join_lines((line.text for line in group), words) for group in groups)
    return Division(list(filter(None, joined)), separator, len(lines))


def _below_heading(lines: Sequence[Line]) -> list[Line]:
    """The lines of the list, without its headings and what is above the first: the running head, say."""
    first = next((at for at, line in enumerate(lines) if line.is_heading), 0)
    if first > _LONGEST_TOP or any(line.is_dated for line in lines[:first]):
        first = 0
    return [line for line in lines[first:] if not line.is_heading]


def _line_by_line(raw: Sequence[str], lines: Sequence[Line], groups: Sequence[Group]) -> list[str]:
    """All lines as they are, blank ones and headings empty; if they are numbered, without their numbers.

    Lines below the last group are not references.
    """
    strings = [""] * len(raw)
    end = groups[-1][-1].number if groups else 0
    for line in lines:
        strings[line.number] = "" if line.is_heading or line.number > end else raw[line.number].strip()
    for group in groups:
        if group[0].is_marked:
            strings[group[0].number] = group[0].text
    return strings


def _separate(lines: Sequence[Line]) -> tuple[Separator, list[Group]]:
    """The groups of lines that are references, and what separates them."""
    if groups := _by_markers(lines):
        is_list = all(len(group) == 1 for group in groups)
        return (Separator.LINES if is_list else Separator.MARKERS), groups
    if is_wrapped(lines):
        separator, groups = _unmarked(lines)
        if sum(any(line.is_dated for line in group) for group in groups) >= len(groups) * _DATED_SHARE:
            return separator, groups
    return Separator.LINES, [[line] for line in lines]


def _unmarked(lines: Sequence[Line]) -> tuple[Separator, list[Group]]:
    if groups := by_indentation(lines):
        return Separator.INDENTATION, groups
    paragraphs, groups = by_paragraphs(lines), by_ends(lines)
    is_spaced = all(line.blank_above for line in lines[1:])  # as text with two line ends for each
    if is_spaced or len(groups) > len(paragraphs) * _FURTHER:
        return Separator.ENDS, groups
    return Separator.BLANK_LINES, paragraphs


def _by_markers(lines: Sequence[Line]) -> list[Group]:
    """The items of a list; none if there is no list, or if most lines between its markers look whole."""
    texts = find_markers(lines)
    groups: list[Group] = []
    for at, line in enumerate(lines):
        if at in texts or not groups:
            groups.append([line.without_marker(texts[at]) if at in texts else line])
        else:
            groups[-1].append(line)
    whole = sum(looks_whole(one, other) for group in groups for one, other in pairwise(group))
    if not texts or whole * 2 > len(lines) - len(groups) > 0:
        return []
    return [*groups[:-1], *_without_rest(groups)]


def _without_rest(groups: Sequence[Group]) -> list[Group]:
    """The last item, and what follows it after a blank line, if other items have no blank lines in them.

    A paragraph without a number and a year is no reference: an appendix, thanks, a note of the publisher.
    """
    last = groups[-1]
    if any(line.blank_above and not line.page_above for group in groups[:-1] for line in group[1:]):
        return [last]
    item, *paragraphs = by_paragraphs(last)
    return [item, *filter(_may_be_reference, paragraphs)]


def _may_be_reference(paragraph: Group) -> bool:
    """Whether a paragraph has a year or the like, or belongs to the reference above it."""
    return paragraph[0].begins_within or any(line.is_dated for line in paragraph)


def _whole_words(line: Line) -> list[str]:
    """The words of a line that are surely whole: neither its first nor its last."""
    return _WORDS.findall(line.text)[1:-1]
