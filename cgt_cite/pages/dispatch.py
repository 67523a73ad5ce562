"""Read a document with the module of its layout, and add what the layout implies.

Layout modules know the text of a document and, if the column `takes` of the table of layouts says so, its
source or URL; the layout, the source and the place of a problem are added here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.hyphens import normalize_hyphens, normalize_hyphens_of_work
from cgt_cite.model import Page
from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.concatenated import split_documents
from cgt_cite.pages.firefox_html import undo_firefox_line_breaks
from cgt_cite.pages.layouts import pick_layout
from cgt_cite.pages.non_pages import (
    detect_bibliography_format,
    detect_own_file,
    identify_binary,
    identify_non_page,
)
from cgt_cite.pages.self_links import without_self_links
from cgt_cite.pages.signatures import is_translated
from cgt_cite.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cgt_cite.document import Document
    from cgt_cite.model import Identifier, Reference, Work
    from cgt_cite.pages.layouts import Layout

_HEAD_LENGTH = 1 << 13  # bytes, enough to recognise a set of records
_DISPLAYED_REFERENCES = 5  # that PubMed displays of a longer list until `Show all` is pressed


def read_pages(document: Document) -> Iterator[Page | Problem]:
    """Yield each article in the document, and a `Problem` for whatever hinders reading it.

    Typographic hyphens become plain ones in fields; the texts of references are left unchanged.
    """
    for item in _read_document(document):
        yield from located(item, document.source)


def located(item: Page | Problem, source: str) -> Iterator[Page | Problem]:
    """What a layout module found, with its source; a page has plain hyphens, and no links to itself."""
    if isinstance(item, Problem):
        yield item._replace(where=source)
    else:
        yield from without_self_links(_normalize_page(item)._replace(source=source))


def read_related_works(document: Document, is_cited: Callable[[Identifier], bool]) -> Iterator[Work]:
    """Yield the cited ones of the works that a document lists as similar, citing or linked."""
    if streamed_layout(document):
        return
    data, _ = to_utf8(document.data())
    for part in () if detect_bibliography_format(data) else split_documents(data):
        layout = pick_layout(part)
        if layout and layout.has_related_works:
            works = layout.module.related_works(undo_firefox_line_breaks(part), is_cited)
            yield from map(normalize_hyphens_of_work, works)


def _read_document(document: Document) -> Iterator[Page | Problem]:
    """Read the document, or each of the documents if several were appended in one file."""
    if streamed := streamed_layout(document):
        # A module for streamed documents reports by itself that there are no articles.
        yield from fill_in_layout(streamed.module.read(document.chunks()), streamed)
        return
    raw = document.data()
    if any(reason := identify_binary(raw)):
        yield _not_a_page(*reason)
        return
    data, encoding_remark = to_utf8(raw)
    if bibliography_format := detect_bibliography_format(data):
        yield Problem(ProblemKind.BIBLIOGRAPHY, detail=bibliography_format)
        return
    if own_file := detect_own_file(data):
        yield Problem(ProblemKind.OTHER_FILE, detail=f"it is {own_file}")
        return
    parts = split_documents(data)
    readings = [_read_part(part, document) for part in parts]
    if encoding_remark and any(map(pick_layout, parts)):
        yield Problem(ProblemKind.ENCODING, detail=encoding_remark)
    yield from readings[0] if len(readings) == 1 else _deduplicated(readings)


def streamed_layout(document: Document) -> Layout | None:
    """The layout of a set of records, which may be too large for memory; None for other documents."""
    return (
        None
        if document.has_html_doctype
        else pick_layout(to_utf8(document.head[:_HEAD_LENGTH])[0], streamed=True)
    )


def _read_part(data: bytes, document: Document) -> Iterator[Page | Problem]:
    """Read `data`, one of the documents in a file, with the layout that matches it."""
    layout = pick_layout(data)
    if not layout:
        yield _not_a_page(*identify_non_page(data))
        return
    if layout.is_markup and is_translated(data):
        yield Problem(ProblemKind.TRANSLATED)
    if layout.is_markup:
        data = undo_firefox_line_breaks(data)
    arguments = {name: getattr(document, name) for name in layout.takes}
    yield from fill_in_layout(_or_not_a_page(layout.module.read(data, **arguments), data), layout)


def _or_not_a_page(found: Iterable[Page | Problem], data: bytes) -> Iterator[Page | Problem]:
    """Drop empty pages; yield a problem if nothing remains.

    Such a document has a signature of a layout but not its content.
    """
    is_empty = True
    for item in found:
        if isinstance(item, Problem) or item.article.is_known or item.references:
            is_empty = False
            yield item
    if is_empty:
        what, remedy = identify_non_page(data)
        yield _not_a_page(what or "no article was found in it", remedy)


def _not_a_page(what: str, remedy: str) -> Problem:
    return Problem(ProblemKind.NOT_A_PAGE, detail=what, remedy=remedy)


def fill_in_layout(found: Iterable[Page | Problem], layout: Layout) -> Iterator[Page | Problem]:
    """Fill in what is known from the layout; a document inside this one has a layout of its own."""
    for item in found:
        yield item if isinstance(item, Problem) or item.layout else _add_layout_facts(item, layout)


def _add_layout_facts(page: Page, layout: Layout) -> Page:
    may_be_incomplete = (
        layout.may_lose_button
        and page.reference_count is None
        and len(page.references) == _DISPLAYED_REFERENCES
    )
    return page._replace(
        layout=layout.name,
        is_list_entry=layout.is_list,
        is_record=layout.is_record,
        may_be_incomplete=may_be_incomplete,
    )


def _deduplicated(readings: list[Iterator[Page | Problem]]) -> Iterator[Page | Problem]:
    """Yield all problems, then each article once: the copy with the most references."""
    fullest: dict[tuple[str, str | int], Page] = {}
    numbered = ((number, item) for number, reading in enumerate(readings, 1) for item in reading)
    for number, item in numbered:
        if isinstance(item, Problem):
            place = f"document {number} of {len(readings)} in it"
            yield item._replace(detail=f"{place}: {item.detail}" if item.detail else place)
            continue
        work = item.article
        key = item.layout, work.PMID or work.DOI.casefold() or work.title or len(fullest)
        kept = fullest.setdefault(key, item)
        if len(item.references) > len(kept.references):
            fullest[key] = item
    yield from fullest.values()


def _normalize_page(page: Page) -> Page:
    references = tuple(map(_normalize_reference, page.references))
    return page._replace(article=normalize_hyphens_of_work(page.article), references=references)


def _normalize_reference(reference: Reference) -> Reference:
    work, heading = normalize_hyphens_of_work(reference.work), normalize_hyphens(reference.heading)
    same = work is reference.work and heading == reference.heading
    return reference if same else reference._replace(work=work, heading=heading)
