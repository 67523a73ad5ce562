"""Split a list of names at commas, semicolons and conjunctions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.names.groups import has_organisation_word, is_group
from cgt_cite.fields.names.single import NameForm
from cgt_cite.fields.names.vocabulary import CONJUNCTIONS, CONJUNCTIONS_IN_NAMES
from cgt_cite.fields.names.words import is_initials
from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator


class Gap(StrEnum):
    """What is between two segments."""

    COMMA = ","
    CONJUNCTION = ", and"  # between two names
    AND = "and"  # between two names, or within the name of a group
    EITHER = "y"  # between two names, or two halves of one
    GROUP = "for"  # `for the`, `on behalf of`: before a group, or within its name
    SLASH = "/"  # between two names, or within the name of a group
    END = ";"  # between two names for certain


class Segment(NamedTuple):
    """A stretch of the text, and the gap after it."""

    whole: str  # the text that the segments are of
    start: int
    end: int
    gap: Gap

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.whole[self.start : self.end]


_LIST_CONJUNCTIONS = "|".join(CONJUNCTIONS)
_JOINING = "|".join(CONJUNCTIONS_IN_NAMES)
_GAPS = lazy_compile(
    r"\s?(?P<end>[;；])(?: ?,)?\s?(?:(?:and|&) )?|"
    rf"\s?(?P<comma>[,，、])+ ?(?:(?P<conjunction>{_LIST_CONJUNCTIONS}|{_JOINING}) )?|"
    r" ?(?P<slash>/) ?|"
    rf" (?P<also>{_LIST_CONJUNCTIONS}) |"
    rf" (?P<either>{_JOINING}) (?=[^\W\d_a-z]|[a-z]+ )|"
    r" (?P<group>(?:on|for|in) behalf of (?:the )?|for (?:the )?)(?=[A-Z])"
)
_INDEX_GAPS = lazy_compile(r"\s?(?P<end>;)\s?|\s?(?P<comma>,)\s?")
_BEFORE_GROUP = lazy_compile(r"(?:and )?(?:(?:on|for|in) behalf of |for )(?:the )?(?=[A-Z])")
_GAP_OF = {
    "end": Gap.END,
    "conjunction": Gap.CONJUNCTION,
    "also": Gap.AND,
    "either": Gap.EITHER,
    "group": Gap.GROUP,
    "slash": Gap.SLASH,
    "comma": Gap.COMMA,
}


def split_segments(text: str, form: NameForm | None = None) -> list[Segment]:
    """The segments of a list; in index form, as PubMed prints it, there are no conjunctions between names."""
    gaps = _INDEX_GAPS if form is NameForm.INDEX else _GAPS
    segments: list[Segment] = []
    start = 0
    for found in gaps.finditer(text):
        names = found.groupdict()
        gap = next(gap for name, gap in _GAP_OF.items() if names.get(name))
        segments += _segment(text, start, found.start(), gap, form)
        start = found.end()
    return [*segments, *_segment(text, start, len(text), Gap.END, form)]


def _segment(text: str, start: int, end: int, gap: Gap, form: NameForm | None) -> Iterator[Segment]:
    if form is None and (intro := _BEFORE_GROUP.match(text, start, end)):
        start = intro.end()
    if not any(map(str.isalnum, text[start:end])):
        return
    borders = [] if form else [start + border for border in _run_on(text[start:end])]
    for border in borders:
        yield Segment(text, start, border, Gap.END)
        start = border + 1
    yield Segment(text, start, end, gap)


def _run_on(text: str) -> list[int]:
    """Where names end that spaces alone separate: `Smith JA Jones B`, `J. Smith B. Jones`."""
    words = text.split(" ")
    if has_organisation_word(text):
        return _before_group(words)
    initials = [is_initials(word) and not is_suffix(word, any_case=True) for word in words]
    changes = [at for at in range(1, len(words)) if initials[at] != initials[at - 1]]
    if len(changes) < 3 or len(changes) % 2 == 0:  # noqa: PLR2004 - two names of two parts each
        return []
    return [len(" ".join(words[:at])) for at in changes[1::2]]


def _before_group(words: list[str]) -> list[int]:
    """Where the person ends that a group follows: `Raz I Collaborative Study Group`."""
    end = next((at for at in range(2, len(words)) if is_initials(words[at - 1])), len(words))
    person, group = " ".join(words[:end]), " ".join(words[end:])
    return [len(person)] if is_group(group, small_letters=True) and not has_organisation_word(person) else []
