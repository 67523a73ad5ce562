"""Parse references: clean and prepare the text, read it with a template or the tagger, weigh the result."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.model import Identifier, Work, WorkType

from . import styles
from .cleanup import clean_reference
from .confidence import STYLED, evidence, probability, weights
from .entities import find_entities
from .entity_fields import add_entities
from .lexicon import lexicon
from .non_references import SEVERAL, has_several, is_remark
from .plausibility import drop_implausible
from .prepare import MAX_LENGTH, Prepared, is_entity, tokenize
from .reasons import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .entities import Entity
    from .labelled import Labelled

_NOTHING = Work()
_IDENTIFIERS = frozenset(
    ("type", "DOI", "PMID", "PMCID", "arxiv", "URL", "ISBN", "ISSN", "other_ids", "accessed")
)
_PROSE = frozenset(("title", "type"))


class Parsed(NamedTuple):
    """A work, and the probability that it is wholly right; `None` where nothing was parsed."""

    work: Work
    confidence: float | None


def parse(text: str) -> Parsed:
    """The work that a reference names."""
    text = clean_reference(text[:MAX_LENGTH])
    entities = find_entities(text)
    if work := styles.read(text, entities, lexicon):
        return Parsed(drop_implausible(work), _confidence_of_styled())
    prepared = tokenize(text, entities)
    return _parse_non_reference(prepared) or parse_tagged(prepared)


def _parse_non_reference(prepared: Prepared) -> Parsed | None:
    """The reading of a text that is not one reference."""
    if not prepared.words:
        return Parsed(_NOTHING, None)
    only_linked = all(entity.type == "linked" for entity in prepared.entities)
    if only_linked and all(map(is_entity, prepared.words)):
        return Parsed(Work(type=WorkType.DOCUMENT), None)  # a note on another work
    if is_remark(prepared.text):
        return Parsed(_document(prepared.entities, ()), None)
    if has_several(prepared.text):
        return Parsed(_document(prepared.entities, (SEVERAL,)), None)
    return None


def doubts(text: str) -> list[str]:
    """What speaks against the tagger's reading of a reference, in words, the weightiest first."""
    text = clean_reference(text[:MAX_LENGTH])
    work, labelled, path = _read_tagged(tokenize(text, find_entities(text)))
    found = {name: value * weights().get(name, 0.0) for name, value in evidence(work, labelled, path).items()}
    against = sorted((weight, name) for name, weight in found.items() if weight < 0)
    return [words for _, name in against if (words := in_words(name, work.type))]


def _read_tagged(prepared: Prepared) -> tuple[Work, Labelled, float]:
    """The work that the tagger finds, the labels of the words, and the probability of these together."""
    from .assemble import assemble  # with the tagger and its model, which templates do without
    from .labelled import label_words
    from .tagger import tagger

    tags, path = tagger()(prepared)
    labelled = label_words(prepared, tags)
    return assemble(labelled, lexicon()), labelled, path


def parse_tagged(prepared: Prepared) -> Parsed:
    """The work that the tagger finds in a reference."""
    work, labelled, path = _read_tagged(prepared)
    filled = {name for name, value in zip(Work._fields, work, strict=True) if value}
    if not filled:
        return Parsed(_NOTHING, None)
    if filled <= _PROSE:
        return Parsed(Work(type=WorkType.DOCUMENT), None)
    if filled <= _IDENTIFIERS:
        return Parsed(work, 1.0)
    return Parsed(work, round(probability(evidence(work, labelled, path), weights()), 4))


@cache
def _confidence_of_styled() -> float:
    return round(probability(STYLED, weights()), 4)


def _document(entities: Sequence[Entity], note: tuple[str, ...]) -> Work:
    """What is known of an item that is not one reference: the identifiers in it."""
    found = add_entities(Work(), entities)
    identifiers = (found.DOI, found.PMID, found.PMCID, found.arxiv)
    others = (*(Identifier("", value) for value in identifiers if value), *found.other_ids)
    return Work(type=WorkType.DOCUMENT, other_ids=others, note=note)
