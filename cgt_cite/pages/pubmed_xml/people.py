"""Authors and editors in PubMed's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.index_names import split_particle
from cgt_cite.model import Name
from cgt_cite.pages.pubmed_xml.text import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def names_in(author_list: Element | None) -> tuple[Name, ...]:
    """The names of one list, in order."""
    return tuple(_names(author_list)) if author_list is not None else ()


def is_cut(author_list: Element | None) -> bool:
    """Whether the list says that it leaves names out."""
    return author_list is not None and author_list.get("CompleteYN") == "N"


def _names(author_list: Element) -> Iterator[Name]:
    for author in author_list.iterfind("Author"):
        name = _name(author)
        if name and author.get("ValidYN") != "N":  # N: a misprint, corrected in a further entry
            yield name


def _name(author: Element) -> Name | None:
    group = text_at(author, "CollectiveName")
    if group:
        return Name(literal=group)
    particle, family = split_particle(text_at(author, "LastName").split())
    given = text_at(author, "ForeName") or text_at(author, "Initials")
    return Name(family, given, particle, text_at(author, "Suffix")) if family else None
