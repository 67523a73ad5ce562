"""Parse lists of names in any form.

A list is split into segments at commas, semicolons and conjunctions.  Each of a few grammars says how
many segments make a name; the list is read with the grammar under which it is least doubtful as a whole, so
that its order is decided once, by majority.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from cgt_cite.fields.names.grammars import GRAMMARS, STRICT, Grammar, Step, readings_at
from cgt_cite.fields.names.segments import split_segments
from cgt_cite.fields.names.single import NameForm, read_index
from cgt_cite.fields.names.vocabulary import CJK_TRUNCATIONS, EDITOR_MARKS, TRUNCATIONS
from cgt_cite.fields.names.words import strip_final_period
from cgt_cite.fields.text import clean
from cgt_cite.model import Name, NameList
from cgt_cite.regex import lazy_compile

if TYPE_CHECKING:
    from cgt_cite.fields.names.segments import Segment

_TRUNCATED = lazy_compile(rf"[,;]?\s?(?:{'|'.join(TRUNCATIONS)})", re.IGNORECASE)
_EDITORS = lazy_compile(
    rf"[,;]? ?(?:\((?:{EDITOR_MARKS})\.?\)|(?<=[,;] )(?:{EDITOR_MARKS})\b)\.?\Z", re.IGNORECASE
)
# Reference marks of affiliations and equal contributions: `(1)(2)`, `(#)`, `(a, b)`, `*`, `¹`.
_BRACKETED = r"(?:\d{1,3}|[a-z]|[#*+&†‡§¶‖]{1,3})"
_REFERENCE_MARKS = lazy_compile(
    rf"\s?\({_BRACKETED}(?:,? ?{_BRACKETED}){{0,30}}\)"
    r"|[#*†‡§¶‖✉¹²³⁰-⁹ªº\u1d43-\u1d5b]++(?:,[¹²³⁰-⁹]++)*+(?![^\W\d_])"
)
_ORCID = lazy_compile(
    r"\s?[(\[]?(?:ORCID(?: iD)?:? ?)?(?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX][)\]]?"
)
_AFFILIATION_NUMBERS = lazy_compile(r"(?<=[^\W\d_.])(?: ?[\d#*†‡§^])+ ?(?=[,;]|\Z)")
_TOUCHING = lazy_compile(r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z][a-z]{2})")  # in "M.Akhtar"
_CJK_NAME = r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々]{2,5}"
_CJK_SEPARATOR = r"\s?[,，、;；]\s?|\s"
_CJK_LIST = lazy_compile(
    rf"(?P<names>{_CJK_NAME}(?:(?:{_CJK_SEPARATOR}){_CJK_NAME})*?)(?P<cut>\s?[,，、]?\s?(?:{'|'.join(CJK_TRUNCATIONS)}))?[.．。:：]?"
)


def parse_names(text: str, form: NameForm | None = None) -> NameList:
    """Parse a list of names in the form stated, or else in the one that most of it fits.

    Marks of affiliations, ORCID iDs and `(Eds.)` are left out; what does not look like a person is a literal.

    >>> [str(name) for name in parse_names("Smith, J., B. van Dam, and C. Doe").names]
    ['Smith, J.', 'van Dam, B.', 'Doe, C.']
    >>> parse_names("Smith JA, Example Study Group, et al.").truncated
    True
    """
    text = clean(text)
    if not text.isascii() and (cjk := _CJK_LIST.fullmatch(text)):
        names = re.split(_CJK_SEPARATOR, cjk["names"])
        return NameList(tuple(Name(literal=name) for name in names), bool(cjk["cut"]))
    unmarked = _REFERENCE_MARKS.sub("", _ORCID.sub("", text))
    plain = _EDITORS.sub("", _TRUNCATED.sub(";", unmarked))
    if form is None:
        plain = _TOUCHING.sub(" ", plain)
    if form is NameForm.DISPLAY:
        plain = _AFFILIATION_NUMBERS.sub("", plain)
    return NameList(_names(clean(plain).strip(" ,;"), form), bool(_TRUNCATED.search(text)))


def _names(text: str, form: NameForm | None) -> tuple[Name, ...]:
    if form is NameForm.INDEX and (names := _indexed(text.rstrip("."))):
        return names
    segments = split_segments(strip_final_period(text), form)
    if not segments:
        return ()
    grammars = (STRICT[form],) if form else GRAMMARS
    return min((_least_doubtful(segments, grammar) for grammar in grammars), key=itemgetter(0))[1]


def _indexed(text: str) -> tuple[Name, ...]:
    """The names of a list of persons in index form, which nearly all are; nothing for others."""
    readings = [read_index(part, compact=True) for part in re.split(r" ?[,;] ?", text)]
    return tuple(reading.name for reading in readings if reading) if all(readings) else ()


def _least_doubtful(segments: list[Segment], grammar: Grammar) -> tuple[float, tuple[Name, ...]]:
    """The doubt about a list under a grammar, and its names: the cheapest path over the segments."""
    costs, steps = [0.0] * (len(segments) + 1), list[Step]()
    for at in range(len(segments) - 1, -1, -1):
        step = min(readings_at(segments, at, grammar), key=lambda step: step.cost + costs[at + step.size])
        costs[at] = step.cost + costs[at + step.size]
        steps.append(step)
    steps.reverse()
    names, at = list[Name](), 0
    while at < len(segments):
        names.append(steps[at].name)
        at += steps[at].size
    return costs[0] + grammar.cost, tuple(names)
