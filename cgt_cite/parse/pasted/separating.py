"""Separate references that no numbers separate: at indentation, blank lines, or where lines begin and end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lines import Line

Item = TypeVar("Item")

_WRAPPED_SHARE = 0.15  # of the ends of lines; more in texts that are wrapped, far fewer in others
_LONGEST_REFERENCE = 60  # lines
_NARROWEST = 25  # columns of a wrapped text
_WHOLE_SHARE = 2 / 3  # of lines; more begin like a reference and have a year where each line is one
_QUANTILE = 0.75  # the width of a text is that of most of its lines; PDF readers print some joined
_TOLERANCE = 0.8  # of the width: letters differ in theirs
_INDENTED_SHARE = 0.2  # of lines, at least
_PERSONS_SHARE = 0.7  # of references that begin with a person's name, where nearly all do
_EARLY_SHARE = 0.5  # of references whose year is early, where it is in all
_EARLY = 0.45  # of a reference
_BEGINNING_SHARE = 0.5  # of the lines that begin references, at least, look as if they did


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether references run over several lines."""
    pairs = [pair for pair in pairwise(lines) if not pair[1].blank_above] or list(pairwise(lines))
    width = _width(lines)
    if width < _NARROWEST:
        return False
    wrapped = sum(_is_within(one, other, width) for one, other in pairs)
    loose = sum(one.is_open and not _is_full(one, other, width) for one, other in pairs)
    whole = sum(line.is_dated and line.begins_with_name for line in lines)
    is_wrapped = wrapped > max(len(pairs) * _WRAPPED_SHARE, loose)
    return is_wrapped and whole < len(lines) * _WHOLE_SHARE


def looks_whole(line: Line, following: Line) -> bool:
    """Whether the second line is rather a reference of its own than the rest of the first."""
    return line.is_dated and following.is_dated and not line.is_open and following.begins_with_name


def by_indentation(lines: Sequence[Line]) -> list[list[Line]]:
    """References whose first lines are indented less, or more, than the others; none if there are none."""
    margin = min(line.indent for line in lines)
    hanging = [line for line in lines if line.indent > margin]
    others = [line for line in lines if line.indent == margin]
    if min(len(hanging), len(others)) < len(lines) * _INDENTED_SHARE:
        return []
    at_margin, indented = _beginning_share(others), _beginning_share(hanging)
    if max(at_margin, indented) < _BEGINNING_SHARE or 2 * min(at_margin, indented) > max(at_margin, indented):
        return []
    return _grouped(lines, lambda _group, line: (line.indent == margin) == (at_margin > indented))


def by_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """References between blank lines; one that runs on to the next page stays whole."""
    width = _width(lines)

    def begins(group: list[Line], line: Line) -> bool:
        if line.page_above:
            return _begins_reference(group, line, width)
        return line.blank_above and not (line.begins_small and group[-1].is_open)

    return _grouped(lines, begins)


def by_ends(lines: Sequence[Line]) -> list[list[Line]]:
    """References that only the beginnings and ends of their lines show."""
    width = _width(lines)
    groups = _grouped(lines, lambda group, line: _begins_reference(group, line, width))
    persons = _share(groups, lambda group: group[0].begins_with_person) >= _PERSONS_SHARE
    if _share(groups, _has_early_year) < _EARLY_SHARE:
        return _grouped(lines, lambda group, line: _begins_reference(group, line, width, persons=persons))
    groups = _grouped(lines, lambda group, line: _may_begin(group[-1], line, width, persons=persons))
    return _without_undated(groups)


def _has_early_year(group: Sequence[Line]) -> bool:
    """Whether the year follows the authors; elsewhere, it comes after the title."""
    before = 0
    for line in group:
        if line.year_offset >= 0:
            before += line.year_offset
            break
        before += len(line.text)
    return before < sum(len(line.text) for line in group) * _EARLY


def _without_undated(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """The groups, those without a year as the ends of the ones above them."""
    found: list[list[Line]] = []
    for group in groups:
        if found and not any(line.is_dated for line in group):
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _grouped(lines: Sequence[Line], begins: Callable[[list[Line], Line], bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or begins(groups[-1], line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins_reference(group: Sequence[Line], line: Line, width: int, *, persons: bool = False) -> bool:
    """Whether a line begins a reference after the lines of another one, which has a year by then."""
    recent = group[-_LONGEST_REFERENCE:]
    return any(one.is_dated for one in recent) and _may_begin(group[-1], line, width, persons=persons)


def _may_begin(above: Line, line: Line, width: int, *, persons: bool) -> bool:
    """Whether a line may begin a reference; if `persons`, most references begin with a person's name."""
    if line.begins_small:
        return False
    if _is_full(above, line, width):
        surely = line.begins_with_person or not persons or above.ends_with_locator
        return not above.is_open and line.begins_with_name and surely
    return line.begins_with_name or not above.is_open


def _is_within(line: Line, following: Line, width: int) -> bool:
    """Whether a line was surely broken at its end: within a sentence, a word more would be too long."""
    if not _is_full(line, following, width):
        return False
    ends_or_begins = not line.is_open or following.begins_with_name
    both_whole = line.is_dated and following.is_dated and ends_or_begins
    begins_within = following.begins_within and not line.ends_with_locator
    return (begins_within or line.is_open) and not both_whole


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on the line."""
    return line.indent + len(line.text) + 1 + len(following.first_word) > width * _TOLERANCE


def _width(lines: Sequence[Line]) -> int:
    """The width of a text, without the addresses that are longer than its lines."""
    breakable = [line for line in lines if line.first_word != line.text] or lines
    lengths = sorted(line.indent + len(line.text) for line in breakable)
    return lengths[int(len(lengths) * _QUANTILE)] if lengths else 0


def _beginning_share(lines: Sequence[Line]) -> float:
    return _share(lines, lambda line: line.begins_with_name)


def _share(items: Sequence[Item], test: Callable[[Item], bool]) -> float:
    return sum(map(test, items)) / len(items)
