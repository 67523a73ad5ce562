"""`Row`: a record of an imported bibliography; and how to read the notes that `formats` writes."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.fields import note_labels
from cgt_cite.regex import lazy_compile

_CITED_AS = f"{note_labels.CITED_AS}: "
_ALIASES = lazy_compile(rf"\b{note_labels.EARLIER_KEY}s?: ([^;.]+)")


class Row(NamedTuple):
    """The fields of a record that identify its work, without markup.

    `authors` are the editors if there are no authors.
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
    texts: tuple[str, ...] = ()  # reference strings, and notes that may contain one


def texts_in_note(note: str) -> tuple[str, ...]:
    """A note, its parts, and the text cited in it: all that may be reference strings."""
    parts = (part.removeprefix(_CITED_AS) for part in (note, *note.split(note_labels.SEPARATOR)))
    cited = note.partition(_CITED_AS)[2]
    for label in (note_labels.CITED_BY, note_labels.LISTED_UNDER):
        cited = cited.partition(f"{note_labels.SEPARATOR}{label}: ")[0]
    return tuple(dict.fromkeys(filter(None, (*parts, cited))))


def aliases_in_note(note: str) -> tuple[str, ...]:
    """The keys in a note such as `Earlier keys: Smith2019Geneb, Smith2019Genec`."""
    match = _ALIASES.search(note)
    return tuple(match[1].replace(",", " ").split()) if match else ()
