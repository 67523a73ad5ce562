"""Read article pages of PMC, old (2008 to 2023) and new: citation and complete reference list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid
from cgt_cite.fields.names import NameForm, parse_name, parse_names, split_by_index_form
from cgt_cite.fields.page_ranges import parse_pages
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, Indexing, Name, NameList, Page, Pages, Work, WorkType
from cgt_cite.pages.headings import format_section
from cgt_cite.pages.html import all_meta_contents, attribute, parse_html, query_of, text_at, text_of
from cgt_cite.pages.pmc import selectors
from cgt_cite.pages.pmc.references import read_references
from cgt_cite.problems import Problem, ProblemKind
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_OLD_NUMBER = lazy_compile(r"\bartid=(?:pmc)?(\d{3,9})", re.IGNORECASE)
_KEYWORDS_LABEL = lazy_compile(r"^keywords?:\s*", re.IGNORECASE)

Metas = dict[str, list[str]]


def read(data: bytes) -> Iterator[Page | Problem]:
    """Yield the page's article with all its references, or a problem if it is not an article page."""
    tree = parse_html(data)
    if not _first(all_meta_contents(tree), "citation_title"):
        yield Problem(ProblemKind.NOT_A_PAGE, detail="this is a PMC page, but not an article")
        return
    yield Page(
        article=_read_article(tree),
        references=read_references(tree),
    )


def _read_article(tree: LexborHTMLParser) -> Work:
    meta = all_meta_contents(tree)
    for label in tree.css(selectors.ARTICLE_TYPE):
        label.decompose()
    cited = parse_citation(text_at(tree, selectors.CITATION))
    return cited._replace(
        type=WorkType.ARTICLE_JOURNAL,
        title=_first(meta, "citation_title"),
        author=NameList(tuple(_authors(tree)) or tuple(_meta_authors(meta))),
        container_title=_first(meta, "citation_journal_title"),
        issued=cited.issued or parse_date(_date(meta)),
        volume=cited.volume or _first(meta, "citation_volume"),
        issue=cited.issue or _first(meta, "citation_issue"),
        page=cited.page or _pages(meta),
        ISSN=_first(meta, "citation_issn"),
        indexing=Indexing(abstract="\n".join(_abstract(tree)), keyword=_keywords(tree)),
        **_identifiers(tree, meta),
    )


def _first(meta: Metas, name: str) -> str:
    return meta.get(name, [""])[0]


def _date(meta: Metas) -> str:
    names = ("citation_publication_date", "citation_date", "citation_online_date")
    return next((meta[name][0] for name in names if name in meta), "")


def _pages(meta: Metas) -> Pages | None:
    ends = (_first(meta, "citation_firstpage"), _first(meta, "citation_lastpage"))
    return parse_pages("-".join(filter(None, ends)))


def _authors(tree: LexborHTMLParser) -> Iterator[Name]:
    """The authors' full names, split into family and given names with the search that each links to."""
    for link in tree.css(selectors.AUTHORS):
        indexed = query_of(attribute(link, "href")).get("term", "").partition("[")[0].strip('" ')
        if text_of(link):
            yield split_by_index_form(text_of(link), indexed) if indexed else parse_name(text_of(link))


def _meta_authors(meta: Metas) -> Iterator[Name]:
    """The authors in the metadata; pages of 2008 to 2011 have all names in one element."""
    if names := meta.get("citation_author"):
        yield from map(parse_name, filter(None, names))
    else:
        yield from parse_names(_first(meta, "citation_authors"), NameForm.DISPLAY).names


def _identifiers(tree: LexborHTMLParser, meta: Metas) -> Fields:
    urls = [
        *(attribute(link, "href") for link in tree.css(selectors.URL)),
        _first(meta, "citation_fulltext_html_url"),
        _first(meta, "citation_abstract_html_url"),
    ]
    return {
        "PMID": parse_pmid(_first(meta, "citation_pmid")),
        "PMCID": next(filter(None, map(_pmcid, urls)), ""),
        "DOI": parse_doi(_first(meta, "citation_doi")),
    }


def _pmcid(url: str) -> str:
    old = _OLD_NUMBER.search(url)
    return f"PMC{old[1]}" if old else parse_pmcid(url)


def _abstract(tree: LexborHTMLParser) -> Iterator[str]:
    """The paragraphs of the first abstract, each labelled with the heading before it."""
    label = ""
    section = tree.css_first(selectors.ABSTRACT)
    for block in section.css(selectors.ABSTRACT_PARTS) if section else ():
        if _is_keywords(block):
            continue
        if block.tag == "p":
            yield format_section(label, text_of(block))
            label = ""
        else:
            label = text_of(block)


def _is_keywords(block: LexborNode) -> bool:
    return bool(_KEYWORDS_LABEL.match(text_of(block)))


def _keywords(tree: LexborHTMLParser) -> tuple[str, ...]:
    words = re.split(r"[;,]\s", _KEYWORDS_LABEL.sub("", clean(text_at(tree, selectors.KEYWORDS))))
    return tuple(word.strip() for word in words if word.strip())
