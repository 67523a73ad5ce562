"""Names in JATS: one person or group, and the people of a citation by what they did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgt_cite.fields.index_names import index_names, split_particle
from cgt_cite.fields.names import is_particle, parse_name
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Name
from cgt_cite.pages.jats import tags
from cgt_cite.pages.jats.parts import parts_of, untagged
from cgt_cite.pages.jats.text import pieces, text_of
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cgt_cite.pages.jats.parts import Part

_EDITORS = lazy_compile(r"\W*(?:in:?\W*)?(?:eds?|editors?|hrsgg?|éds?|dirs?|coords?|orgs?)\b", re.IGNORECASE)
_TRANSLATORS = lazy_compile(r"\W*(?:trans|transl|translators?|übers)\b", re.IGNORECASE)
_EDITED_BY = lazy_compile(r"\b(?:edited by|editors?:)\W*\Z", re.IGNORECASE)
_IN = lazy_compile(r"\bin\b:?\s*\Z", re.IGNORECASE)
_CUT = lazy_compile(r"\bet\.? al\b|\band others\b", re.IGNORECASE)
_SUFFIX = lazy_compile(
    r"(?:jr|sr|jnr|snr|[2-9](?:nd|rd|th)|i{2,3}|iv|filho|neto|júnior|junior|sobrinho)\.?", re.IGNORECASE
)
_TITLES = ("article-title", "chapter-title", "part-title", "data-title", "source")
_PARTS = ("surname", "given-names", "prefix", "suffix")
_AT_ONCE = 16  # characters after a list of names within which "et al." belongs to it
_STRAY = " ,;:"


@dataclass
class _Group:
    """Consecutive names and the text around them."""

    role: str | None  # None: untagged, and further names may follow
    before: str
    behind_title: bool
    members: list[Part]
    after: str = ""

    def add(self, member: Element) -> None:
        """Take in a further name."""
        self.members += (self.after, member)
        self.after = ""

    @property
    def cut(self) -> bool:
        """Whether the list goes on."""
        marked = any(not isinstance(part, str) and part.tag == tags.CUT for part in self.members)
        return marked or bool(_CUT.search(untagged(self.members)) or _CUT.search(self.after[:_AT_ONCE]))


def people_of(parts: list[Part]) -> Fields:
    """Authors, editors and translators of a citation, and whether their lists are cut."""
    found: Fields = {}
    for group in _groups(parts):
        role = group.role or _role(group, found)
        names = tuple(_names(group))
        if role in ("author", "editor", "translator") and (names or group.cut):
            found[role] = (*found.get(role, ()), *names)
            found[f"{role}_truncated"] = found.get(f"{role}_truncated", False) or group.cut
    found.pop("translator_truncated", None)
    return found


def _role(group: _Group, found: Fields) -> str:
    """The role of an untyped list: from the words around it; otherwise the first list is the authors'."""
    if _EDITORS.match(group.after or untagged(group.members[-1:])) or _EDITED_BY.search(group.before):
        return "editor"
    if _TRANSLATORS.match(group.after):
        return "translator"
    if group.behind_title and _IN.search(group.before):
        return "editor"
    return "" if group.behind_title and "author" in found else "author"


def _groups(parts: list[Part]) -> Iterator[_Group]:
    group: _Group | None = None
    before, behind_title = "", False
    for part in parts:
        if isinstance(part, str):
            before += part
            if group:
                group.after += part
        elif group and (part.tag == tags.CUT or (part.tag in tags.PEOPLE and group.role is None)):
            group.add(part)
        else:
            if group:
                yield group
            group = _begun(part, before, behind_title=behind_title)
            behind_title = behind_title or part.tag in _TITLES
        if not isinstance(part, str):
            before = ""
    if group:
        yield group


def _begun(part: Element, before: str, *, behind_title: bool) -> _Group | None:
    """The group that begins with a field, if it is one of names."""
    if part.tag == tags.GROUP:
        kind = part.get("person-group-type", "").lower().strip()
        return _Group(tags.ROLES.get(kind, kind), before, behind_title, parts_of(part))
    if part.tag in tags.PEOPLE:
        return _Group(None, before, behind_title, [part])
    return None


def _names(group: _Group) -> Iterator[Name]:
    elements = [part for part in group.members if not isinstance(part, str)]
    if elements:
        yield from filter(None, map(name_of, elements))
        return
    names, _ = index_names(untagged(group.members))  # a tagged group whose names are not
    if all(name.family and name.given for name in names):
        yield from names


def name_of(element: Element) -> Name | None:
    """The name that an element holds, if it is one."""
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
        return _literal(given) if given else _unparted(text_of(element))
    prefix, suffix = found.get("prefix", ""), found.get("suffix", "")
    particle, family = split_particle(family.split())
    if prefix and all(map(is_particle, prefix.split())):  # else it is a title: Dr., Sir
        particle = f"{prefix} {particle}".strip()
    return Name(family, given, particle, suffix if _SUFFIX.fullmatch(suffix) else "")


def _unparted(text: str) -> Name | None:
    """A name in one piece."""
    text = text.strip(_STRAY)
    return parse_name(text) if text and not _CUT.fullmatch(text.rstrip(".")) else None


def _literal(text: str) -> Name | None:
    text = text.strip(_STRAY)
    return Name(literal=text) if text else None


def _without_members(collab: Element) -> str:
    """The name of a group, without its members."""
    own = [collab.text or ""]
    for child in collab:
        if child.tag not in ("contrib-group", "xref", "aff", "fn"):
            own += pieces(child)
        own.append(child.tail or "")
    return clean("".join(own))


def in_latin_letters(forms: Element) -> Element:
    """Of the forms of a name the first that is in the letters that PubMed prints, else the first."""
    return min(forms, key=_is_other_script)


def _is_other_script(name: Element) -> bool:
    letters = [char for char in text_of(name) if char.isalpha()]
    return bool(letters) and ord(letters[0]) > ord("ɏ")
