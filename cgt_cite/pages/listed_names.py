"""Read lists of names, `Doe J(1), van Roe R(#)(2); Example Group.`, and tell them from sentences."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.fields.book_citation import parse_editors
from cgt_cite.fields.names import NameForm, is_person, look_like_names, parse_names
from cgt_cite.model import NameList
from cgt_cite.pages.headings import SECTION_LABEL
from cgt_cite.regex import lazy_compile

_AUTHORS = lazy_compile(r",? authors?\.?(?=;|$)")


class People(NamedTuple):
    """The authors and editors of a work."""

    author: NameList = NameList()
    editor: NameList = NameList()

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.author or self.editor)


def read_names(text: str) -> People:
    """The names that a paragraph lists; none if it is not a list of names."""
    if SECTION_LABEL.match(text):
        return People()
    editors, rest = parse_editors(text)
    if editors and not rest:
        return assign_roles(editors) if look_like_names(editors, text) else People()
    authors = parse_names(_AUTHORS.sub("", text), NameForm.INDEX)
    return People(authors) if look_like_names(authors, text) else People()


def assign_roles(editors: NameList) -> People:
    """Assign roles to a book's editors: if persons are among them, groups are its authors."""
    persons = tuple(filter(is_person, editors.names))
    groups = tuple(name for name in editors.names if not is_person(name))
    return (
        People(NameList(groups), NameList(persons, editors.truncated)) if persons else People(editor=editors)
    )
