"""Tell the names of organisations and groups from those of persons."""

from __future__ import annotations

import re
from functools import lru_cache

from cgt_cite.fields.names.vocabulary import CONNECTING_WORDS, GROUPS_OF_PERSONS, ORGANISATION_STEMS
from cgt_cite.regex import lazy_compile

_ORGANISATION = lazy_compile(rf"\b(?:sub)?(?:{'|'.join(ORGANISATION_STEMS)})", re.IGNORECASE)
_DOTTED_INITIAL = lazy_compile(r"(?<![\w.])[^\W\d_]\.(?: |\Z)")


def has_organisation_word(text: str) -> bool:
    """Whether a text contains a word such as `Society` or `Investigators`."""
    return bool(_ORGANISATION.search(text))


@lru_cache(maxsize=1024)
def is_group(text: str, *, small_letters: bool = False) -> bool:
    """Whether a text names a group: its significant words are capitalised, and one is like `Group`.

    With `small_letters`, as in `Example China study investigators`, words like `group` need not be.

    >>> is_group("Writing Committee for the Example Trial"), is_group("Study of two groups")
    (True, False)
    """
    if not has_organisation_word(text) or _DOTTED_INITIAL.search(text):
        return False
    words = [word for word in text.split() if word not in CONNECTING_WORDS]
    small = [word for word in words if word.islower()]
    if small_letters and words[-1].strip("()").lower() in GROUPS_OF_PERSONS and words[0] not in small:
        small = [word for word in small if not has_organisation_word(word)]
    return len(words) > 1 and not small
