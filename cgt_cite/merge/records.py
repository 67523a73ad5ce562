"""Sightings of works, and the small form in which they wait until all are known."""

from __future__ import annotations

import copyreg
import pickle
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cgt_cite.merge.claims import Claim, Origin, claim
from cgt_cite.merge.identity import identifiers, proofs
from cgt_cite.model import Entry, Name, Pages, PartialDate, Work

if TYPE_CHECKING:
    from cgt_cite.model import Fields, Page, Reference


class Record(NamedTuple):
    """One sighting of a work: what is claimed of it there, and where that was."""

    claims: tuple[Claim, ...]
    source: str
    position: int = 0
    cited_by: str = ""
    heading: str = ""
    text: str = ""
    wanted: bool = True  # False: it only tells more of works that others name


class Packed:  # smaller than a tuple: there is one for each reference of a run
    """A record as bytes, with what has to be compared before it is unpacked."""

    __slots__ = ("content", "identifiers", "proofs", "wanted")

    def __init__(
        self, identifiers: tuple[int, ...], proofs: tuple[int, ...], content: bytes, *, wanted: bool
    ) -> None:
        self.identifiers, self.proofs, self.content, self.wanted = identifiers, proofs, content, wanted


def of_reference(reference: Reference, page: Page) -> Record:
    """The record of one item of a page's list."""
    return Record(
        claims=(
            claim(Origin.LINK, reference.work),
            claim(Origin.TEXT, reference.parsed, reference.confidence or 0.0),
        ),
        source=page.source,
        position=reference.position,
        cited_by=page.name,
        heading=reference.heading,
        text=reference.text,
    )


def of_article(page: Page, *, wanted: bool) -> Record:
    """The record of the article that a page is about."""
    origin = Origin.LISTED if page.listed else Origin.PAGE
    return Record((claim(origin, page.article),), page.source, wanted=wanted)


def of_mention(work: Work, source: str) -> Record:
    """The record of a work that another page describes."""
    return Record((claim(Origin.LISTED, work),), source, wanted=False)


def pack(record: Record) -> Packed:
    """The small form of a record."""
    ids, own = _hashes(record)
    return Packed(ids, own, pickle.dumps(tuple(record)), wanted=record.wanted)


def proofs_of(record: Record) -> tuple[int, ...]:
    """The hashes of everything that proves another record to be of the same work if they share it."""
    return _hashes(record)[1]


def _hashes(record: Record) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Those of its identifiers, and those of everything that proves which work it is."""
    said: Fields = {}
    for one in sorted(record.claims, key=attrgetter("origin")):  # the highest is believed
        said.update(one.said)
    item = f"{record.cited_by} {record.position}" if record.cited_by else ""
    ids = identifiers(said)
    return ids, proofs(ids, said, record.text, item)


def unpack(packed: Packed) -> Record:
    """The record again."""
    return Record(*pickle.loads(packed.content))  # noqa: S301 - bytes that this run has made itself


def pack_entry(entry: Entry) -> bytes:
    """The small form of an entry without its key."""
    return pickle.dumps((claim(Origin.TEXT, entry.work).said, _beside_work(entry)))


def unpack_entry(packed: bytes, key: str = "") -> Entry:
    """The entry again, under a key."""
    said, rest = pickle.loads(packed)  # noqa: S301 - bytes that this run has made itself
    return Entry(work=Work(**said), key=key, **dict(zip(_BESIDE_WORK, rest, strict=True)))


_BESIDE_WORK = tuple(name for name in Entry._fields if name not in ("work", "key"))
_beside_work = attrgetter(*_BESIDE_WORK)


_OWN_CODES = 240  # from here on, codes of classes in pickles are for private use


def _make_small(kind: type[Name | PartialDate | Pages]) -> None:
    """Let values of `kind` be pickled as a call with the fields that are told, which is small and fast."""
    defaults = [kind._field_defaults.get(name) for name in kind._fields]

    def as_call(value: Name | PartialDate | Pages) -> tuple[type, tuple[Any, ...]]:
        size = len(value)
        while size and value[size - 1] == defaults[size - 1]:
            size -= 1
        return kind, value[:size]

    copyreg.pickle(kind, as_call)


for _kind in (Name, PartialDate, Pages):
    _make_small(_kind)
for _code, _named in enumerate((Name, PartialDate, Pages, Claim, Origin), _OWN_CODES):
    copyreg.add_extension(_named.__module__, _named.__qualname__, _code)
