"""Saved documents to pages: one file for each layout, and the table that picks one by content."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.hyphens import plain_hyphens, with_plain_hyphens
from cgt_cite.model import Page
from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.marks import has_mark
from cgt_cite.pages.strangers import which_bibliography, why_no_text, why_not_a_page
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cgt_cite.document import Document
    from cgt_cite.model import Reference, Work


class Layout(NamedTuple):
    """A layout: its name, which is its module's, and the bytes one of which every such document holds.

    The module's `read(source, data)` yields a `Page` for each article, and a `Problem` for what it
    could not read.  Where `streamed`, it gets the chunks of the document as they were saved, and
    `marks` are sought in its first bytes only.  Where a file may be read `twice`, `read` can make do with an
    `outline`, and `mentions(data, is_wanted)` yields works of the document's other lists.
    """

    name: str
    marks: tuple[bytes, ...] = ()  # one with ^ is what the document begins with
    alphabet: bytes = b""  # in place of marks: no other bytes stand in the document
    asked: bool = False  # whether, beside the marks, the module's `fits(data)` must say so
    markup: bool = True  # False: plain text, which has no tags
    streamed: bool = False
    twice: bool = False


# The first that fits reads the document, so the more particular stand first; most are pages of PubMed, and
# to look through them for the marks of others takes longer than to read them.
LAYOUTS = (
    Layout("pubmed", (b'id="full-view-heading"',), twice=True),
    Layout("pubmed_xml", (b"<PubmedArticleSet", b"<PubmedArticle>", b"<PubmedBookArticle"), streamed=True),
    Layout("jats", (b"<pmc-articleset", b"//DTD JATS", b"article-meta>", b"journal-meta>"), streamed=True),
    Layout("pmc", (b"cloudpmc-viewer", b"pmc-body", b"ref-cit-blk", b"pmc-wm", b'content="pmc"')),
    Layout("pubmed", (b"citation_pmid", b"full-view-heading"), twice=True),
    Layout("legacy", (b"rprt abstract", b"AbstractPlusReport")),
    Layout("legacy_search", (b'class="rprt"', b"class=rprt>", b"class=rprt ")),
    Layout("search", (b"full-docsum",)),
    Layout("preformatted", (b"<pre",)),
    Layout("nbib", (b"- ",), markup=False, asked=True),
    Layout("abstract_text", (b"\n", b"\r"), markup=False, asked=True),
    Layout("summary_text", (b": ",), markup=False, asked=True),
    Layout("pmid_list", alphabet=b"0123456789\r\n\t ,", markup=False),
    Layout("pubmed_text", (b"PubMed", b"PMID", b"eferences"), markup=False, asked=True),
)


_BEGINNING = 1 << 13  # bytes within which a set of records says that it is one
_CODE = (b"{", b"[{", b'["', b"[\n", b"(function", b"!function", b"#!", b"/*", b"//")  # JSON and scripts


def read_pages(document: Document, *, outline: bool = False) -> Iterator[Page | Problem]:
    """Every article that the document shows; a `Problem` where it shows none, or not all of it.

    With `outline`, what a page says of its own article need only tell which one it is: `Page.outlined`.
    Fields have plain hyphens whatever the page shows; the texts of references stay as shown.
    """
    for found in _read(document, outline=outline):
        yield _with_plain_hyphens(found) if isinstance(found, Page) else found


def _read(document: Document, *, outline: bool) -> Iterator[Page | Problem]:
    """What the document shows, as its layout's module reads it."""
    if streamed := _streamed(document):
        yield from _module(streamed).read(document.source, document.chunks())  # tells of a lack itself
        return
    raw = document.data()
    if any(reason := why_no_text(raw)):
        yield Problem(Kind.NOT_A_PAGE, document.source, *reason)
        return
    data, remark = to_utf8(raw)
    if written := which_bibliography(data):
        yield Problem(Kind.BIBLIOGRAPHY, document.source, written)
        return
    layout = pick_layout(data)
    if not layout:
        yield Problem(Kind.NOT_A_PAGE, document.source, *why_not_a_page(data))
        return
    if remark:
        yield Problem(Kind.ENCODING, document.source, remark)
    how = {"outline": True} if outline and layout.twice else {}
    yield from _or_none(_module(layout).read(document.source, data, **how), document.source, data)


def _or_none(found: Iterator[Page | Problem], source: str, data: bytes) -> Iterator[Page | Problem]:
    """What was found, or a problem: only the marks of a layout stand in the document."""
    first = next(found, None)
    if first is None:
        what, remedy = why_not_a_page(data)
        first = Problem(Kind.NOT_A_PAGE, source, what or "no article was found in it", remedy)
    yield first
    yield from found


def read_mentions(document: Document, is_wanted: Callable[[str, str], bool]) -> Iterator[Work]:
    """The works that a document describes in lists beside its articles, of which an identifier is wanted."""
    if _streamed(document):
        return
    data, _ = to_utf8(document.data())
    layout = None if which_bibliography(data) else pick_layout(data)
    if layout and layout.twice:
        yield from map(with_plain_hyphens, _module(layout).mentions(data, is_wanted))


def _with_plain_hyphens(page: Page) -> Page:
    references = tuple(map(_hyphenated, page.references))
    return page._replace(article=with_plain_hyphens(page.article), references=references)


def _hyphenated(reference: Reference) -> Reference:
    work, heading = with_plain_hyphens(reference.work), plain_hyphens(reference.heading)
    same = work is reference.work and heading == reference.heading
    return reference if same else reference._replace(work=work, heading=heading)


def _streamed(document: Document) -> Layout | None:
    """The layout of a set of records, which may be too large for memory."""
    return None if document.is_html else pick_layout(to_utf8(document.head[:_BEGINNING])[0], streamed=True)


def _module(layout: Layout) -> ModuleType:
    return import_module(f"cgt_cite.pages.{layout.name}")


def pick_layout(data: bytes, *, streamed: bool = False) -> Layout | None:
    """The layout of a UTF-8 document, by its content."""
    begun = data.lstrip() if data[:1].isspace() else data
    if begun.startswith(_CODE):
        return None
    markup = begun.startswith(b"<")
    data = begun if markup else data  # a text may have a margin
    fitting = (layout for layout in LAYOUTS if layout.markup == markup and layout.streamed == streamed)
    return next((layout for layout in fitting if _fits(layout, data)), None)


def _fits(layout: Layout, data: bytes) -> bool:
    if layout.alphabet:
        return bool(data) and not data.strip().strip(layout.alphabet)
    marked = any(has_mark(data, mark) for mark in layout.marks)
    return marked and (not layout.asked or bool(_module(layout).fits(data)))
