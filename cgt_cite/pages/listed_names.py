"""A line of names, `Doe J(1), van Roe R(#)(2); Example Group.`, told from a sentence."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.fields.book_citation import parse_editors
from cgt_cite.fields.index_names import SMALL_WORDS, index_names, is_group, is_person
from cgt_cite.fields.names import is_particle
from cgt_cite.model import Name
from cgt_cite.regex import lazy_compile

_LABEL = lazy_compile(r"[A-Z][A-Z /&,-]{2,60}: ")
_AUTHORS = lazy_compile(r",? authors?\.?(?=;|$)")
_LONGEST_GROUP = 400  # characters
_MOST_WORDS = 6  # of a family name
_SHORT = 4  # letters


class Names(NamedTuple):
    """Who wrote and who edited a work; `cut` where the list says `et al.`."""

    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    cut: bool = False

    @property
    def names(self) -> tuple[Name, ...]:
        """All of them."""
        return self.author + self.editor


def read_names(text: str) -> Names:
    """The names that a paragraph lists; none where it is no such list."""
    if _LABEL.match(text):
        return Names()
    editors, cut, rest = parse_editors(text)
    if editors and not rest:
        return by_role(editors, cut=cut) if _are_names(editors, text) else Names()
    names, cut = index_names(_AUTHORS.sub("", text))
    return Names(names, cut=cut) if _are_names(names, text) else Names()


def by_role(editors: tuple[Name, ...], *, cut: bool = False) -> Names:
    """The editors of a book; a committee that they belong to is its author."""
    persons = tuple(filter(is_person, editors))
    groups = tuple(name for name in editors if not is_person(name))
    return Names(groups, persons, cut) if persons else Names((), groups, cut)


def _are_names(names: tuple[Name, ...], text: str) -> bool:
    persons = list(filter(is_person, names))
    if not persons:
        return bool(names) and len(text) <= _LONGEST_GROUP and all(is_group(name.literal) for name in names)
    return 2 * len(persons) >= len(names) and 4 * sum(map(_is_name, persons)) >= 3 * len(persons)


def _is_name(name: Name) -> bool:
    """Whether a family name is one: its words in small letters are short, or particles."""
    words = f"{name.particle} {name.family}".split()
    small = [word for word in words if word[0].islower() and not is_particle(word)]
    return len(words) <= _MOST_WORDS and all(
        ("'" in word or len(word) < _SHORT) and word not in SMALL_WORDS for word in small
    )
