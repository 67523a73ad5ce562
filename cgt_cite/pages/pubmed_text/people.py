"""Names as a page shows them: `Ann B Smith 1 2, Jo van Dam 3`."""

from __future__ import annotations

from cgt_cite.fields.index_names import split_particle
from cgt_cite.model import Name
from cgt_cite.pages.pubmed_text import marks as at


def shown_names(line: str) -> tuple[Name, ...]:
    """The full names of a line, without the numbers of affiliations."""
    names = (name.strip().rstrip(at.AFFILIATION_MARKS) for name in line.split(","))
    return tuple(_name(name) for name in names if name)


def _name(text: str) -> Name:
    """A full name; without the index form the last word is the family name."""
    words = text.split()
    first = next((number for number, word in enumerate(words[1:], 1) if word[0].islower()), len(words) - 1)
    particle, family = split_particle(words[first:])
    return Name(family, " ".join(words[:first]), particle)
