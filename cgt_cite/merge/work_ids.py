"""Make work ids: for each entry the surest of the values by which merging joins records, as one text.

Entries that were not merged can be grouped by it in any database.  That joins less than merging does, which
compares all match keys of a record, and it does not see contradictions between the records of a group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.merge.match_keys import IDENTIFIER_TYPES, bibliographic_keys, comparable, text_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.model import Entry, Sighting, Work

_MAX_LENGTH = 120  # characters; of longer ids, the end is replaced by a hash
_BEGINNING = 80
_HASH_BYTES = 10


def work_id(work: Work, text: str, place: str) -> str:
    """The identity of a work: its PMID, PMCID or DOI, else a bibliographic key, its text, or its place.

    It is `pmid:30858502`, `locator:smith|2010|12|345` or the like, and never empty; equal works that are
    cited in the same words have the same one.  It depends on the arguments alone.
    """
    for kind in IDENTIFIER_TYPES:
        if value := comparable(getattr(work, kind)):
            return f"{kind.lower()}:{value}"
    keys = (*_sorted_by_kind(bibliographic_keys(work._asdict())), *text_keys(text))
    return _readable(keys[0]) if keys else f"place:{place}"


def work_id_of(entry: Entry) -> str:
    """The work id of an entry with these fields and texts."""
    place = min(map(_place, entry.sightings), default=entry.key)
    return work_id(entry.work, min(entry.text, default=""), place)


def _place(sighting: Sighting) -> str:
    """The item of an article's list, whichever saved copy of the article it is on."""
    citing = sighting.citing_pmid or sighting.citing_doi.casefold() or sighting.source
    return f"{citing}#{sighting.position}" if sighting.position else citing


_KINDS = ("locator", "title", "undated", "url and title", "url and author")  # which most references have


def _sorted_by_kind(keys: Iterator[str]) -> list[str]:
    return sorted(keys, key=lambda key: _KINDS.index(key.partition("\t")[0]))


def _readable(key: str) -> str:
    """A match key as `kind:part|part`."""
    kind, _, parts = key.partition("\t")
    text = f"{kind.replace(' ', '-')}:{parts.replace(chr(9), '|')}"
    return text if len(text) <= _MAX_LENGTH else f"{text[:_BEGINNING]}~{_hash(text)}"


def _hash(text: str) -> str:
    from hashlib import blake2b  # which few runs need

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).hexdigest()
