"""Read the article's own citation from a PubMed page since 2020."""

from __future__ import annotations

import re
from itertools import starmap
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from cgt_cite.fields.book_citation import parse_chapter
from cgt_cite.fields.citation import parse_citation, parse_epub
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import parse_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.names import NameForm, parse_name, split_by_index_form
from cgt_cite.fields.text import clean
from cgt_cite.model import (
    Fields,
    Identifier,
    Indexing,
    LinkedArticle,
    Name,
    NameList,
    PartialDate,
    Work,
    WorkType,
)
from cgt_cite.pages.html import attribute, grouped, meta_contents, nodes_at, text_at, text_of, texts_at
from cgt_cite.pages.pubmed import selectors
from cgt_cite.pages.pubmed.docsum import read_docsum
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    ElementsById = dict[str, LexborNode]  # every element of the page that has an id

_RETRACTED = "Retraction in"
_PREPRINT = "Preprint"
_TERM = lazy_compile(r"[?&]term=([^&]*)")
_CORPORATE = "[Corporate Author]"
_IN_BOOK = "In: "
_KEYWORDS_LABEL = lazy_compile(r"keywords?|mots[- ]clés|palabras clave|schlüsselwörter", re.IGNORECASE)


def read_article(tree: LexborHTMLParser, elements: ElementsById) -> Work:
    """Read everything about the page's own article except its references."""
    return _read_work(elements, meta_contents(tree, selectors.METAS))


def read_result(elements: ElementsById) -> Work:
    """Read one search result in Abstract format."""
    return _read_work(elements, {})


def _read_work(elements: ElementsById, meta: dict[str, str]) -> Work:
    heading = elements.get(selectors.HEADING)
    identification = _common_fields(elements, meta)
    is_chapter = identification["type"] == WorkType.CHAPTER
    return Work(
        **identification | (_chapter if is_chapter else _citation)(heading, meta),
        indexing=_indexing(elements),
    )


def _common_fields(elements: ElementsById, meta: dict[str, str]) -> Fields:
    heading = elements.get(selectors.HEADING)
    citation = text_at(heading, selectors.CITATION)
    return {
        "type": _type(elements) if citation or not _book(heading) else WorkType.CHAPTER,
        **_title_and_locators(heading, citation, meta),
        **_journal(heading, meta),
        **_identifiers(elements.get(selectors.IDENTIFIERS), meta),
    }


def _type(elements: ElementsById) -> WorkType:
    (name,) = selectors.KEYWORD_SECTIONS["publication_type"]
    preprint = selectors.PREPRINT in elements or _PREPRINT in texts_at(elements.get(name), selectors.KEYWORD)
    return WorkType.ARTICLE if preprint else WorkType.ARTICLE_JOURNAL


def _title_and_locators(heading: LexborNode | None, citation: str, meta: dict[str, str]) -> Fields:
    """Title, date and locators; the meta tags are cleaner, but the heading has more."""
    work = parse_citation(citation)
    return {
        "title": meta_title(meta) or text_at(heading, selectors.TITLE),
        "issued": _more_precise(work.issued, parse_date(meta.get("citation_date", ""))),
        "volume": meta.get("citation_volume") or work.volume,
        "issue": meta.get("citation_issue") or work.issue,
        "page": work.page,
    }


def _journal(heading: LexborNode | None, meta: dict[str, str]) -> Fields:
    """The journal's full and abbreviated names; PubMed puts the latter in `citation_publisher`."""
    title, short = meta.get("citation_journal_title"), meta.get("citation_publisher")
    button = heading.css_first(selectors.JOURNAL) if heading and not (title and short) else None
    return {
        "container_title": title or clean(attribute(button, "title")),
        "container_title_short": short or text_of(button),
        "ISSN": meta.get("citation_issn", ""),
    }


def _more_precise(heading: PartialDate | None, meta: PartialDate | None) -> PartialDate | None:
    """The heading's date, or the meta tag's if only the year of a translated heading was understood."""
    if heading and meta and heading.year == meta.year:
        return heading if heading.month or heading.season else meta
    return heading or meta


def _chapter(heading: LexborNode | None, meta: dict[str, str]) -> Fields:
    """The authors of a chapter, and its book instead of a journal."""
    book = zip(Work._fields, _book(heading) or Work(), strict=True)
    return {name: value for name, value in book if value} | {"author": _authors(heading, meta)}


def _book(heading: LexborNode | None) -> Work | None:
    """The book that a heading without a citation names, and the chapter's date."""
    return parse_chapter(_text_from(heading, _IN_BOOK)) if heading else None


def _text_from(heading: LexborNode, start: str) -> str:
    """The text from the outermost element that begins with `start`; all text if there is none."""
    node = next((node for node in heading.css("*") if text_of(node).startswith(start)), None)
    texts = []
    while node is not None:
        texts.append(node.text())
        node = node.next
    return " ".join(texts) or heading.text(separator=" ")


def _citation(heading: LexborNode | None, meta: dict[str, str]) -> Fields:
    return {
        "author": _authors(heading, meta),
        "affiliation": _affiliations(heading),
        "language": _language(text_at(heading, selectors.LANGUAGES)),
        **parse_epub(" ".join(texts_at(heading, selectors.NOTES))),
    }


def meta_title(meta: dict[str, str]) -> str:
    """The title in the meta tags: plain text, apart from a rare escaped tag."""
    return clean(re.sub(r"</?[a-z]{1,5}>", "", meta.get("citation_title", "")))


def _authors(heading: LexborNode | None, meta: dict[str, str]) -> NameList:
    return NameList(tuple(map(_author, nodes_at(heading, selectors.AUTHORS))) or _meta_authors(meta))


def _meta_authors(meta: dict[str, str]) -> tuple[Name, ...]:
    names = meta.get("citation_authors", "").split(";")
    return tuple(parse_name(name, NameForm.INDEX) for name in names if name.strip())


def _author(node: LexborNode) -> Name:
    """A full name; the search that the name links to distinguishes family from given names, and groups."""
    attributes = node.attributes
    name = clean(attributes.get("data-ga-label")) or text_of(node)  # the label is never translated
    found = _TERM.search(attributes.get("href") or "")
    term = unquote_plus(found[1]) if found else ""
    if term.endswith(_CORPORATE):
        return Name(literal=name)
    return split_by_index_form(name, term.partition("[")[0]) if term else Name(literal=name)


def _affiliations(heading: LexborNode | None) -> tuple[tuple[str, ...], ...]:
    """The affiliations of each author, from the titles of the links after the name."""
    found = tuple(
        tuple(dict.fromkeys(filter(None, (clean(attribute(link, "title")) for link in links))))
        for _, links in grouped(heading, selectors.AUTHORS, selectors.AFFILIATIONS)
    )
    return found if any(found) else ()


def _language(text: str) -> str:
    """The language codes of `[Article in Chinese]`; pages of English articles have no such text."""
    return language_codes(text.strip("[]").partition("Article in ")[2])


def _identifiers(section: LexborNode | None, meta: dict[str, str]) -> Fields:
    found = {
        _label(identifier, parts[0]): text_of(parts[1])
        for identifier, parts in grouped(section, selectors.IDENTIFIER, selectors.IDENTIFIER_PARTS)
        if len(parts) > 1
    }
    shown_pmid, shown_pmcid, shown_doi = (found.pop(label, "") for label in ("PMID", "PMCID", "DOI"))
    return {
        "PMID": parse_pmid(meta.get("citation_pmid")) or parse_pmid(shown_pmid),
        "PMCID": parse_pmcid(shown_pmcid) or _pmcid_of_keywords(meta.get("keywords", "")),
        "DOI": parse_doi(shown_doi) or parse_doi(meta.get("citation_doi")),
        "other_ids": tuple(Identifier(label, value) for label, value in found.items() if value),
    }


def _label(identifier: LexborNode, label: LexborNode) -> str:
    """The kind of an identifier: from its class, which is never translated, or else its label."""
    classes = attribute(identifier, "class").split()
    return next(
        (selectors.LABELS[name] for name in classes if name in selectors.LABELS), text_of(label).rstrip(": ")
    )


def _pmcid_of_keywords(text: str) -> str:
    """The PMCID in `pmid:23825705, PMC3691982, doi:10.1000/a, Author, MeSH term, ...`."""
    words = text.split(",", selectors.MAX_LEADING_IDENTIFIERS)[: selectors.MAX_LEADING_IDENTIFIERS]
    first = map(str.strip, words)
    return next((parse_pmcid(word) for word in first if word.startswith("PMC")), "")


def _abstract(section: LexborNode | None) -> Indexing:
    """The abstract and the keywords below it."""
    if not section:
        return Indexing()
    content = section.css_first(selectors.ABSTRACT_SELECTED) or section.css_first(selectors.ABSTRACT_CONTENT)
    candidates = content.css("p") if content else section.css(selectors.ABSTRACT_ALONE)
    keywords = {p.mem_id: p for p in section.css("p") if _is_keywords(p)}
    paragraphs = [p for p in candidates if p.mem_id not in keywords]
    return Indexing(
        abstract="\n".join(filter(None, map(text_of, paragraphs))),
        keyword=split_keywords(text_of(next(iter(keywords.values()), None)).partition(":")[2]),
    )


def _is_keywords(paragraph: LexborNode) -> bool:
    return bool(_KEYWORDS_LABEL.fullmatch(text_at(paragraph, selectors.SUBTITLE).rstrip(": ")))


def split_keywords(text: str) -> tuple[str, ...]:
    """`gene editing; model (MIDD).` as keywords."""
    words = (word.strip() for word in text.strip().removesuffix(".").split(";"))
    return tuple(word for word in words if word)


def _indexing(elements: ElementsById) -> Indexing:
    """The abstract, the elements below it, and the articles linked above it."""
    terms: Fields = {
        field: tuple(text for name in names for text in texts_at(elements.get(name), selectors.KEYWORD))
        for field, names in selectors.KEYWORD_SECTIONS.items()
    }
    return _abstract(elements.get(selectors.ABSTRACT))._replace(
        conflict_of_interest=text_at(elements.get(selectors.CONFLICT_OF_INTEREST), selectors.STATEMENT),
        figure=tuple(
            starmap(
                _figure, grouped(elements.get(selectors.FIGURES), selectors.CAPTIONS, selectors.FIGURE_LABEL)
            )
        ),
        grant=texts_at(elements.get(selectors.GRANTS), selectors.GRANT),
        linked=_linked(elements),
        **terms,
    )


def _figure(caption: LexborNode, parts: list[LexborNode]) -> str:
    label, text = text_of(parts[0] if parts else None), text_of(caption)
    rest = text.removeprefix(label).strip()
    return f"{label.rstrip('.:')}: {rest}" if label and rest else text


def _linked(elements: ElementsById) -> tuple[LinkedArticle, ...]:
    linked = tuple(
        _linked_article(text_at(section, selectors.LINKED_RELATION), item)
        for name, section in elements.items()
        if name.startswith(selectors.LINKED_ARTICLES)
        for item in section.css(selectors.LINKED_ITEMS)
    )
    if any(link.retracts for link in linked):
        return linked
    return linked + _notice(elements.get(selectors.RETRACTION))


def _linked_article(relation: str, item: LexborNode) -> LinkedArticle:
    if item.css_first(selectors.DOCSUM_TITLE):
        parts = (selectors.DOCSUM_AUTHORS, selectors.DOCSUM_TITLE, selectors.DOCSUM_CITATION)
        return LinkedArticle(relation, " ".join(text_at(item, part) for part in parts), read_docsum(item))
    return LinkedArticle(relation, text_of(item), parse_citation(text_of(item)))


def _notice(banner: LexborNode | None) -> tuple[LinkedArticle, ...]:
    """The retraction notice named in a banner above the title."""
    if not banner or "retract" not in text_of(banner).casefold():
        return ()
    notice = Work(PMID=pmid_of_link(attribute(banner.css_first(selectors.RETRACTION_NOTICE), "href")))
    return (LinkedArticle(_RETRACTED, text_of(banner), notice),)
