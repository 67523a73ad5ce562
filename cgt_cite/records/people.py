"""Compare the first author of a record with the one that a reference prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

from .outcome import Outcome, agreement_if
from .words import read_words

if TYPE_CHECKING:
    from cgt_cite.model import Name, Work

    from .lookup import Cited

# how letters that are no accented ones, and substitutes for umlauts, are written without accents
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_BRACKETED = lazy_compile(r"\([^()]*\)")
_LEADING_WORDS = 4  # of a string, among which its first author is if the parser found none


def compare_author(cited: Cited, record: Work) -> Outcome:
    """Whether the first author is the same, in any spelling and with initials that do not contradict."""
    ours, theirs, text = record.author.names, cited.work.author.names, cited.text
    if not ours:
        return Outcome.UNKNOWN
    if any(name.literal and _names_group(name.literal, text) for name in ours):
        return Outcome.AGREES
    if not theirs:
        return _compare_beginning(ours[0], text)
    if ours[0].literal or theirs[0].literal:
        return Outcome.UNKNOWN
    return agreement_if(_same_person(ours[0], theirs[0]))


def _names_group(group: str, text: str) -> bool:
    """Whether a text names a group, with or without its acronym in brackets."""
    words = {word.form for word in read_words(_BRACKETED.sub(" ", group)).words}
    return bool(words) and words <= {word.form for word in read_words(text).words}


def _compare_beginning(name: Name, text: str) -> Outcome:
    """Whether a string begins with the author; that it does not means nothing."""
    leading = [_letters(word.form) for word in read_words(text).words[:_LEADING_WORDS]]
    family = name.literal or name.family
    sought = [_letters(word.form) for word in read_words(family).words]
    found = bool(sought) and any(leading[at : at + len(sought)] == sought for at in range(len(leading)))
    return Outcome.AGREES if found else Outcome.UNKNOWN


def _same_person(one: Name, two: Name) -> bool:
    """Whether names agree, wherever the border between family and given name was drawn."""
    is_whole_same = _whole(one) == _whole(two)
    return is_whole_same or (_same_family(one, two) and _same_initial(one, two))


def _whole(name: Name) -> str:
    return "".join((*_family(name), fold(name.given)))


def _same_family(one: Name, two: Name) -> bool:
    """Whether families are the same, or one has a particle or a second surname that the other lacks."""
    ours, theirs = _family(one), _family(two)
    short, full = sorted((ours, theirs), key=len)
    is_part = bool(short) and short in (full[: len(short)], full[-len(short) :])
    return is_part or "".join(ours) == "".join(theirs)


def _family(name: Name) -> list[str]:
    """The words of a family name, as they are written without accents."""
    words = f"{name.particle} {name.family or name.literal}".replace("-", " ").split()
    return [letters for word in words if (letters := _letters(word))]


def _letters(word: str) -> str:
    """A name's letters without accents; `Müller` and `Mueller` are `muller`."""
    plain = fold(word.casefold().translate(_LETTERS))
    for transcribed, letter in _UMLAUTS:
        plain = plain.replace(transcribed, letter)
    return plain


def _same_initial(one: Name, two: Name) -> bool:
    ours, theirs = fold(one.given)[:1], fold(two.given)[:1]
    return not ours or not theirs or ours == theirs
