"""Authors and editors in PubMed's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.index_names import split_particle
from cgt_cite.model import Fields, Name
from cgt_cite.pages.xml.text import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def names_in(author_list: Element | None) -> tuple[Name, ...]:
    """The names of one list, in order."""
    return tuple(name for name, _ in _people(author_list))


def authors_in(author_list: Element | None) -> Fields:
    """The authors of a list and where each works, and whether it leaves any out."""
    people = list(_people(author_list))
    affiliations = tuple(tuple(_affiliations(author)) for _, author in people)
    return {
        "author": tuple(name for name, _ in people),
        "author_truncated": is_cut(author_list),
        "affiliation": affiliations if any(affiliations) else (),
    }


def _affiliations(author: Element) -> Iterator[str]:
    for child in author:
        if child.tag == "AffiliationInfo" and (text := text_at(child, "Affiliation")):
            yield text


def is_cut(author_list: Element | None) -> bool:
    """Whether the list says that it leaves names out."""
    return author_list is not None and author_list.get("CompleteYN") == "N"


def _people(author_list: Element | None) -> Iterator[tuple[Name, Element]]:
    for author in author_list.iterfind("Author") if author_list is not None else ():
        name = _name(author)
        if name and author.get("ValidYN") != "N":  # N: a misprint, corrected in a further entry
            yield name, author


def _name(author: Element) -> Name | None:
    group = text_at(author, "CollectiveName")
    if group:
        return Name(literal=group)
    particle, family = split_particle(text_at(author, "LastName").split())
    given = text_at(author, "ForeName") or text_at(author, "Initials")
    return Name(family, given, particle, text_at(author, "Suffix")) if family else None
