"""From a string to a work: marks, then rules where it is regular, else words, labels, fields; confidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cgt_cite.model import Work

from .confidence import REGULAR, probability, weights
from .extras import of_marks
from .lexicon import lexicon
from .marks import find_marks
from .notes import SEVERAL, has_several, is_remark
from .plain import plain
from .regular import read_regular
from .tokens import Tokens, tokenize

_LONGEST = 6000  # code points; what is longer is no reference, and is read no further
_NOTHING = Work()
_IDENTIFIERS = frozenset(
    ("type", "DOI", "PMID", "PMCID", "arxiv", "URL", "ISBN", "ISSN", "other_ids", "accessed")
)
_PROSE = {"title", "type"}


def read(text: str) -> tuple[Work, float | None]:
    """The work that `text` names and the probability that it is wholly right."""
    text = plain(text[:_LONGEST])
    marks = find_marks(text)
    regular = read_regular(text, marks, lexicon)
    if regular:
        return Work(**regular), _of_regular()
    return _read_tagged(text, tokenize(text, marks))


def _read_tagged(text: str, tokens: Tokens) -> tuple[Work, float | None]:
    """What the tagger makes of it, unless it is no reference."""
    if not tokens.words:
        return _NOTHING, None
    if is_remark(text):
        return _document(tokens, ()), None
    if has_several(text):
        return _document(tokens, (SEVERAL,)), None
    from .tagger import tagger  # with its model, which regular references do without

    fields, evidence = tagger().read(tokens)
    if not fields:
        return _NOTHING, None
    if fields.keys() <= _PROSE:  # a line of prose that nothing places
        return Work(type="document"), None
    sure = fields.keys() <= _IDENTIFIERS  # identifiers alone leave no doubt
    return Work(**fields), 1.0 if sure else _rounded(evidence)


@cache
def _of_regular() -> float:
    return _rounded(REGULAR)


def _rounded(evidence: Mapping[str, float]) -> float:
    return round(probability(evidence, weights()), 4)


def _document(tokens: Tokens, note: tuple[str, ...]) -> Work:
    """What is known of an item that is not one reference: the identifiers that stand in it."""
    fields = of_marks(tokens.marks)
    named = [fields[name] for name in ("DOI", "PMID", "PMCID", "arxiv") if name in fields]
    return Work(type="document", other_ids=(*named, *fields.get("other_ids", ())), note=note)
