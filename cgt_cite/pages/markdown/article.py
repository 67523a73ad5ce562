"""Read the article that a Markdown page describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation, parse_notes
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.languages import language_codes
from cgt_cite.fields.names import parse_name
from cgt_cite.fields.text import fold
from cgt_cite.model import Fields, Indexing, LinkedArticle, Name, NameList, Work, WorkType
from cgt_cite.pages.headings import format_section
from cgt_cite.pages.markdown.blocks import HEADING, ITEM, TEXT
from cgt_cite.pages.markdown.inline import plain
from cgt_cite.pages.markdown.links import author_of, journal_linked, pmids_of_author_links
from cgt_cite.pages.markdown.sections import ABSTRACT
from cgt_cite.pages.pubmed.article import split_keywords
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.pages.markdown.blocks import Block
    from cgt_cite.pages.markdown.sections import Heading, Section

_END_OF_ABSTRACT = "pubmed disclaimer"
_FIND_ARTICLES = "find articles by"
_PMCID = lazy_compile(r"\bPMCID:\s*(PMC\d{3,9})\b")
_DOI = lazy_compile(r"\bDOI:\s*(10\.\S+)")
_LOCATOR = lazy_compile(r"\d{4}[^;]{0,20};\s*[^;:]{0,12}\d")


def read_article(heading: Heading, sections: list[Section], url: str) -> Work:
    """The article, from its citation and the sections that describe it (not the reference list)."""
    work = _citation_of(heading)
    below = " ".join(block.text for block in heading.below)
    language = vocabulary.ARTICLE_LANGUAGE.search(below)
    found = dict(reversed(sections))  # the first section of each title wins
    authors = _authors(heading)
    numbers = pmids_of_author_links(heading.below)
    return work._replace(
        title=heading.title,
        author=authors,
        PMID=parse_pmid(below) or (numbers.pop() if len(numbers) == 1 else "") or pmid_of_link(url),
        PMCID=_first(_PMCID.findall(below)) or parse_pmcid(url),
        DOI=find_doi(_first(_DOI.findall(below))) or work.DOI,
        language=language_codes(language[1]) if language else "",
        indexing=Indexing(
            conflict_of_interest="\n".join(_texts(found.get("conflict of interest statement", []))),
            linked=tuple(link for title, blocks in sections for link in _linked(title, blocks)),
            **_abstract(found.get(ABSTRACT, []), authors.names),
            **_terms(found),
        ),
    )


def _first(found: list[str]) -> str:
    return found[0] if found else ""


def _citation_of(heading: Heading) -> Work:
    """The work in the citation line above or below the title; the journal may be on another line."""
    lines = [block.text.lstrip(". ") for block in heading.above if block.kind is TEXT]
    lines += [text for block in heading.below if _LOCATOR.search(text := block.text)]
    index, work = next(
        ((index, work) for index, line in enumerate(lines) if _is_full(work := parse_citation(line))),
        (0, Work()),
    )
    notes = parse_notes(" ".join(lines[index:]) if work.issued else " ".join(lines))
    journal = "" if work.container_title else work.container_title_short or _journal(heading, lines[:index])
    return work._replace(
        type=work.type or WorkType.ARTICLE_JOURNAL,
        container_title_short=journal,
        DOI=work.DOI or notes.DOI,
        epub=work.epub or notes.epub,
        status=work.status or notes.status,
    )


def _is_full(work: Work) -> bool:
    return bool(work.issued and (work.volume or work.page or work.container_title))


def _journal(heading: Heading, above: list[str]) -> str:
    """The journal, from its menu, from the short view, or from the line above the citation."""
    if linked := journal_linked((*heading.above, *heading.below)):
        return linked
    short = (vocabulary.SHORT_VIEW.fullmatch(block.text) for block in heading.below)
    if match := next(filter(None, short), None):
        return match["journal"]
    candidates = [line for line in above if not _is_menu(line)]
    return (
        candidates[-1] if candidates and candidates[-1].casefold() not in vocabulary.PUBLICATION_TYPES else ""
    )


def _is_menu(line: str) -> bool:
    """Whether a line consists of menu entries only."""
    rest = line.casefold()
    for entry in vocabulary.MENU_LINES:
        rest = rest.replace(entry, "")
    return not rest.strip()


def _authors(heading: Heading) -> NameList:
    """The linked authors.

    Pages repeat the authors with their affiliations; the short view shows only the first author.
    """
    lists: list[list[Name]] = [[]]
    before = ""
    for block in heading.below:
        if block.kind is HEADING:
            lists.append([])
        for span in block.spans:
            name = None if before.strip().casefold().endswith(_FIND_ARTICLES) else author_of(span)
            lists[-1] += [name] if name else []
            before = span.text
    if any(lists):
        return NameList(_without_repeats(lists))
    short = (vocabulary.SHORT_VIEW.fullmatch(block.text) for block in heading.below)
    match = next(filter(None, short), None)
    return NameList((parse_name(match["author"]),), truncated=True) if match else NameList()


def _without_repeats(lists: list[list[Name]]) -> tuple[Name, ...]:
    """The names below all headings, up to a list that repeats the names before it."""
    names: list[Name] = []
    for names_below in lists:
        if names_below and names_below == names:
            break
        names += names_below
    return tuple(names)


def _texts(blocks: list[Block]) -> list[str]:
    return [text for block in blocks if block.kind is not HEADING and (text := block.text)]


def _abstract(blocks: list[Block], authors: tuple[Name, ...]) -> Fields:
    """The abstract, each paragraph labelled with the heading before it, and the keywords below it.

    A paragraph that contains only the authors' names is the copyright notice.
    """
    holders = fold("".join(f"{name.given}{name.particle}{name.family}" for name in authors))
    keywords: tuple[str, ...] = ()
    paragraphs: list[str] = []
    label = ""
    for block in blocks:
        text = block.text
        match = vocabulary.KEYWORDS.fullmatch(text)
        if text.casefold() == _END_OF_ABSTRACT:
            break
        if vocabulary.LANGUAGES_OF_ABSTRACT.fullmatch(text) or fold(text) == holders:
            continue
        if block.kind is HEADING:
            label = text
        elif match:
            keywords = keywords or split_keywords(
                match[1] if ";" in match[1] else match[1].replace(", ", "; ")
            )
        elif text and not vocabulary.COPYRIGHT.match(text):
            paragraphs.append(format_section(label, text))
            label = ""
    return {"abstract": "\n".join(paragraphs), "keyword": keywords}


def _terms(found: dict[str, list[Block]]) -> Fields:
    """The lists of terms below the references."""
    terms: Fields = {}
    for title, field in vocabulary.SECTIONS.items():
        if field in ("mesh", "publication_type", "substance", "grant") and title in found:
            terms[field] = terms.get(field, ()) + tuple(_items(found[title]))
    return terms


def _items(blocks: list[Block]) -> Iterator[str]:
    outer = min((block.depth for block in blocks if block.kind is ITEM), default=0)
    for block in blocks:
        if block.kind is ITEM and block.depth == outer and block.text.casefold() not in vocabulary.MENU_LINES:
            yield block.text


def _linked(title: str, blocks: list[Block]) -> Iterator[LinkedArticle]:
    """The entries of a section such as `Retraction in`: a linked title, with details below it."""
    relation = title.capitalize() if vocabulary.RELATION.fullmatch(title) else ""
    entries: list[list[Block]] = []
    for block in blocks if relation else ():
        if block.kind is ITEM or not entries:
            entries.append([])
        entries[-1].append(block)
    for entry in entries:
        text = " ".join(_texts(entry))
        linked = [span for block in entry for span in block.spans if pmid_of_link(span.url)]
        number = pmid_of_link(linked[0].url) if linked else parse_pmid(text)
        linked_title = plain(linked[:1]).removesuffix(".")
        yield LinkedArticle(relation, text, Work(title=linked_title, PMID=number))
