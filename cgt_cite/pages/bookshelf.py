"""Read pages of NCBI Bookshelf (StatPearls, GeneReviews, ...): a chapter or book and its references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import find_bookshelf_id, parse_doi, parse_pmid
from cgt_cite.fields.names import NameForm, parse_name, parse_names
from cgt_cite.model import Fields, Identifier, Indexing, NameList, Page, Reference, Work, WorkType
from cgt_cite.pages.headings import add_heading, join_headings
from cgt_cite.pages.html import all_meta_contents, attribute, parse_html, select, text_of
from cgt_cite.pages.pmc.references import read_reference
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

_DETAILS = "[id^='__NBK'][id$='_dtls__'] > div"  # details of the book: editors, place and publisher
_LIST_PARTS = "h2, h3, h4, .bk_ref, .ref-cit-blk"
_HEADINGS = ("h2", "h3", "h4")
_EDITORS = lazy_compile(r"(?P<names>.{2,3000}?),? editors?\.")
_PLACE = lazy_compile(r"(?P<place>[^:;]{2,60}): (?P<publisher>[^;]{2,200});")

Metas = dict[str, list[str]]


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield the page's chapter or book, or a problem if it has neither."""
    tree = parse_html(data)
    meta = all_meta_contents(tree)
    if not _first(meta, "citation_title"):
        detail = "this is an NCBI Bookshelf page, but neither a chapter nor a book"
        yield Problem(
            ProblemKind.NOT_A_PAGE, detail=detail, remedy="open the chapter in a browser and save it"
        )
        return
    yield Page(
        article=Work(**_work(meta) | _book(tree)),
        references=tuple(_references(tree)),
    )


def _first(meta: Metas, name: str) -> str:
    return meta.get(name, [""])[0]


def _work(meta: Metas) -> Fields:
    """The work in the page's metadata; for a chapter with the title of its book."""
    book = _first(meta, "citation_inbook_title")
    accession = find_bookshelf_id(_first(meta, "citation_fulltext_html_url")) or _first(meta, "ncbi_acc")
    return {
        "type": WorkType.CHAPTER if book else WorkType.BOOK,
        "title": _first(meta, "citation_title"),
        "author": _authors(meta),
        "container_title": book,
        "issued": parse_date(_first(meta, "citation_date") or _first(meta, "citation_publication_date")),
        "publisher": _first(meta, "citation_publisher"),
        "PMID": parse_pmid(_first(meta, "citation_pmid")),
        "DOI": parse_doi(_first(meta, "citation_doi")),
        "ISBN": _first(meta, "citation_isbn"),
        "indexing": Indexing(keyword=tuple(dict.fromkeys(filter(None, meta.get("citation_keywords", []))))),
        "other_ids": (Identifier("Bookshelf ID", accession),) if accession else (),
    }


def _authors(meta: Metas) -> NameList:
    if names := meta.get("citation_author"):
        return NameList(tuple(map(parse_name, filter(None, names))))
    return parse_names(_first(meta, "citation_authors"))


def _book(tree: LexborHTMLParser) -> Fields:
    """The book's editors and place of publication, from `Show details`."""
    found: Fields = {}
    for line in dict.fromkeys(map(text_of, tree.css(_DETAILS))):
        if match := _EDITORS.match(line):
            found["editor"] = parse_names(match["names"], NameForm.INDEX)
        elif match := _PLACE.match(line):
            found["publisher_place"] = match["place"]
    return found


def _references(tree: LexborHTMLParser) -> Iterator[Reference]:
    """Every reference on the page, without repetitions, with the headings above it."""
    headings: dict[str, str] = {}  # current headings by tag, outermost first
    seen: set[str] = set()
    position = 0
    for node in select(tree, _LIST_PARTS):
        tag, name = node.tag or "", attribute(node, "id")
        if tag in _HEADINGS:
            headings = add_heading(headings, tag, text_of(node))
        elif name not in seen:
            seen.update(filter(None, [name]))
            position += 1
            yield read_reference(node, position, join_headings(headings.values()))
