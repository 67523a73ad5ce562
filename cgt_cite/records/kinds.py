"""Tell comments, errata, abstracts and the like from the papers whose titles they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgt_cite.fields.text import fold
from cgt_cite.regex import lazy_compile

from .cues import ALIKE, CUES_OF_KINDS, KINDS_OF_TYPES, NOTICES
from .locators import is_supplement
from .outcome import Outcome, agreement_if

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .lookup import Cited

_BRACKETED = lazy_compile(r"[\[(]([^\[\]()]{1,60})[\])]")


def compare_kind(cited: Cited, record: Work) -> Outcome:
    """Whether a notice is cited as one, and whether what the reference calls `[letter]` is one."""
    kinds = _kinds_of(record)
    if notices := kinds & NOTICES:
        return agreement_if(not notices.isdisjoint(_kinds_named(cited.text)))
    possible = kinds | _kinds_named(record.title) | ({"abstract"} if is_supplement(record) else set())
    possible |= {other for found in possible for other in ALIKE.get(found, ())}
    named = {kind for found in _BRACKETED.findall(_title_part(cited)) for kind in _kinds_named(found)}
    return Outcome.UNKNOWN if named <= possible else Outcome.DIFFERS


def is_secondary(cited: Cited, record: Work) -> bool:
    """Whether a record is a comment, an editorial, a preprint or the like, and the reference does not say so.

    They may have the title of the paper that is cited.
    """
    kinds = _kinds_of(record)
    return bool(kinds) and kinds.isdisjoint(_kinds_named(cited.text))


def _kinds_of(record: Work) -> set[str]:
    return {KINDS_OF_TYPES[name] for name in record.indexing.publication_type if name in KINDS_OF_TYPES}


def _kinds_named(text: str) -> set[str]:
    """The kinds for which a text has a word."""
    words = {fold(word) for word in text.split()}
    return {kind for kind, cues in CUES_OF_KINDS.items() if not words.isdisjoint(cues)}


def _title_part(cited: Cited) -> str:
    """The string up to its journal: what follows may be `[Abstract]`, a link to one."""
    journal = cited.work.container_title
    return cited.text.partition(journal)[0] if journal else cited.text
