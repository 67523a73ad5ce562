"""What the links of a page in Markdown search for: authors and journals, by their names in PubMed's index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.identifiers import parse_pmid
from cgt_cite.fields.index_names import full_name
from cgt_cite.fields.names import parse_name
from cgt_cite.model import Name
from cgt_cite.pages.html import query_of
from cgt_cite.pages.markdown.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.pages.markdown.blocks import Block
    from cgt_cite.pages.markdown.inline import Span

_OF_A_PERSON = "cauthor_id"
_AUTHOR_FIELDS = ("author", "au", "corporate author")
_CORPORATE = "corporate author"
_JOURNAL_FIELDS = ("jour", "title abbreviation")


def author_of(span: Span) -> Name | None:
    """The author whom a link searches for."""
    if not span.address or "term=" not in span.address:
        return None
    indexed, field = _query(span)
    if _OF_A_PERSON not in span.address and field not in _AUTHOR_FIELDS:
        return None
    shown = plain([span])
    if field == _CORPORATE:
        return Name(literal=shown)
    return full_name(shown, indexed) if indexed else parse_name(shown)


def links_author(block: Block) -> bool:
    """Whether a block names an author with a link."""
    return any(map(author_of, block.spans))


def articles_named(blocks: list[Block]) -> set[str]:
    """The PMIDs of the pages whose authors are linked: of one page there is one."""
    queries = (query_of(span.address) for block in blocks for span in block.spans if span.address)
    return {number for query in queries if (number := parse_pmid(query.get(_OF_A_PERSON)))}


def journal_linked(blocks: Iterable[Block]) -> str:
    """The journal that a menu beside its name searches for, or nothing."""
    searched = (_query(span) for block in blocks for span in block.spans if span.address)
    return next((name for name, field in searched if field in _JOURNAL_FIELDS), "")


def _query(span: Span) -> tuple[str, str]:
    """What a link searches for, and in which field."""
    name, _, field = query_of(span.address).get("term", "").partition("[")
    return name.strip('" '), field.rstrip("] ").casefold()
