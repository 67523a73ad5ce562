"""Read saved documents as pages.

A layout is one way in which a document presents articles.  Each has a module of its own here; the table
`LAYOUTS` picks one by the document's content.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.hyphens import normalize_hyphens, normalize_hyphens_of_work
from cgt_cite.model import Page
from cgt_cite.pages import forms
from cgt_cite.pages.appended import documents
from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.not_pubmed import detect_bibliography_format, identify_non_page, why_no_text
from cgt_cite.pages.signatures import has_signature
from cgt_cite.pages.translation import is_translated
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cgt_cite.document import Document
    from cgt_cite.model import Identifier, Reference, Work
    from cgt_cite.pages.signatures import Signature


class Layout(NamedTuple):
    """A layout: its name, which is also its module's name, and how its documents are recognised.

    The module's `read(source, data)` yields a `Page` for each article and a `Problem` for anything it
    could not read.  If the layout is `streamed`, `read` gets the document in chunks, as saved, and
    `marks` are looked for in its first bytes only.  If it has `related` works, the module's
    `related_works(data, is_cited)` yields the works in the document's other lists.
    """

    name: str
    marks: tuple[Signature, ...] = ()  # byte signatures; every such document has at least one
    form: re.Pattern[bytes] | None = None  # instead of marks: a pattern found in every such document
    asked: bool = False  # whether the module's `fits(data)` must be true as well
    markup: bool = True  # False: plain text, without tags
    streamed: bool = False
    related: bool = False  # whether the module has `related_works`
    addressed: bool = False  # whether `read` also takes the `address` that the document was saved from
    listed: bool = False  # whether its articles are entries in a list: `Page.listed`


# The first layout that matches reads the document, so more specific layouts come first.  Most documents are
# PubMed pages, and searching one for the marks of all other layouts would take longer than reading it.
LAYOUTS = (
    Layout("pubmed", (b'id="full-view-heading"',), related=True),
    Layout("pubmed_xml", (b"<PubmedArticleSet", b"<PubmedArticle>", b"<PubmedBookArticle"), streamed=True),
    Layout("jats", (b"<pmc-articleset", b"//DTD JATS", b"article-meta>", b"journal-meta>"), streamed=True),
    Layout("rss", (b"<rss", b"<rdf:RDF"), streamed=True, listed=True),
    Layout("view_source", (b'id="viewsource"', b"id=viewsource", b'"line-content"', b"=line-content")),
    Layout("bookshelf", (b'content="bookshelf"', b"content=bookshelf", b'content="books"', b"content=books")),
    Layout("pmc", (b"cloudpmc-viewer", b"pmc-body", b"ref-cit-blk", b"pmc-wm", b'content="pmc"')),
    Layout("search_abstracts", (b"-full-view-heading",)),
    Layout(
        "pubmed",
        (b"full-view-heading", (b"citation_pmid", b"ncbi_"), (b"citation_pmid", b"references-list")),
        related=True,
    ),
    Layout("references_only", (b"references-list",), addressed=True),
    Layout("legacy", (b"rprt abstract", b"AbstractPlusReport")),
    Layout("legacy_search", (b'class="rprt"', b"class=rprt>", b"class=rprt "), listed=True),
    Layout("search", (b"full-docsum",), listed=True),
    Layout("preformatted", (b"<pre",)),
    Layout("alert", (b"PMID:",), listed=True),
    Layout("pubmed_csv", form=forms.CSV, markup=False, listed=True),
    Layout("identifier_list", form=forms.IDENTIFIERS, markup=False, listed=True),
    Layout("markdown", form=forms.MARKDOWN, markup=False, addressed=True, listed=True),
    Layout("nbib", (b"- ",), markup=False, asked=True),
    Layout("abstract_text", (b"\n", b"\r"), markup=False, asked=True),
    Layout("summary_text", (b": ",), markup=False, asked=True, listed=True),
    Layout("pubmed_text", (b"PubMed", b"PMID", b"eferences"), markup=False, asked=True),
    Layout("alert", form=forms.RESULTS, markup=False, listed=True),
)


_HEAD_LENGTH = 1 << 13  # bytes, enough to recognise a set of records
_MARKDOWN = (b"^<div", b"\n## ")  # Markdown that begins with a tag
_CODE = (b"{", b"[{", b'["', b"[\n", b"(function", b"!function", b"#!", b"/*", b"//")  # JSON and scripts


def read_pages(document: Document) -> Iterator[Page | Problem]:
    """Yield each article in the document, and a `Problem` if there is none or it is incomplete.

    Typographic hyphens become plain ones in fields; the texts of references are left unchanged.
    """
    for found in _read_document(document):
        yield _page_with_plain_hyphens(found) if isinstance(found, Page) else found


def _read_document(document: Document) -> Iterator[Page | Problem]:
    """Read the document, or each of the documents if several were appended in one file."""
    if streamed := _streamed_layout(document):
        found = _module(streamed).read(document.source, document.chunks())  # reports missing articles itself
        yield from _as_listed(found) if streamed.listed else found
        return
    raw = document.data()
    if any(reason := why_no_text(raw)):
        yield Problem(Kind.NOT_A_PAGE, document.source, *reason)
        return
    data, remark = to_utf8(raw)
    if bibliography_format := detect_bibliography_format(data):
        yield Problem(Kind.BIBLIOGRAPHY, document.source, bibliography_format)
        return
    parts = documents(data)
    readings = [_read(part, document) for part in parts]
    if remark and any(map(pick_layout, parts)):
        yield Problem(Kind.ENCODING, document.source, remark)
    yield from readings[0] if len(readings) == 1 else _deduplicated(readings)


def _read(data: bytes, document: Document) -> Iterator[Page | Problem]:
    """Read `data` with the layout that matches it."""
    layout = pick_layout(data)
    if not layout:
        yield Problem(Kind.NOT_A_PAGE, document.source, *identify_non_page(data))
        return
    if layout.markup and is_translated(data):
        yield Problem(Kind.TRANSLATED, document.source)
    address = {"address": document.url} if layout.addressed else {}
    found = _or_not_a_page(_module(layout).read(document.source, data, **address), document.source, data)
    yield from _as_listed(found) if layout.listed else found


def _or_not_a_page(found: Iterator[Page | Problem], source: str, data: bytes) -> Iterator[Page | Problem]:
    """Drop empty pages; yield a problem if nothing remains.

    Such a document has the marks of a layout but not its content.
    """
    is_empty = True
    for item in found:
        if isinstance(item, Problem) or item.article.is_known or item.references:
            is_empty = False
            yield item
    if is_empty:
        what, remedy = identify_non_page(data)
        yield Problem(Kind.NOT_A_PAGE, source, what or "no article was found in it", remedy)


def _as_listed(found: Iterator[Page | Problem]) -> Iterator[Page | Problem]:
    return (item._replace(listed=True) if isinstance(item, Page) else item for item in found)


def _deduplicated(readings: list[Iterator[Page | Problem]]) -> Iterator[Page | Problem]:
    """Yield all problems, then each article once: the copy with the most references."""
    fullest: dict[tuple[str, str | int], Page] = {}
    numbered = ((number, item) for number, reading in enumerate(readings, 1) for item in reading)
    for number, item in numbered:
        if isinstance(item, Problem):
            where = f"document {number} of {len(readings)} in it"
            yield item._replace(detail=f"{where}: {item.detail}" if item.detail else where)
            continue
        work = item.article
        key = item.layout, work.PMID or work.DOI.casefold() or work.title or len(fullest)
        kept = fullest.setdefault(key, item)
        if len(item.references) > len(kept.references):
            fullest[key] = item
    yield from fullest.values()


def read_related_works(document: Document, is_cited: Callable[[Identifier], bool]) -> Iterator[Work]:
    """Yield works in a document's other lists (similar articles etc.) of which an identifier `is_cited`."""
    if _streamed_layout(document):
        return
    data, _ = to_utf8(document.data())
    for part in () if detect_bibliography_format(data) else documents(data):
        layout = pick_layout(part)
        if layout and layout.related:
            yield from map(normalize_hyphens_of_work, _module(layout).related_works(part, is_cited))


def _page_with_plain_hyphens(page: Page) -> Page:
    references = tuple(map(_reference_with_plain_hyphens, page.references))
    return page._replace(article=normalize_hyphens_of_work(page.article), references=references)


def _reference_with_plain_hyphens(reference: Reference) -> Reference:
    work, heading = normalize_hyphens_of_work(reference.work), normalize_hyphens(reference.heading)
    same = work is reference.work and heading == reference.heading
    return reference if same else reference._replace(work=work, heading=heading)


def _streamed_layout(document: Document) -> Layout | None:
    """The layout of a set of records, which may be too large for memory; None for other documents."""
    return None if document.is_html else pick_layout(to_utf8(document.head[:_HEAD_LENGTH])[0], streamed=True)


def _module(layout: Layout) -> ModuleType:
    return import_module(f"cgt_cite.pages.{layout.name}")


def pick_layout(data: bytes, *, streamed: bool = False) -> Layout | None:
    """The layout of a UTF-8 document, by its content; None if no layout matches."""
    stripped = data.lstrip() if data[:1].isspace() else data
    if stripped.startswith(_CODE):
        return None
    markup = stripped.startswith(b"<") and not has_signature(stripped, _MARKDOWN)
    data = stripped if markup else data  # the lines of plain text may be indented
    candidates = (layout for layout in LAYOUTS if layout.markup == markup and layout.streamed == streamed)
    return next((layout for layout in candidates if _matches(layout, data)), None)


def _matches(layout: Layout, data: bytes) -> bool:
    if layout.form:
        return bool(layout.form.search(data))
    has_mark = any(has_signature(data, mark) for mark in layout.marks)
    return has_mark and (not layout.asked or bool(_module(layout).fits(data)))
