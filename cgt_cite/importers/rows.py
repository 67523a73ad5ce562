"""A record of a bibliography as text fields, whatever its format; aliases as the writers note them."""

from __future__ import annotations

from typing import NamedTuple

from cgt_cite.lazily import lazily

_ALIASES = lazily(r"\bEarlier keys?: ([^;.]+)")


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


def aliases_in(note: str) -> tuple[str, ...]:
    """The keys in a note such as `Earlier keys: Smith2019Geneb, Smith2019Genec`."""
    match = _ALIASES.search(note)
    return tuple(match[1].replace(",", " ").split()) if match else ()
