"""Read names in JATS: single people or groups, and the people of a citation by role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgt_cite.fields.names import NameForm, is_particle, parse_name, parse_names, split_particle
from cgt_cite.fields.names.vocabulary import EDITOR_MARKS, TRUNCATIONS
from cgt_cite.fields.suffixes import is_suffix
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Name, NameList
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.citation_parts import parts_of, text_outside_fields
from cgt_cite.pages.jats.text import pieces, text_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.pages.jats.citation_parts import Part

_EDITORS = lazy_compile(rf"\W*(?:in:?\W*)?(?:{EDITOR_MARKS})\b", re.IGNORECASE)
_TRANSLATORS = lazy_compile(r"\W*(?:trans|transl|translators?|übers)\b", re.IGNORECASE)
_EDITED_BY = lazy_compile(r"\b(?:edited by|editors?:)\W*\Z", re.IGNORECASE)
_IN = lazy_compile(r"\bin\b:?\s*\Z", re.IGNORECASE)
_ET_AL = lazy_compile("|".join(TRUNCATIONS), re.IGNORECASE)
_TITLES = ("article-title", "chapter-title", "part-title", "data-title", "source")
_PARTS = ("surname", "given-names", "prefix", "suffix")
_ET_AL_DISTANCE = 16  # characters after a list of names within which "et al." still belongs to the list
_STRAY = " ,;:"


@dataclass
class _Group:
    """Consecutive names and the text around them."""

    role: str | None  # None: not in a person-group, so further names may follow
    before: str
    after_title: bool
    members: list[Part]
    after: str = ""

    def add(self, member: Element) -> None:
        """Append another name and the text before it."""
        self.members += (self.after, member)
        self.after = ""

    @property
    def truncated(self) -> bool:
        """Whether the list ends with "et al."."""
        has_etal = any(not isinstance(part, str) and part.tag == tags.ET_AL for part in self.members)
        return has_etal or bool(
            _ET_AL.search(text_outside_fields(self.members)) or _ET_AL.search(self.after[:_ET_AL_DISTANCE])
        )


def people_of(parts: list[Part]) -> Fields:
    """Authors, editors and translators of a citation."""
    found: Fields = {}
    for group in _groups(parts):
        role = group.role or _role(group, found)
        names = tuple(_names(group))
        if role in ("author", "editor", "translator") and (names or group.truncated):
            before: NameList = found.get(role, NameList())
            found[role] = NameList((*before.names, *names), before.truncated or group.truncated)
    return found


def _role(group: _Group, found: Fields) -> str:
    """The role of a list without a type, from the words around it; by default the first lists the authors."""
    if _EDITORS.match(group.after or text_outside_fields(group.members[-1:])) or _EDITED_BY.search(
        group.before
    ):
        return "editor"
    if _TRANSLATORS.match(group.after):
        return "translator"
    if group.after_title and _IN.search(group.before):
        return "editor"
    return "" if group.after_title and "author" in found else "author"


def _groups(parts: list[Part]) -> Iterator[_Group]:
    group: _Group | None = None
    before, after_title = "", False
    for part in parts:
        if isinstance(part, str):
            before += part
            if group:
                group.after += part
        elif group and (part.tag == tags.ET_AL or (part.tag in tags.PEOPLE and group.role is None)):
            group.add(part)
        else:
            if group:
                yield group
            group = _start_group(part, before, after_title=after_title)
            after_title = after_title or part.tag in _TITLES
        if not isinstance(part, str):
            before = ""
    if group:
        yield group


def _start_group(part: Element, before: str, *, after_title: bool) -> _Group | None:
    """A new group, if the field is a name or a list of names."""
    if part.tag == tags.PERSON_GROUP:
        kind = part.get("person-group-type", "").lower().strip()
        return _Group(tags.ROLES.get(kind, kind), before, after_title, parts_of(part))
    if part.tag in tags.PEOPLE:
        return _Group(None, before, after_title, [part])
    return None


def _names(group: _Group) -> Iterator[Name]:
    elements = [part for part in group.members if not isinstance(part, str)]
    if elements:
        yield from filter(None, map(name_of, elements))
        return
    names = parse_names(text_outside_fields(group.members), NameForm.INDEX).names  # the group is plain text
    if all(name.family and name.given for name in names):
        yield from names


def name_of(element: Element) -> Name | None:
    """The name in an element, or None if it contains none."""
    match element.tag:
        case "name" | "string-name":
            return _person(element)
        case "collab" | "institution":
            return _literal(_without_members(element))
        case "name-alternatives" | "collab-alternatives":
            return name_of(in_latin_letters(element)) if len(element) else None
        case _:
            return None


def _person(element: Element) -> Name | None:
    found = {part.tag: text_of(part).strip(_STRAY) for part in element.iter() if part.tag in _PARTS}
    family, given = found.get("surname", ""), found.get("given-names", "")
    if not family:
        return _literal(given) if given else _parse_undivided(text_of(element))
    prefix, suffix = found.get("prefix", ""), found.get("suffix", "")
    particle, family = split_particle(family)
    if prefix and all(map(is_particle, prefix.split())):  # otherwise it is a title: Dr., Sir
        particle = f"{prefix} {particle}".strip()
    return Name(family, given, particle, suffix if is_suffix(suffix, any_case=True) else "")


def _parse_undivided(text: str) -> Name | None:
    """A name that is not divided into surname and given names."""
    text = text.strip(_STRAY)
    return parse_name(text) if text and not _ET_AL.fullmatch(text.rstrip(".")) else None


def _literal(text: str) -> Name | None:
    text = text.strip(_STRAY)
    return Name(literal=text) if text else None


def _without_members(collab: Element) -> str:
    """The name of a group without the names of its members."""
    own = [collab.text or ""]
    for child in collab:
        if child.tag not in ("contrib-group", "xref", "aff", "fn"):
            own += pieces(child)
        own.append(child.tail or "")
    return clean("".join(own))


def in_latin_letters(forms: Element) -> Element:
    """The first form of a name in Latin letters, as PubMed prints names; otherwise the first form."""
    return min(forms, key=_is_other_script)


def _is_other_script(name: Element) -> bool:
    letters = [char for char in text_of(name) if char.isalpha()]
    return bool(letters) and ord(letters[0]) > ord("ɏ")
