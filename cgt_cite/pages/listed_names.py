"""Read lists of names, `Doe J(1), van Roe R(#)(2); Example Group.`, and tell them from sentences."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.fields.book_citation import parse_editors
from cgt_cite.fields.index_names import SMALL_WORDS, index_names, is_group, is_person
from cgt_cite.fields.names import is_particle
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

_LABEL = lazy_compile(r"[A-Z][A-Z /&,-]{2,60}: ")
_AUTHORS = lazy_compile(r",? authors?\.?(?=;|$)")
_MAX_GROUP_LENGTH = 400  # characters
_MAX_WORDS = 6  # of a family name
_MIN_LONG_WORD = 4  # letters


class People(NamedTuple):
    """The authors and editors of a work."""

    author: NameList = NameList()
    editor: NameList = NameList()

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.author or self.editor)


def read_names(text: str) -> People:
    """The names that a paragraph lists; none if it is not a list of names."""
    if _LABEL.match(text):
        return People()
    editors, rest = parse_editors(text)
    if editors and not rest:
        return by_role(editors) if _are_names(editors.names, text) else People()
    authors = index_names(_AUTHORS.sub("", text))
    return People(authors) if _are_names(authors.names, text) else People()


def by_role(editors: NameList) -> People:
    """Assign roles to a book's editors: if persons are among them, groups are its authors."""
    persons = tuple(filter(is_person, editors.names))
    groups = tuple(name for name in editors.names if not is_person(name))
    truncated = editors.truncated
    if persons:
        return People(NameList(groups, truncated), NameList(persons))
    return People(NameList((), truncated), NameList(groups))


def _are_names(names: tuple[Name, ...], text: str) -> bool:
    persons = list(filter(is_person, names))
    if not persons:
        return (
            bool(names) and len(text) <= _MAX_GROUP_LENGTH and all(is_group(name.literal) for name in names)
        )
    return 2 * len(persons) >= len(names) and 4 * sum(map(_is_name, persons)) >= 3 * len(persons)


def _is_name(name: Name) -> bool:
    """Whether a family name looks like one: its lower-case words are short or are particles."""
    words = f"{name.particle} {name.family}".split()
    lower_case = [word for word in words if word[0].islower() and not is_particle(word)]
    return len(words) <= _MAX_WORDS and all(
        ("'" in word or len(word) < _MIN_LONG_WORD) and word not in SMALL_WORDS for word in lower_case
    )
