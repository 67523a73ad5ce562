"""Split a Markdown page into its sections and the blocks above the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.identifiers import parse_pmcid, pmid_of_link
from cgt_cite.pages.markdown.blocks import HEADING, TEXT
from cgt_cite.pages.markdown.links import links_author
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from collections.abc import Callable

    from cgt_cite.pages.markdown.blocks import Block

Section = tuple[str, list["Block"]]  # its title in lower case, and its blocks

ABSTRACT = "abstract"
_DEPTH = 2  # level of section headings on PubMed's pages
_SITE = lazy_compile(r" ?[-–|] (?:PubMed|PMC)(?: [-–|] [^-–|]{1,40})?$")


class Heading(NamedTuple):
    """The blocks above the first section, split at the article's title."""

    title: str
    above: list[Block]
    below: list[Block]


def sections_of(blocks: list[Block]) -> tuple[list[Block], list[Section]]:
    """The blocks above the first section that PubMed's pages have, and the sections."""
    above: list[Block] = []
    sections: list[Section] = []
    depth = 0
    for block in blocks:
        title = _title(block)
        known = title in vocabulary.SECTIONS or vocabulary.RELATION.fullmatch(title)
        in_reference_list = bool(sections) and block.depth > depth and is_reference_list(sections[-1])
        if title and not in_reference_list and (known or (sections and block.depth <= depth)):
            sections.append((title, []))
            depth = block.depth or _DEPTH
        elif sections:
            sections[-1][1].append(block)
        else:
            above.append(block)
    return above, sections


def _title(block: Block) -> str:
    """The title of the section that a block starts, in lower case; empty if it starts none.

    On pages with the abstract in several languages, the heading lists the languages, and the title
    `Abstract` becomes a paragraph above it.
    """
    text = block.text
    if block.kind is HEADING and not vocabulary.LANGUAGES_OF_ABSTRACT.fullmatch(text):
        return text.casefold().rstrip(":")
    return ABSTRACT if block.kind is TEXT and text.casefold() == ABSTRACT else ""


def is_reference_list(section: Section) -> bool:
    """Whether a section contains the references; headings inside it belong to the list."""
    return vocabulary.SECTIONS.get(section[0]) == "references"


def heading_of(above: list[Block], stated: str) -> Heading:
    """Split at the title: the heading above the authors, the one equal to `stated`, or a repeated one."""
    headings = [number for number, block in enumerate(above) if block.kind is HEADING and block.text]
    titles = {number: _SITE.sub("", above[number].text) for number in headings}
    ends = dict(zip(headings, [*headings[1:], len(above)], strict=False))
    named = _SITE.sub("", stated)
    all_titles = list(titles.values())
    criteria: tuple[Callable[[int], bool], ...] = (
        lambda number: any(map(links_author, above[number : ends[number]])),
        lambda number: titles[number] == named or titles[number] != above[number].text,
        lambda number: all_titles.count(titles[number]) > 1 or above[number].depth == 1,
    )
    found = next((number for is_title in criteria for number in headings if is_title(number)), None)
    if found is None:
        return Heading(named if named != stated else "", above, above)
    return Heading(titles[found], above[: found + 1], above[found + 1 :])


def is_pubmed_page(heading: Heading, sections: list[Section], stated: str, url: str) -> bool:
    """Whether the text is a page of PubMed or PMC, not one that merely links to such a page."""
    if any(map(links_author, (*heading.above, *heading.below))):
        return True
    titles = [stated, *(block.text for block in heading.above if block.kind is HEADING)]
    named = any(map(_SITE.search, titles)) or pmid_of_link(url) or parse_pmcid(url)
    return bool(named) and any(title == ABSTRACT or is_reference_list((title, [])) for title, _ in sections)
