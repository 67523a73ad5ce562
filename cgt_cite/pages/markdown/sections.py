"""The parts of a page in Markdown: everything above its first section, and the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.fields.identifiers import parse_pmcid, pmid_of_link
from cgt_cite.pages.markdown.blocks import HEADING, TEXT
from cgt_cite.pages.markdown.links import links_author
from cgt_cite.pages.pubmed_text import vocabulary
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.pages.markdown.blocks import Block

Section = tuple[str, list["Block"]]  # its title in lower case, and its blocks

ABSTRACT = "abstract"
_DEPTH = 2  # of the sections of PubMed's pages
_SITE = lazy_compile(r" ?[-–|] (?:PubMed|PMC)(?: [-–|] [^-–|]{1,40})?$")


class Heading(NamedTuple):
    """The blocks above the first section, parted at the title."""

    title: str
    above: list[Block]
    below: list[Block]


def sections_of(blocks: list[Block]) -> tuple[list[Block], list[Section]]:
    """The blocks above the first section of PubMed's pages, and each section."""
    above: list[Block] = []
    sections: list[Section] = []
    depth = 0
    for block in blocks:
        title = _title(block)
        known = title in vocabulary.SECTIONS or vocabulary.LINKED.fullmatch(title)
        within = bool(sections) and block.depth > depth and is_reference_list(sections[-1])
        if title and not within and (known or (sections and block.depth <= depth)):
            sections.append((title, []))
            depth = block.depth or _DEPTH
        elif sections:
            sections[-1][1].append(block)
        else:
            above.append(block)
    return above, sections


def _title(block: Block) -> str:
    """The title of the section that a heading begins; nothing for other blocks.

    Where a page shows its abstract in several languages, their names become the heading and the
    title above them a paragraph.
    """
    text = block.text
    if block.kind is HEADING and not vocabulary.LANGUAGES_OF_ABSTRACT.fullmatch(text):
        return text.casefold().rstrip(":")
    return ABSTRACT if block.kind is TEXT and text.casefold() == ABSTRACT else ""


def is_reference_list(section: Section) -> bool:
    """Whether a section holds the references; further headings in it are then the list's own."""
    return vocabulary.SECTIONS.get(section[0]) == "references"


def heading_of(above: list[Block], stated: str) -> Heading:
    """Parted at the title: the heading above the authors, the one that `stated` gives, or a repeated one."""
    headings = [number for number, block in enumerate(above) if block.kind is HEADING and block.text]
    titles = {number: _SITE.sub("", above[number].text) for number in headings}
    ends = dict(zip(headings, [*headings[1:], len(above)], strict=False))
    named = _SITE.sub("", stated)
    found = next((at for at in headings if any(map(links_author, above[at : ends[at]]))), None)
    if found is None:
        found = next((at for at in headings if titles[at] == named or titles[at] != above[at].text), None)
    if found is None:
        shown = list(titles.values())
        found = next((at for at in headings if shown.count(titles[at]) > 1 or above[at].depth == 1), None)
    if found is None:
        return Heading(named if named != stated else "", above, above)
    return Heading(titles[found], above[: found + 1], above[found + 1 :])


def is_of_pubmed(heading: Heading, sections: list[Section], stated: str, address: str) -> bool:
    """Whether this was a page of PubMed or PMC, and not another text that links to one."""
    if any(map(links_author, (*heading.above, *heading.below))):
        return True
    titles = [stated, *(block.text for block in heading.above if block.kind is HEADING)]
    named = any(map(_SITE.search, titles)) or pmid_of_link(address) or parse_pmcid(address)
    return bool(named) and any(title == ABSTRACT or is_reference_list((title, [])) for title, _ in sections)
