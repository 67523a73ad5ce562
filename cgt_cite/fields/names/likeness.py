"""Tell lists of names from sentences that were read as if they were lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.names.groups import is_group
from cgt_cite.fields.names.single import is_person
from cgt_cite.fields.names.vocabulary import SENTENCE_WORDS
from cgt_cite.fields.names.words import is_particle

if TYPE_CHECKING:
    from cgt_cite.model import Name, NameList

_MAX_GROUP_LENGTH = 400  # characters
_MAX_WORDS = 6  # of a family name
_MIN_LONG_WORD = 4  # letters


def look_like_names(names: NameList, text: str) -> bool:
    """Whether `names`, parsed from `text`, are names: most are persons, or all are groups."""
    persons = list(filter(is_person, names.names))
    if not persons:
        return (
            bool(names)
            and len(text) <= _MAX_GROUP_LENGTH
            and all(is_group(name.literal) for name in names.names)
        )
    plausible = sum(map(_has_plausible_family, persons))
    return 2 * len(persons) >= len(names.names) and 4 * plausible >= 3 * len(persons)


def _has_plausible_family(name: Name) -> bool:
    """Whether the lower-case words of a family name are short or are particles."""
    words = f"{name.particle} {name.family}".split()
    lower_case = [word for word in words if word[0].islower() and not is_particle(word)]
    return len(words) <= _MAX_WORDS and all(
        ("'" in word or len(word) < _MIN_LONG_WORD) and word not in SENTENCE_WORDS for word in lower_case
    )
