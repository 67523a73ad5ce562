"""A record of a bibliography as text fields, whatever its format; aliases as the writers note them."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.regex import lazy_compile

_CITED_AS, _PARTS = "Cited as: ", "; "  # how the writers introduce a reference string, and separate notes
_ALIASES = lazy_compile(r"\bEarlier keys?: ([^;.]+)")


class Row(NamedTuple):
    """What identifies a record; everything as it is written there, without markup.

    `authors` are the editors where there are no authors.
    """

    key: str
    title: str = ""
    authors: tuple[str, ...] = ()  # "Family, Given", "Organisation" or "{Organisation, Department}"
    year: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()  # other keys of the record
    texts: tuple[str, ...] = ()  # reference strings, and notes that may be ones


def texts_in(note: str) -> tuple[str, ...]:
    """A note as a whole and in its parts, one of which may be a reference string."""
    parts = (part.removeprefix(_CITED_AS) for part in (note, *note.split(_PARTS)))
    cited = note.partition(_CITED_AS)[2].partition("; Cited by: ")[0].partition("; Listed under: ")[0]
    return tuple(dict.fromkeys(filter(None, (*parts, cited))))


def aliases_in(note: str) -> tuple[str, ...]:
    """The keys in a note such as `Earlier keys: Smith2019Geneb, Smith2019Genec`."""
    match = _ALIASES.search(note)
    return tuple(match[1].replace(",", " ").split()) if match else ()
