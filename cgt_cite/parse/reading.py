"""From strings to works: marks, then a known style, else words, labels, fields; confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from cgt_cite.model import Fields, Identifier, NameList, Work, WorkType

from . import styles
from .confidence import REGULAR, probability, weights
from .extras import of_marks
from .lexicon import lexicon
from .marks import find_marks
from .notes import SEVERAL, has_several, is_remark
from .plain import plain
from .tokens import Tokens, is_mark, tokenize

_LONGEST = 6000  # code points; what is longer is no reference, and is read no further
_NOTHING = Work()
Reading = tuple[Work, float | None]
_IDENTIFIERS = frozenset(
    ("type", "DOI", "PMID", "PMCID", "arxiv", "URL", "ISBN", "ISSN", "other_ids", "accessed")
)
_PROSE = {"title", "type"}


def read(texts: Sequence[str]) -> list[Reading]:
    """For each text the work that it names and the probability that this is wholly right.

    All strings go through one step before any goes through the next: so each step finds its code and its
    tables in the processor's cache, which is most of the time that it takes.
    """
    plains = [plain(text[:_LONGEST]) for text in texts]
    marked = [find_marks(text) for text in plains]
    strict = [styles.read(text, marks, lexicon) for text, marks in zip(plains, marked, strict=True)]
    rest = [
        tokenize(text, marks) for text, marks, work in zip(plains, marked, strict, strict=True) if not work
    ]
    others = iter(_read_others(rest))
    return [(work, _of_strict()) if work else next(others) for work in strict]


def _read_others(strings: list[Tokens]) -> list[Reading]:
    """What is no reference, and what the tagger makes of the rest."""
    known = [_without_tagger(tokens) for tokens in strings]
    left = [tokens for tokens, reading in zip(strings, known, strict=True) if not reading]
    tagged = iter(_read_tagged(left))
    return [reading or next(tagged) for reading in known]


def _without_tagger(tokens: Tokens) -> Reading | None:
    """The reading of a string that is not one reference."""
    if not tokens.words:
        return _NOTHING, None
    if all(mark.kind == "erratum" for mark in tokens.marks) and all(map(is_mark, tokens.words)):
        return Work(type=WorkType.DOCUMENT), None  # a note on another work
    if is_remark(tokens.text):
        return _document(tokens, ()), None
    if has_several(tokens.text):
        return _document(tokens, (SEVERAL,)), None
    return None


def _read_tagged(strings: list[Tokens]) -> list[Reading]:
    if not strings:
        return []
    from .tagger import tagger  # with its model, which references in known styles do without

    return [_reading(*found) for found in tagger().read(strings)]


def _reading(fields: Fields, evidence: Mapping[str, float]) -> Reading:
    if not fields:
        return _NOTHING, None
    if fields.keys() <= _PROSE:  # a line of prose that nothing places
        return Work(type=WorkType.DOCUMENT), None
    sure = fields.keys() <= _IDENTIFIERS  # identifiers alone leave no doubt
    return as_work(fields), 1.0 if sure else _rounded(evidence)


@cache
def _of_strict() -> float:
    return _rounded(REGULAR)


def _rounded(evidence: Mapping[str, float]) -> float:
    return round(probability(evidence, weights()), 4)


def _document(tokens: Tokens, note: tuple[str, ...]) -> Work:
    """What is known of an item that is not one reference: the identifiers that stand in it."""
    fields = of_marks(tokens.marks)
    named = [fields[name] for name in ("DOI", "PMID", "PMCID", "arxiv") if name in fields]
    others = (Identifier("", value) for value in (*named, *fields.get("other_ids", ())))
    return Work(type=WorkType.DOCUMENT, other_ids=tuple(others), note=note)


def as_work(fields: Fields) -> Work:
    """The work with these fields, whose lists of names are given apart from their truncation."""
    own = dict(fields, type=WorkType(fields.get("type", "")))
    for role in ("author", "editor"):
        truncated = own.pop(f"{role}_truncated", False)
        if role in own:
            own[role] = NameList(tuple(own[role]), truncated)
    if "translator" in own:
        own["translator"] = NameList(tuple(own["translator"]))
    if "other_ids" in own:
        own["other_ids"] = tuple(Identifier("", value) for value in own["other_ids"])
    return Work(**own)
