"""How many segments of a list make a name in each form, and how doubtful each name is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.names.groups import has_organisation_word, is_group
from cgt_cite.fields.names.segments import Gap, Segment
from cgt_cite.fields.names.single import (
    NameForm,
    Reading,
    read_display,
    read_family_first,
    read_index,
    read_inverted,
)
from cgt_cite.fields.names.words import is_initials, is_suffix_or_degree
from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_IMPOSSIBLE = 100.0
_GROUP, _ACRONYM, _SINGLE_WORD, _OTHER_LITERAL = 0.5, 0.6, 1.0, 3.0
# Within the name of a group.
_JOINT = {
    Gap.COMMA: 0.6,
    Gap.CONJUNCTION: 0.6,
    Gap.AND: 0.25,
    Gap.EITHER: 0.25,
    Gap.GROUP: 0.05,
    Gap.SLASH: 0.05,
}
_MAX_GROUP = 8  # segments
_IN_A_NAME = 0.7  # a conjunction within a family name
_SHORTEST_ACRONYM, _MAX_RUN = 3, 4  # letters


class Grammar(NamedTuple):
    """What each form of a person's name costs in a list, on top of the doubt about the name itself."""

    indexed: float = _IMPOSSIBLE
    inverted: float = _IMPOSSIBLE
    display: float = _IMPOSSIBLE
    family_first: float = _IMPOSSIBLE
    first_inverted: float = _IMPOSSIBLE  # if the first name is inverted and the others are not
    single: float = _SINGLE_WORD  # a single word
    cost: float = 0.0  # of the grammar itself
    compact: bool = False  # PubMed's index form: initials are one word, semicolons separate groups


class Step(NamedTuple):
    """A name made of some segments."""

    size: int  # segments
    name: Name
    cost: float


INDEX = Grammar(indexed=0, inverted=1.2, family_first=0.8)
INVERTED = Grammar(inverted=0, indexed=1, display=1, single=3)
DISPLAY = Grammar(display=0, indexed=1.5)
FAMILY_FIRST = Grammar(family_first=0, indexed=0.6, display=1.5, cost=0.15)
MIXED = Grammar(display=0, indexed=1.5, first_inverted=0, single=3, cost=0.1)
GRAMMARS = (INDEX, INVERTED, DISPLAY, MIXED, FAMILY_FIRST)
# For lists whose form is known: whatever does not fit it is a literal.
STRICT = {
    NameForm.INDEX: Grammar(indexed=0, compact=True),
    NameForm.INVERTED: Grammar(inverted=0),
    NameForm.DISPLAY: Grammar(display=0),
    NameForm.FAMILY_FIRST: Grammar(family_first=0, indexed=0),
}


def readings_at(segments: list[Segment], at: int, grammar: Grammar) -> Iterator[Step]:
    """Every name that may begin at a segment."""
    yield _literal(segments, at, grammar)
    yield from _groups(segments, at, grammar)
    for count, text in _names(segments, at):
        if reading := read_index(text, compact=grammar.compact):
            yield from _with_suffix(segments, at, count, reading, grammar.indexed)
        if not is_group(text, small_letters=True):
            if reading := read_display(text):
                yield from _with_suffix(segments, at, count, reading, grammar.display)
            if grammar.family_first < _IMPOSSIBLE and (reading := read_family_first(text)):
                yield from _with_suffix(segments, at, count, reading, grammar.family_first)
        yield from _inverted(segments, at, count, grammar)


def _literal(segments: list[Segment], at: int, grammar: Grammar) -> Step:
    text = segments[at].text
    if " " in text:
        return Step(1, Name(literal=text), _OTHER_LITERAL)
    cost = _ACRONYM if _is_acronym(text) else grammar.single
    is_half = Gap.EITHER in (segments[at].gap, segments[at - 1].gap if at else None)
    return Step(1, Name(literal=text), cost + _IN_A_NAME * is_half)


def _is_acronym(text: str) -> bool:
    return len(text) >= _SHORTEST_ACRONYM and text.isalpha() and text.isupper()


def _names(segments: list[Segment], at: int) -> Iterator[tuple[int, str]]:
    """The segment, and two that a conjunction within a family name joins."""
    yield 1, segments[at].text
    if segments[at].gap is Gap.EITHER and at + 1 < len(segments):
        yield 2, _text(segments, at, at + 1)


def _text(segments: list[Segment], first: int, last: int) -> str:
    return segments[first].whole[segments[first].start : segments[last].end]


def _with_suffix(
    segments: list[Segment], at: int, count: int, reading: Reading, cost: float
) -> Iterator[Step]:
    """The name, and the name with the suffix after a comma."""
    cost += reading.cost + _IN_A_NAME * (count - 1)
    yield Step(count, reading.name, cost)
    after = at + count
    if after < len(segments) and segments[after - 1].gap is Gap.COMMA:
        suffix = segments[after].text
        if is_suffix_or_degree(suffix):
            yield Step(count + 1, reading.name._replace(suffix=suffix), cost)


def _inverted(segments: list[Segment], at: int, count: int, grammar: Grammar) -> Iterator[Step]:
    cost = min(grammar.inverted, grammar.first_inverted if at == 0 else _IMPOSSIBLE)
    given = at + count
    if cost >= _IMPOSSIBLE or given >= len(segments) or segments[given - 1].gap is not Gap.COMMA:
        return
    family = _text(segments, at, given - 1)
    if is_suffix(segments[given].text) and given + 1 < len(segments) and segments[given].gap is Gap.COMMA:
        if reading := read_inverted(family, segments[given + 1].text, segments[given].text):
            yield Step(count + 2, reading.name, cost + reading.cost)
        return
    if has_organisation_word(family):
        cost += 1
    if _is_acronym(family) and len(family) <= _MAX_RUN and _is_acronym(segments[given].text):
        cost += 1.5  # FAO, PAM
    if reading := read_inverted(family, segments[given].text):
        yield from _with_suffix(segments, at, count + 1, reading, cost - _IN_A_NAME)


def _groups(segments: list[Segment], at: int, grammar: Grammar) -> Iterator[Step]:
    """Names of groups, which may contain commas and conjunctions; all between two semicolons may be one."""
    cost = _GROUP
    is_start = segments[at - 1].gap is Gap.END if at else grammar.compact  # of a unit that semicolons delimit
    for last in range(at, min(at + _MAX_GROUP, len(segments))):
        if last > at and _is_person(segments[last].text):
            return
        text = _text(segments, at, last)
        if is_group(text, small_letters=True):
            is_unit = is_start and segments[last].gap is Gap.END
            yield Step(last - at + 1, Name(literal=text), min(cost, _GROUP) if is_unit else cost)
        joint = _JOINT.get(segments[last].gap)
        if joint is None or _is_person(segments[at].text):
            return
        if segments[last].gap is Gap.COMMA and not (is_start or is_group(text)):
            return
        cost += joint


def _is_person(text: str) -> bool:
    """Whether a segment has or is initials."""
    return is_initials(text) or any(
        reading is not None and reading.cost == 0 for reading in (read_index(text), read_display(text))
    )
