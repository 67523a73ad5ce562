"""Read a large set of records in slices, each of which can be read by another process.

The tallies of all slices together show what is wrong with the set, as if it had been read whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cgt_cite.errors import DamagedInputError
from cgt_cite.pages.dispatch import fill_in_layout, located, streamed_layout
from cgt_cite.pages.layouts import LAYOUTS
from cgt_cite.pages.links import LinkedPage
from cgt_cite.pages.xml.reading import Tally
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cgt_cite.document import Document
    from cgt_cite.model import Page
    from cgt_cite.pages.layouts import Layout
    from cgt_cite.pages.xml.cutting import Slice
    from cgt_cite.pages.xml.reading import RecordSet

Item: TypeAlias = "Page | Problem"


class DocumentSlice(NamedTuple):
    """Some records of a document."""

    source: str
    layout: str
    records: Slice

    def without_data(self) -> DocumentSlice:
        """The slice after it was read."""
        return self._replace(records=self.records._replace(data=b""))


def is_divisible(document: Document) -> bool:
    """Whether a document is a set of records that can be read in slices."""
    layout = streamed_layout(document)
    return layout is not None and layout.is_divisible


def divide(document: Document) -> Iterator[DocumentSlice]:
    """The slices of a document that is divisible; raises `DamagedInputError`."""
    if layout := streamed_layout(document):
        for piece in _record_set(layout).cut(document.chunks()):
            yield DocumentSlice(document.source, layout.name, piece)


def read_slice(piece: DocumentSlice) -> Iterator[Item | Tally]:
    """Yield each article in a slice, a `Problem` for whatever hinders reading one, and finally the tally."""
    return _finished(_record_set(_layout_of(piece)).read_slice(piece.records), piece)


def read_links(piece: DocumentSlice) -> Iterator[LinkedPage | Item | Tally]:
    """The same, with no more of each article than edges need where that is faster."""
    layout = _layout_of(piece)
    if not layout.has_links:
        yield from read_slice(piece)
        return
    for item in layout.module.links.read_slice(piece.records):
        if isinstance(item, LinkedPage):
            yield item._replace(layout=layout.name, source=piece.source)
        else:
            yield from _finished([item], piece)


def _finished(items: Iterable[Item | Tally], piece: DocumentSlice) -> Iterator[Item | Tally]:
    layout = _layout_of(piece)
    for item in items:
        if isinstance(item, Tally):
            yield item
        else:
            for one in fill_in_layout([item], layout):
                yield from located(one, piece.source)


def problems_of(last: DocumentSlice, tally: Tally) -> Iterator[Problem]:
    """What is wrong with the document that ends with the slice `last`, by the tally of all its slices."""
    try:
        for problem in tally.problems(_record_set(_layout_of(last)).empty):
            yield problem._replace(where=last.source)
    except DamagedInputError as error:
        yield Problem(ProblemKind.DAMAGED, last.source, str(error))


def _layout_of(piece: DocumentSlice) -> Layout:
    return next(layout for layout in LAYOUTS if layout.name == piece.layout)


def _record_set(layout: Layout) -> RecordSet:
    found: RecordSet = layout.module.RECORDS
    return found
