"""Read a large set of records in parts, each of which can be read by another process.

The tallies of all parts together show what is wrong with the set, as if it had been read whole.
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
    from cgt_cite.pages.layouts import Layout, LayoutName
    from cgt_cite.pages.xml.cutting import Part
    from cgt_cite.pages.xml.reading import RecordSet

Item: TypeAlias = "Page | Problem"


class DocumentPart(NamedTuple):
    """Some records of a document."""

    source: str
    layout: LayoutName
    records: Part

    def without_data(self) -> DocumentPart:
        """The part after it was read."""
        return self._replace(records=self.records._replace(data=b""))


def is_divisible(document: Document) -> bool:
    """Whether a document is a set of records that can be read in parts."""
    layout = streamed_layout(document)
    return layout is not None and layout.is_divisible


def divide(document: Document) -> Iterator[DocumentPart]:
    """The parts of a document that is divisible; raises `DamagedInputError`."""
    if layout := streamed_layout(document):
        for part in _record_set(layout).cut(document.chunks()):
            yield DocumentPart(document.source, layout.name, part)


def read_part(part: DocumentPart) -> Iterator[Item | Tally]:
    """Yield each article in a part, a `Problem` for whatever hinders reading one, and finally the tally."""
    return _finished(_record_set(_layout_of(part)).read_part(part.records), part)


def read_links(part: DocumentPart) -> Iterator[LinkedPage | Item | Tally]:
    """The same, with no more of each article than edges need where that is faster."""
    layout = _layout_of(part)
    if not layout.has_links:
        yield from read_part(part)
        return
    for item in layout.module.links.read_part(part.records):
        if isinstance(item, LinkedPage):
            yield item._replace(layout=layout.name, source=part.source)
        else:
            yield from _finished([item], part)


def _finished(items: Iterable[Item | Tally], part: DocumentPart) -> Iterator[Item | Tally]:
    layout = _layout_of(part)
    for item in items:
        if isinstance(item, Tally):
            yield item
        else:
            yield from (located(one, part.source) for one in fill_in_layout([item], layout))


def problems_of(last: DocumentPart, tally: Tally) -> Iterator[Problem]:
    """What is wrong with the document that ends with the part `last`, by the tally of all its parts."""
    try:
        for problem in tally.problems(_record_set(_layout_of(last)).empty):
            yield problem._replace(where=last.source)
    except DamagedInputError as error:
        yield Problem(ProblemKind.DAMAGED, last.source, str(error))


def _layout_of(part: DocumentPart) -> Layout:
    return next(layout for layout in LAYOUTS if layout.name == part.layout)


def _record_set(layout: Layout) -> RecordSet:
    found: RecordSet = layout.module.RECORDS
    return found
