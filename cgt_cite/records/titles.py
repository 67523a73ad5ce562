"""Compare a record's title with a reference string: it is there, or there is another, or one cannot tell.

Spellings and small words do not matter.  A typing error, or a subtitle that the string lacks, makes the
comparison unsafe.  Any other word that only one side has is a difference: another number, a cue (`reply`,
`erratum`, `part`), a title that goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.merge.generic_titles import is_generic
from cgt_cite.merge.match_keys import LONG_TITLE
from cgt_cite.regex import lazy_compile

from .alignment import SMALL, Alignment, Words, align, mistyped
from .cues import CUES, PARTS, SERIES
from .outcome import Outcome, agreement_if, worst
from .words import Text, is_number, normal_form, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Work

    from .lookup import Cited

_MIN_SHARED = 0.5  # share of a title's words; with fewer, the string has another title or none
_NEAR = 3  # words before and after a title in which a cue is looked for
_CUES = frozenset(map(normal_form, CUES | PARTS))
_ANNOUNCING = _CUES - {"re", "pt"}  # which are initials before a title
_SPECIAL = frozenset(map(normal_form, CUES | SERIES))
_BEFORE = lazy_compile(r"(?:\A|[^\w\s-]|\s-|\d)\s*\Z")  # between a title and what precedes it
_AFTER = lazy_compile(r"[\s\"'”’»)\]]*(?:[.,;?!/*†(\[]|\Z|[\"'”’»])")  # between a title and what follows
_SUBTITLE = lazy_compile(r"\s*(?:[:.?!;–—(\[]|\s-|--)")
_NUMERAL = lazy_compile(r"\W{0,3}(?:[ivx]{1,5}|\d{1,2})[.:]\s")  # of a part, after the title of its series
_BRACKET = lazy_compile(r"\W{0,3}[\[(]")  # what it contains is compared as the kind of work
_CLAUSES = lazy_compile(r"[.:;()\[\]]")
_IN_BOOK = "in"


def compare_title(cited: Cited, record: Work) -> Outcome:
    """Whether the reference has the record's title, no more and no less.

    That it has not means nothing if PubMed has translated the title.
    """
    found = _compare(record.title, cited.text, cited.work)
    is_translated = bool(record.language) and "en" not in record.language
    return Outcome.UNKNOWN if is_translated and found is Outcome.DIFFERS else found


def _compare(title: str, text: str, parsed: Work) -> Outcome:
    ours, theirs, own = read_words(title), read_words(text), read_words(parsed.title)
    if not ours.words:
        return Outcome.UNKNOWN
    found = align(ours.forms, theirs.forms)
    if found.shared < _MIN_SHARED * min(len(ours.words), len(own.words) or len(ours.words)):
        return Outcome.DIFFERS if own.words else Outcome.UNKNOWN
    return worst(
        (
            *_within(ours, found),
            *_around(theirs, found, own),
            _cues(theirs, found, parsed),
            *_as_parsed(ours, own),
        )
    )


def identifies(title: str) -> bool:
    """Whether a title is long and specific enough for one work."""
    folded = fold(title)
    return len(folded) >= LONG_TITLE and not is_generic(folded)


def _within(title: Text, found: Alignment) -> Iterator[Outcome]:
    """What the words between the ends are, and those of the title that the text lacks at either end."""
    for ours, theirs in found.differences:
        yield _difference(ours, theirs)
    words = title.words
    if missing := title.forms[: found.title_begin]:
        gap = title.plain[words[found.title_begin - 1].end : words[found.title_begin].start]
        yield _omission(missing, gap)
    if missing := title.forms[found.title_end :]:
        gap = title.plain[words[found.title_end - 1].end : words[found.title_end].start]
        yield _omission(missing, gap)


def _difference(ours: Words, theirs: Words) -> Outcome:
    if SMALL.issuperset((*ours, *theirs)):
        return Outcome.AGREES
    is_error = bool(ours and theirs) and not _are_special((*ours, *theirs)) and mistyped(ours, theirs)
    return Outcome.UNKNOWN if is_error else Outcome.DIFFERS


def _omission(missing: Words, gap: str) -> Outcome:
    if SMALL.issuperset(missing):
        return Outcome.AGREES
    is_subtitle = _SUBTITLE.match(gap) and not _are_special(missing)
    return Outcome.UNKNOWN if is_subtitle else Outcome.DIFFERS


def _are_special(words: tuple[str, ...] | Words) -> bool:
    return not _SPECIAL.isdisjoint(words) or any(map(is_number, words))


def _around(text: Text, found: Alignment, own: Text) -> Iterator[Outcome]:
    """Whether the title begins and ends there, in punctuation or where the parser found its ends.

    A name may run into the title, but a title that goes on is another.
    """
    before, after = _surroundings(text, found)
    words = text.forms[found.begin : found.end]
    begins = own.forms[:1] == words[:1] or bool(_BEFORE.search(before))
    ends = own.forms[-1:] == words[-1:] or bool(_AFTER.match(after))
    yield Outcome.AGREES if begins else Outcome.UNKNOWN
    yield agreement_if(ends)


def _surroundings(text: Text, found: Alignment) -> tuple[str, str]:
    return text.plain[: text.words[found.begin].start], text.plain[text.words[found.end - 1].end :]


def _cues(text: Text, found: Alignment, parsed: Work) -> Outcome:
    """Whether a word before or after the title says that the string cites something other than the paper."""
    before, after = _surroundings(text, found)
    journal = read_words(parsed.container_title).forms
    return agreement_if(not _announces_another(before) and not _goes_on(after, journal))


def _announces_another(before: str) -> bool:
    """Whether what precedes a title is `Erratum:`, `[Reply to]` or a book's `In:`."""
    clauses = [clause for part in _CLAUSES.split(before) if (clause := read_words(part).forms)]
    last = clauses[-1] if clauses else []
    return last[-1:] == [_IN_BOOK] or (len(last) <= _NEAR and not _ANNOUNCING.isdisjoint(last))


def _goes_on(after: str, journal: Words) -> bool:
    """Whether what follows a title, if it is not the journal, is `Reply` or the number of a part."""
    following = read_words(after).forms
    if _BRACKET.match(after) or (journal and following[: len(journal)] == journal):
        return False
    return not _CUES.isdisjoint(following[:1]) or bool(_NUMERAL.match(after))


def _as_parsed(title: Text, own: Text) -> Iterator[Outcome]:
    """Whether the parsed title is this one; it can be cut, or run into what surrounds it."""
    if not own.words:
        return
    found = align(own.forms, title.forms)
    if found.shared < _MIN_SHARED * len(own.words):
        yield Outcome.DIFFERS
    elif others := {*own.forms[: found.title_begin], *own.forms[found.title_end :]} - SMALL:
        yield Outcome.DIFFERS if others & _CUES else Outcome.UNKNOWN
