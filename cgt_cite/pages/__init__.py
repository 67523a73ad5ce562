"""Saved documents to pages: one file for each layout, and the table that picks one by content."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from cgt_cite.pages.charset import to_utf8
from cgt_cite.pages.strangers import why_not_a_page
from cgt_cite.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.document import Document
    from cgt_cite.model import Page


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: the module that reads it, and the bytes one of which every such document holds.

    The module's `read(source, data)` yields a `Page` for each article, and a `Problem` for what it
    could not read.
    """

    name: str
    module: str
    marks: tuple[bytes, ...]
    markup: bool = True  # False: plain text, which has no tags


# The first that fits reads the document, so the more particular stand first.
LAYOUTS = (
    Layout("pubmed", "pubmed", (b"citation_pmid", b"full-view-heading")),
    Layout(
        "pubmed_text", "pubmed_text", (b"PubMed Disclaimer", b"- PubMed", b"PMID:", b"doi: 10."), markup=False
    ),
)


def read_pages(document: Document) -> Iterator[Page | Problem]:
    """Every article that the document shows; a `Problem` where it shows none, or not all of it."""
    data, remark = to_utf8(document.data())
    if remark:
        yield Problem(Kind.ENCODING, document.source, remark)
    layout = pick_layout(data)
    if layout:
        yield from import_module(f"cgt_cite.pages.{layout.module}").read(document.source, data)
    else:
        yield Problem(Kind.NOT_A_PAGE, document.source, *why_not_a_page(data))


def pick_layout(data: bytes) -> Layout | None:
    """The layout of a UTF-8 document, by its content."""
    markup = data.lstrip()[:1] == b"<"
    fitting = (layout for layout in LAYOUTS if layout.markup == markup)
    return next((layout for layout in fitting if any(mark in data for mark in layout.marks)), None)
