"""Read the reference list of a Markdown page: each outermost list item is a reference.

A *rendering* is the spans of one block of an item; an item may repeat its reference in further blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import find_dois
from cgt_cite.fields.text import clean, fold
from cgt_cite.model import Identifier, Reference
from cgt_cite.pages.headings import join_headings
from cgt_cite.pages.markdown.blocks import HEADING, ITEM
from cgt_cite.pages.pmc.references import LINKS, identifiers_of_link
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.pages.reference_ids import TYPES_OF_LABELS, work_from_ids
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.pages.markdown.blocks import Block
    from cgt_cite.pages.markdown.inline import Span

_NESTED = 2  # minimal indentation of an inner item, in columns
_SEPARATORS = (" -", " –", "[]", "[ ]", "()", "( )")  # around the links after a reference
_ELLIPSIS = lazy_compile(r"(?:\.{3}|…)$")

Rendering = list["Span"]


def read_references(section: list[Block]) -> tuple[Reference, ...]:
    """The references in the blocks below the list's title."""
    return tuple(
        _reference(renderings, position, heading)
        for position, (heading, renderings) in enumerate(_items(section), 1)
    )


def _items(section: list[Block]) -> Iterator[tuple[str, list[Rendering]]]:
    """The joined headings and the renderings of each outermost item."""
    headings: dict[int, str] = {}  # by depth
    outer = min((block.depth for block in section if block.kind is ITEM), default=None)
    current: list[Rendering] = []
    for block in section:
        if block.kind is HEADING:
            yield from _flush(headings, current)
            headings = {depth: text for depth, text in headings.items() if depth < block.depth}
            headings[block.depth] = block.text
        elif outer is None or (block.kind is ITEM and block.depth < outer + _NESTED):
            yield from _flush(headings, current)
            current.append(block.spans)
        elif current and block.depth > 0:
            current.append(block.spans)
    yield from _flush(headings, current)


def _flush(headings: dict[int, str], item: list[Rendering]) -> Iterator[tuple[str, list[Rendering]]]:
    renderings = [spans for spans in item if any(span.text.strip() for span in spans)]
    item.clear()
    if renderings and not vocabulary.SHOW_ALL.search(_text_before_links(renderings[0])):
        yield join_headings(headings.values()), renderings


def _reference(renderings: list[Rendering], position: int, heading: str) -> Reference:
    texts = list({fold(text): text for text in map(_text_before_links, renderings) if text}.values())
    links = [
        (LINKS[span.text.strip()], span.url)
        for spans in renderings
        for span in spans
        if span.url and span.text.strip() in LINKS
    ]
    identifiers = [found for label, url in links for found in identifiers_of_link(label, url)]
    work = work_from_ids(_ordered(identifiers, " ".join(texts)))
    return Reference(
        text=texts[0] if texts else "",
        work=work._replace(note=tuple(texts[1:])),
        position=position,
        heading=heading,
        links=tuple(dict.fromkeys(label for label, _ in links if label in TYPES_OF_LABELS)),
    )


def _text_before_links(spans: Rendering) -> str:
    """The text without the links after it; URLs shortened with an ellipsis are restored."""
    pieces = ("" if span.text.strip() in LINKS and span.url else _restored(span) for span in spans)
    text = clean("".join(pieces))
    while separator := next((end for end in _SEPARATORS if text.endswith(end)), ""):
        text = text.removesuffix(separator).rstrip()
    return text


def _restored(span: Span) -> str:
    ellipsis = _ELLIPSIS.search(span.text)
    start = span.text[: ellipsis.start()] if ellipsis else ""
    return span.url if start and span.url.casefold().startswith(start.casefold()) else span.text


def _ordered(identifiers: list[Identifier], text: str) -> list[Identifier]:
    """The identifiers, with DOIs that occur in the text first, in the spelling of the text."""
    named = {doi.casefold(): doi for _, _, doi in find_dois(text)}
    order = {doi: number for number, doi in enumerate(named)}
    spelt = [Identifier(kind, named.get(value.casefold(), value)) for kind, value in identifiers]
    return sorted(spelt, key=lambda spelling: order.get(spelling.value.casefold(), len(order)))
