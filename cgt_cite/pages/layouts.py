"""The table of layouts, and the choice of one by a document's content.

A layout is one way in which a document presents articles.  Each is read by a module of the same name,
which is imported when the first document with this layout is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.pages import signatures
from cgt_cite.pages.signatures import CODE_STARTS, has_signature

if TYPE_CHECKING:
    import re
    from types import ModuleType

    from cgt_cite.pages.signatures import Signature


class Layout(NamedTuple):
    """A layout: how its documents are recognised, and what is known about the pages in them.

    The module's `read(data)` yields a `Page` for each article and a `Problem` for anything it could not
    read.  It fills in only what it read: `dispatch` adds the layout, the source, and what
    `is_list`, `is_record` and `may_lose_button` imply.
    """

    name: str  # also of the module that reads it; several rows may have the same
    signatures: tuple[Signature, ...] = ()  # at least one of these occurs in every such document
    pattern: re.Pattern[bytes] | None = None  # instead of signatures: found in every document
    has_fits: bool = False  # whether the module's `fits(data)` must be true as well
    is_markup: bool = True  # False: plain text, without tags
    is_streamed: bool = (
        False  # `read` gets chunks in the original encoding; signatures are in the first bytes
    )
    is_divisible: bool = False  # the module's `RECORDS` cuts a large document into slices
    has_links: bool = False  # the module's `links.read_slice` reads identifiers only, faster than `RECORDS`
    takes: tuple[str, ...] = ()  # attributes of the `Document` that `read` takes as keyword arguments
    has_related_works: bool = False  # `related_works(data, is_cited)` yields similar, citing and linked works
    is_list: bool = False  # sets `Page.is_list_entry`
    is_record: bool = False  # sets `Page.is_record`
    may_lose_button: bool = False  # whether saving may lose the `Show all` button below a reference list

    @property
    def module(self) -> ModuleType:
        """The module that reads the layout."""
        return import_module(f"cgt_cite.pages.{self.name}")


# The first layout that matches reads the document, so more specific layouts come first.  Most documents are
# PubMed pages, and searching one for the signatures of all layouts would take longer than reading it.
LAYOUTS = (
    Layout("pubmed", (b'id="full-view-heading"',), has_related_works=True),
    Layout(
        "pubmed_xml",
        (b"<PubmedArticleSet", b"<PubmedArticle>", b"<PubmedBookArticle"),
        is_streamed=True,
        is_divisible=True,
        has_links=True,
        is_record=True,
    ),
    Layout(
        "jats",
        (b"<pmc-articleset", b"//DTD JATS", b"article-meta>", b"journal-meta>"),
        is_streamed=True,
        is_divisible=True,
    ),
    Layout("rss", (b"<rss", b"<rdf:RDF"), is_streamed=True, is_list=True),
    Layout(
        "view_source",
        (b'id="viewsource"', b"id=viewsource", b'"line-content"', b"=line-content"),
        takes=("source",),
    ),
    Layout(
        "bookshelf",
        (b'content="bookshelf"', b"content=bookshelf", b'content="books"', b"content=books"),
    ),
    Layout("pmc", (b"cloudpmc-viewer", b"pmc-body", b"ref-cit-blk", b"pmc-wm", b'content="pmc"')),
    Layout("search_abstracts", (b"-full-view-heading",)),
    Layout(
        "pubmed",
        (b"full-view-heading", (b"citation_pmid", b"ncbi_"), (b"citation_pmid", b"references-list")),
        has_related_works=True,
    ),
    Layout("references_only", (b"references-list",), takes=("source", "url")),
    Layout("legacy", (b"rprt abstract", b"AbstractPlusReport")),
    Layout("legacy_search", (b'class="rprt"', b"class=rprt>", b"class=rprt "), is_list=True),
    Layout("search", (b"full-docsum",), is_list=True),
    Layout("preformatted", (b"<pre",), takes=("source",)),
    Layout("alert", (b"PMID:",), is_list=True),
    Layout("pubmed_csv", pattern=signatures.CSV_HEADER, is_markup=False, is_list=True),
    Layout("identifier_list", pattern=signatures.ONLY_IDENTIFIERS, is_markup=False, is_list=True),
    Layout(
        "markdown",
        pattern=signatures.MARKDOWN_LINK,
        is_markup=False,
        takes=("url",),
        is_list=True,
        may_lose_button=True,
    ),
    Layout("nbib", (b"- ",), is_markup=False, has_fits=True),
    Layout("abstract_text", (b"\n", b"\r"), is_markup=False, has_fits=True),
    Layout("summary_text", (b": ",), is_markup=False, has_fits=True, is_list=True),
    Layout(
        "pubmed_text",
        (b"PubMed", b"PMID", b"eferences"),
        is_markup=False,
        has_fits=True,
        may_lose_button=True,
    ),
    Layout("alert", pattern=signatures.NUMBERED_RESULTS, is_markup=False, is_list=True),
)

_MARKDOWN = (b"^<div", b"\n## ")  # Markdown that begins with a tag; in signatures `^` is the beginning


def pick_layout(data: bytes, *, streamed: bool = False) -> Layout | None:
    """The layout of a UTF-8 document, by its content; None if no layout matches."""
    stripped = data.lstrip() if data[:1].isspace() else data
    if stripped.startswith(CODE_STARTS):
        return None
    is_markup = stripped.startswith(b"<") and not has_signature(stripped, _MARKDOWN)
    data = stripped if is_markup else data  # the lines of plain text may be indented
    candidates = (
        layout for layout in LAYOUTS if layout.is_markup == is_markup and layout.is_streamed == streamed
    )
    return next((layout for layout in candidates if _matches(layout, data)), None)


def _matches(layout: Layout, data: bytes) -> bool:
    if layout.pattern:
        return bool(layout.pattern.search(data))
    found = any(has_signature(data, signature) for signature in layout.signatures)
    return found and (not layout.has_fits or bool(layout.module.fits(data)))
