"""Read authors and journals from the search links of a Markdown page, which have their names in PubMed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.names import parse_name, split_by_index_form
from cgt_cite.model import Name
from cgt_cite.pages.html import query_of
from cgt_cite.pages.markdown.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.pages.markdown.blocks import Block
    from cgt_cite.pages.markdown.inline import Span

_AUTHOR_ID = "cauthor_id"
_AUTHOR_FIELDS = ("author", "au", "corporate author")
_CORPORATE_AUTHOR = "corporate author"
_JOURNAL_FIELDS = ("jour", "title abbreviation")


def author_of(span: Span) -> Name | None:
    """The author that a link searches for, or None."""
    if not span.url or "term=" not in span.url:
        return None
    indexed, field = _query(span)
    if _AUTHOR_ID not in span.url and field not in _AUTHOR_FIELDS:
        return None
    text = plain([span])
    if field == _CORPORATE_AUTHOR:
        return Name(literal=text)
    return split_by_index_form(text, indexed) if indexed else parse_name(text)


def links_author(block: Block) -> bool:
    """Whether a block contains a link to an author."""
    return any(map(author_of, block.spans))


def pmids_of_author_links(blocks: list[Block]) -> set[str]:
    """The PMIDs in links to authors; a single page has only one."""
    queries = (query_of(span.url) for block in blocks for span in block.spans if span.url)
    return {number for query in queries if (number := parse_pmid(query.get(_AUTHOR_ID)))}


def journal_linked(blocks: Iterable[Block]) -> str:
    """The journal that the menu next to its name searches for, or an empty string."""
    searched = (_query(span) for block in blocks for span in block.spans if span.url)
    return next((name for name, field in searched if field in _JOURNAL_FIELDS), "")


def _query(span: Span) -> tuple[str, str]:
    """The term and the field of a search link."""
    name, _, field = query_of(span.url).get("term", "").partition("[")
    return name.strip('" '), field.rstrip("] ").casefold()
