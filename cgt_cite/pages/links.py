"""What edges need of a page: the identifiers of its article and of the works that it cites."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.model import Work


class Link(NamedTuple):
    """A reference, as far as it identifies a work."""

    position: int
    PMID: str = ""
    PMCID: str = ""
    DOI: str = ""
    text: str = ""  # its string, if it has no identifier


class LinkedPage(NamedTuple):
    """An article, of which only identifiers and title are known, with a link for each known reference."""

    article: Work
    links: tuple[Link, ...]
    layout: str = ""
    source: str = ""
