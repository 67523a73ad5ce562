"""Compare the journal of a record with the one that a reference prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.journals.names import initials, split_words, strip_qualifier

from .cues import CONTRACTIONS
from .outcome import Outcome, agreement_if

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .lookup import Cited

_MIN_INITIALS = 3  # letters of an acronym: `JAMA`, `BMJ`
_MIN_LONG = 4  # words of a name that no other journal has with one more word
_MIN_PART = 2  # words of a name that may be short for a longer one: `Am J Physiol`


def compare_journal(cited: Cited, record: Work) -> Outcome:
    """Whether the printed name, in full or abbreviated by whatever rules, is that of the record's journal."""
    printed = cited.work.container_title_short or cited.work.container_title
    names = [name for name in (record.container_title, record.container_title_short) if name]
    if not printed or not names:
        return Outcome.UNKNOWN
    if any(_is_same_name(printed, name) or _lacks_one_word(printed, name) for name in names):
        return Outcome.AGREES
    if any(_is_part(printed, name) for name in names):
        return Outcome.UNKNOWN
    return agreement_if(any(_is_acronym(printed, name) for name in names))


def _is_same_name(printed: str, name: str) -> bool:
    """Whether in each pair of words one abbreviates the other."""
    one, two = _words(printed), _words(name)
    return bool(one) and len(one) == len(two) and all(map(_fits, one, two))


def _words(name: str) -> tuple[str, ...]:
    """The significant words; `A` is one at the end of `Phys Rev A`, but not within a name."""
    return split_words(strip_qualifier(name).replace(" A ", " a ")).significant


def _fits(one: str, two: str) -> bool:
    short, full = sorted((one, two), key=len)
    return full.startswith((short, CONTRACTIONS.get(short, short)))


def _is_part(printed: str, name: str) -> bool:
    """Whether one name begins with the other, as those of a journal and of its sections do."""
    short, full = sorted((_words(printed), _words(name)), key=len)
    return len(short) >= _MIN_PART and all(map(_fits, short, full))


def _lacks_one_word(printed: str, name: str) -> bool:
    """Whether a long name lacks only the last word: `Proc Natl Acad Sci`."""
    one, two = len(_words(printed)), len(_words(name))
    return min(one, two) >= _MIN_LONG and abs(one - two) == 1 and _is_part(printed, name)


def _is_acronym(printed: str, name: str) -> bool:
    return any(
        len(short) >= _MIN_INITIALS and short.isalpha() and initials(full).startswith(short)
        for short, full in ((_letters(printed), name), (_letters(name), printed))
    )


def _letters(name: str) -> str:
    return strip_qualifier(name).replace(".", "").casefold()
