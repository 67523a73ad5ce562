"""The article that a page in Markdown is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.citation import parse_citation, parse_notes
from cgt_cite.fields.identifiers import find_doi, parse_pmcid, parse_pmid, pmid_of_link
from cgt_cite.fields.languages import language_code
from cgt_cite.fields.names import parse_name
from cgt_cite.fields.text import fold
from cgt_cite.model import Fields, LinkedArticle, Name, Work
from cgt_cite.pages.abstract import format_section
from cgt_cite.pages.markdown.blocks import HEADING, ITEM, TEXT
from cgt_cite.pages.markdown.inline import plain
from cgt_cite.pages.markdown.links import articles_named, author_of, journal_linked
from cgt_cite.pages.markdown.sections import ABSTRACT
from cgt_cite.pages.pubmed.article import split_keywords
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cgt_cite.pages.markdown.blocks import Block
    from cgt_cite.pages.markdown.sections import Heading, Section

_END_OF_ABSTRACT = "pubmed disclaimer"
_FINDING = "find articles by"
_PMCID = lazy_compile(r"\bPMCID:\s*(PMC\d{3,9})\b")
_DOI = lazy_compile(r"\bDOI:\s*(10\.\S+)")
_WHERE = lazy_compile(r"\d{4}[^;]{0,20};\s*[^;:]{0,12}\d")


def read_article(heading: Heading, sections: list[Section], address: str) -> Work:
    """The citation, and the sections that describe the article itself."""
    work = _cited(heading)
    below = " ".join(block.text for block in heading.below)
    language = vocabulary.ARTICLE_LANGUAGE.search(below)
    found = dict(reversed(sections))  # the first of a name counts
    authors, cut = _authors(heading)
    numbers = articles_named(heading.below)
    return work._replace(
        title=heading.title,
        author=authors,
        author_truncated=cut,
        PMID=parse_pmid(below) or (numbers.pop() if len(numbers) == 1 else "") or pmid_of_link(address),
        PMCID=_first(_PMCID.findall(below)) or parse_pmcid(address),
        DOI=find_doi(_first(_DOI.findall(below))) or work.DOI,
        language=", ".join(map(language_code, language[1].split(","))) if language else "",
        conflict_of_interest="\n".join(_texts(found.get("conflict of interest statement", []))),
        linked=tuple(link for title, blocks in sections for link in _linked(title, blocks)),
        **_abstract(found.get(ABSTRACT, []), authors),
        **_terms(found),
    )


def _first(found: list[str]) -> str:
    return found[0] if found else ""


def _cited(heading: Heading) -> Work:
    """The citation line, above or below the title; the journal may be apart from it."""
    lines = [block.text.lstrip(". ") for block in heading.above if block.kind is TEXT]
    lines += [text for block in heading.below if _WHERE.search(text := block.text)]
    at, work = next(
        ((at, work) for at, line in enumerate(lines) if _is_whole(work := parse_citation(line))), (0, Work())
    )
    notes = parse_notes(" ".join(lines[at:]) if work.issued else " ".join(lines))
    journal = "" if work.container_title else work.container_title_short or _journal(heading, lines[:at])
    return work._replace(
        type=work.type or "article-journal",
        container_title_short=journal,
        DOI=work.DOI or notes.DOI,
        epub=work.epub or notes.epub,
        status=work.status or notes.status,
    )


def _is_whole(work: Work) -> bool:
    return bool(work.issued and (work.volume or work.page or work.container_title))


def _journal(heading: Heading, above: list[str]) -> str:
    """The journal: from its menu, from the short view, or the line above the citation."""
    if linked := journal_linked((*heading.above, *heading.below)):
        return linked
    short = (vocabulary.SHORT_VIEW.fullmatch(block.text) for block in heading.below)
    if match := next(filter(None, short), None):
        return match["journal"]
    shown = [line for line in above if not _is_menu(line)]
    return shown[-1] if shown and shown[-1].casefold() not in vocabulary.ABOVE_CITATION else ""


def _is_menu(line: str) -> bool:
    """Whether a line holds nothing but the entries of a menu."""
    rest = line.casefold()
    for entry in vocabulary.MENU_LINES:
        rest = rest.replace(entry, "")
    return not rest.strip()


def _authors(heading: Heading) -> tuple[tuple[Name, ...], bool]:
    """The authors that are linked, once, though the page shows them again with their affiliations."""
    lists: list[list[Name]] = [[]]
    before = ""
    for block in heading.below:
        if block.kind is HEADING:
            lists.append([])
        for span in block.spans:
            name = None if before.strip().casefold().endswith(_FINDING) else author_of(span)
            lists[-1] += [name] if name else []
            before = span.text
    if any(lists):
        return _once(lists), False
    short = (vocabulary.SHORT_VIEW.fullmatch(block.text) for block in heading.below)
    match = next(filter(None, short), None)
    return ((parse_name(match["author"]),), True) if match else ((), False)


def _once(lists: list[list[Name]]) -> tuple[Name, ...]:
    """The names under all headings, up to the list that repeats them."""
    names: list[Name] = []
    for more in lists:
        if more and more == names:
            break
        names += more
    return tuple(names)


def _texts(blocks: list[Block]) -> list[str]:
    return [text for block in blocks if block.kind is not HEADING and (text := block.text)]


def _abstract(blocks: list[Block], authors: tuple[Name, ...]) -> Fields:
    """The paragraphs, each under the heading before it, and the keywords below them.

    A paragraph with the names of the authors alone is the copyright notice.
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
    """The entries of a section such as `Retraction in`: a title that links, and more below."""
    relation = title.capitalize() if vocabulary.LINKED.fullmatch(title) else ""
    entries: list[list[Block]] = []
    for block in blocks if relation else ():
        if block.kind is ITEM or not entries:
            entries.append([])
        entries[-1].append(block)
    for entry in entries:
        text = " ".join(_texts(entry))
        linked = [span for block in entry for span in block.spans if pmid_of_link(span.address)]
        number = pmid_of_link(linked[0].address) if linked else parse_pmid(text)
        shown = plain(linked[:1]).removesuffix(".")
        yield LinkedArticle(relation, text, Work(title=shown, PMID=number))
