"""What the word lists say of a field's text."""

from __future__ import annotations

import re

from cgt_cite.parse.lexicon import lexicon
from cgt_cite.parse.tokens import keys_of, words_of
from cgt_cite.regex import lazy_compile

STATE = lazy_compile(
    r"[A-Z]{2}|USA|U\.S\.A\.|UK|Ill\.?|Mass\.?|Calif\.?|Pa\.?|China|India|Japan|Brazil|Brasil"
)
FEWEST_WORDS = 3  # of prose
_OF_MEETING = lazy_compile(r"[.]|\b(?:proc|conf|symp|meeting|journal|congress)", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """Whether a text has the words of a title, and names no journal."""
    return len(words_of(text)) >= FEWEST_WORDS and not (_OF_MEETING.search(text) or is_journal(text))


def is_journal(text: str) -> bool:
    """Whether a text is a known journal's name."""
    return lexicon().is_journal(keys_of(text))


def is_place(text: str) -> bool:
    """Whether a text is a known place, or a state behind one."""
    return bool(STATE.fullmatch(text)) or lexicon().is_place(keys_of(text))


def is_publisher(text: str) -> bool:
    """Whether a text is a known publisher's name."""
    return lexicon().is_publisher(keys_of(text))
