"""The citation of the article that a PubMed page since 2020 is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from cgt_cite.fields.citation import parse_citation, parse_notes
from cgt_cite.fields.dates import parse_date
from cgt_cite.fields.identifiers import pmcid, pmid, pmid_of_link, whole_doi
from cgt_cite.fields.index_names import full_name, index_name
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.text import clean
from cgt_cite.model import Fields, LinkedArticle, Name, Work
from cgt_cite.pages.html import attribute, below, metas, text_at, text_of, texts_at
from cgt_cite.pages.pubmed import selectors as at
from cgt_cite.pages.pubmed.docsum import read_docsum

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_RETRACTED = "Retraction in"
_TERM = re.compile(r"[?&]term=([^&]*)")
_CORPORATE = "[Corporate Author]"
_KEYWORDS_LABEL = re.compile(r"keywords?|mots[- ]clés|palabras clave|schlüsselwörter", re.IGNORECASE)


def read_article(tree: LexborHTMLParser) -> Work:
    """All that the page says of its own article, its references apart."""
    meta = metas(tree)
    heading = tree.css_first(at.HEADING)
    return Work(**_citation(heading, meta) | _identifiers(tree, meta) | _abstract(tree) | _sections(tree))


def _citation(heading: LexborNode | None, meta: dict[str, str]) -> Fields:
    """Heading and metas: the metas are cleaner, the heading says more."""
    work = parse_citation(text_at(heading, at.CITATION)) if heading else Work()
    journal = heading.css_first(at.JOURNAL) if heading else None
    return {
        "type": "article-journal",
        "title": meta_title(meta) or (text_at(heading, at.TITLE) if heading else ""),
        "author": (_authors(heading) if heading else ()) or _indexed_authors(meta),
        "container_title": meta.get("citation_journal_title") or clean(attribute(journal, "title")),
        "container_title_short": meta.get("citation_publisher") or text_of(journal),
        "issued": work.issued or parse_date(meta.get("citation_date", "")),
        "volume": meta.get("citation_volume") or work.volume,
        "issue": meta.get("citation_issue") or work.issue,
        "page": work.page,
        "ISSN": meta.get("citation_issn", ""),
        **(_notes(heading) if heading else {}),
    }


def meta_title(meta: dict[str, str]) -> str:
    """The title in the head: plain text but for a rare escaped tag."""
    return clean(re.sub(r"</?[a-z]{1,5}>", "", meta.get("citation_title", "")))


def _notes(heading: LexborNode) -> Fields:
    notes = parse_notes(" ".join(texts_at(heading, at.NOTES)))
    return {"epub": notes.epub, "status": notes.status, "language": _language(heading)}


def _indexed_authors(meta: dict[str, str]) -> tuple[Name, ...]:
    names = meta.get("citation_authors", "").split(";")
    return tuple(index_name(name) for name in names if name.strip())


def _authors(heading: LexborNode) -> tuple[Name, ...]:
    return tuple(_author(node) for node in heading.css(at.AUTHORS))


def _author(node: LexborNode) -> Name:
    """A full name; the search that it links to tells family from given names and persons from groups."""
    name = text_of(node)
    found = _TERM.search(attribute(node, "href"))
    term = unquote_plus(found[1]) if found else ""
    if term.endswith(_CORPORATE):
        return Name(literal=name)
    return full_name(name, term.partition("[")[0]) if term else Name(literal=name)


def _language(heading: LexborNode) -> str:
    """`[Article in Chinese]`; a page of an English article says nothing."""
    names = text_at(heading, at.LANGUAGES).strip("[]").removeprefix("Article in ")
    return ", ".join(language_code(name) for name in names.split(",") if name)


def _identifiers(tree: LexborHTMLParser, meta: dict[str, str]) -> Fields:
    found = {
        text_at(node, at.IDENTIFIER_LABEL).rstrip(":"): text_at(node, at.IDENTIFIER_VALUE)
        for node in tree.css(at.IDENTIFIERS)
    }
    shown_pmid, shown_pmcid, shown_doi = (found.pop(label, "") for label in ("PMID", "PMCID", "DOI"))
    return {
        "PMID": pmid(meta.get("citation_pmid")) or pmid(shown_pmid),
        "PMCID": pmcid(shown_pmcid) or _pmcid_of_keywords(meta),
        "DOI": whole_doi(shown_doi) or whole_doi(meta.get("citation_doi")),
        "other_ids": tuple(f"{label}:{value}" for label, value in found.items() if value),
    }


def _pmcid_of_keywords(meta: dict[str, str]) -> str:
    found = re.search(r"(?<![^ ,])PMC\d+(?![^,])", meta.get("keywords", ""))
    return found[0] if found else ""


def _abstract(tree: LexborHTMLParser) -> Fields:
    content = tree.css_first(at.ABSTRACT_SHOWN) or tree.css_first(at.ABSTRACT)
    shown = content.css("p") if content else tree.css(at.ABSTRACT_ALONE)
    paragraphs = [p for p in shown if not _is_keywords(p)]
    keywords = next((p for p in tree.css(at.ABSTRACT_PARAGRAPHS) if _is_keywords(p)), None)
    return {
        "abstract": "\n".join(filter(None, map(text_of, paragraphs))),
        "keyword": split_keywords(text_of(keywords).partition(":")[2]),
    }


def _is_keywords(paragraph: LexborNode) -> bool:
    return bool(_KEYWORDS_LABEL.fullmatch(text_at(paragraph, at.SUBTITLE).rstrip(": ")))


def split_keywords(text: str) -> tuple[str, ...]:
    """`gene editing; model (MIDD).` as keywords."""
    words = (word.strip() for word in text.strip().removesuffix(".").split(";"))
    return tuple(word for word in words if word)


def _sections(tree: LexborHTMLParser) -> Fields:
    """What stands below the abstract, and what is linked above it."""
    found: Fields = {
        field: texts_at(tree, below(section, at.KEYWORD)) for field, section in at.KEYWORD_SECTIONS.items()
    }
    found["conflict_of_interest"] = text_at(tree, at.CONFLICT_OF_INTEREST)
    found["figure"] = tuple(_figure(caption) for caption in tree.css(at.FIGURES))
    found["grant"] = texts_at(tree, at.GRANTS)
    found["linked"] = _linked(tree)
    if tree.css_first(at.PREPRINT_BANNER) or "Preprint" in found["publication_type"]:
        found["type"] = "article"
    return found


def _figure(caption: LexborNode) -> str:
    label, text = text_at(caption, at.FIGURE_LABEL), text_of(caption)
    rest = text.removeprefix(label).strip()
    return f"{label.rstrip('.:')}: {rest}" if label and rest else text


def _linked(tree: LexborHTMLParser) -> tuple[LinkedArticle, ...]:
    linked = tuple(
        _linked_article(text_at(section, at.LINKED_RELATION), item)
        for section in tree.css(at.LINKED)
        for item in section.css(at.LINKED_ITEMS)
    )
    return linked if any(link.relation == _RETRACTED for link in linked) else linked + _notice(tree)


def _linked_article(relation: str, item: LexborNode) -> LinkedArticle:
    if item.css_first(at.DOCSUM_TITLE):
        parts = (at.DOCSUM_AUTHORS, at.DOCSUM_TITLE, at.DOCSUM_CITATION)
        return LinkedArticle(relation, " ".join(text_at(item, part) for part in parts), read_docsum(item))
    return LinkedArticle(relation, text_of(item), parse_citation(text_of(item)))


def _notice(tree: LexborHTMLParser) -> tuple[LinkedArticle, ...]:
    """The retraction that a banner above the title announces."""
    banner = tree.css_first(at.RETRACTION_BANNER)
    if not banner or "retract" not in text_of(banner).casefold():
        return ()
    notice = Work(PMID=pmid_of_link(attribute(banner.css_first(at.RETRACTION_NOTICE), "href")))
    return (LinkedArticle(_RETRACTED, text_of(banner), notice),)
