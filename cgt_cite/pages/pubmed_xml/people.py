"""Read authors and editors from PubMed XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.names import split_particle
from cgt_cite.model import Fields, Name, NameList
from cgt_cite.pages.xml.text import text_at, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element


def names_in(author_list: Element | None) -> NameList:
    """The names in an `AuthorList`, in order."""
    return _name_list(author_list, (name for name, _ in _people(author_list)))


def authors_in(author_list: Element | None) -> Fields:
    """The authors in an `AuthorList`, and their affiliations."""
    people = list(_people(author_list))
    affiliations = tuple(tuple(_affiliations(author)) for _, author in people)
    return {
        "author": _name_list(author_list, (name for name, _ in people)),
        "affiliation": affiliations if any(affiliations) else (),
    }


def _name_list(author_list: Element | None, names: Iterable[Name]) -> NameList:
    truncated = author_list is not None and author_list.get("CompleteYN") == "N"
    return NameList(tuple(names), truncated)


def _affiliations(author: Element) -> Iterator[str]:
    for child in author:
        if child.tag == "AffiliationInfo" and (text := text_at(child, "Affiliation")):
            yield text


def _people(author_list: Element | None) -> Iterator[tuple[Name, Element]]:
    for author in author_list.findall("Author") if author_list is not None else ():
        name = _name(author)
        if name and author.get("ValidYN") != "N":  # N: a misprint, corrected in a further entry
            yield name, author


def _name(author: Element) -> Name | None:
    parts = {part.tag: part for part in reversed(author)}  # the first of each
    if group := text_of(parts.get("CollectiveName")):
        return Name(literal=group)
    particle, family = split_particle(text_of(parts.get("LastName")))
    given = text_of(parts.get("ForeName")) or text_of(parts.get("Initials"))
    return Name(family, given, particle, text_of(parts.get("Suffix"))) if family else None
