"""From a string to a work: marks, words, labels, fields, confidence."""

from __future__ import annotations

from dataclasses import replace

from cgt_cite.model import Work

from .extras import of_marks
from .notes import SEVERAL, has_several, is_remark
from .tagger import tagger
from .tokens import Tokens, tokenize

_LONGEST = 6000  # code points; what is longer is no reference, and is read no further
_NOTHING = Work()


def read(text: str) -> tuple[Work, float | None]:
    """The work that `text` names and the probability that it is wholly right."""
    tokens = tokenize(text[:_LONGEST])
    if not tokens.words:
        return _NOTHING, None
    if is_remark(text):
        return _document(tokens), None
    if has_several(text):
        return replace(_document(tokens), note=(SEVERAL,)), None
    reader = tagger()
    work, evidence = reader.read(tokens)
    if work == _NOTHING:
        return work, None
    if work == Work(title=work.title, type=work.type):  # a line of prose that nothing places
        return Work(type="document"), None
    return work, round(reader.confidence(evidence), 4)


def _document(tokens: Tokens) -> Work:
    """What is known of an item that is not one reference: the identifiers that stand in it."""
    fields = of_marks(tokens.marks)
    named = [fields[name] for name in ("DOI", "PMID", "PMCID", "arxiv") if name in fields]
    return Work(type="document", other_ids=(*named, *fields.get("other_ids", ())))
