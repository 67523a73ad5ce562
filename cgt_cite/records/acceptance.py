"""Decide whether a record is that of the cited work: another paper's data must never be accepted.

What a page identifies by a PMID or DOI is accepted unless the reference is clearly about another paper.  Any other
candidate must agree in year, first author, and first page or title, and may contradict the reference in nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.agreement import agrees

from .comparisons import COMPARISONS, compare, kinds_of, names_kind
from .lookup import Cited, Method
from .outcome import Outcome
from .titles import identifies

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .lookup import Candidate

_IDENTIFYING = frozenset((Method.PMID, Method.DOI))
_IDENTIFIERS = ("DOI", "PMID")


class Verdict(NamedTuple):
    """Whether a candidate is accepted, and how well it agrees with the reference."""

    accepted: bool
    agreement: float  # share of the compared fields that agree, from 0 to 1
    reason: str = ""  # why it was not accepted, for the user: "another year"


def judge(cited: Cited, candidate: Candidate) -> Verdict:
    """Compare a candidate with what its page says of the cited work."""
    cited = cited if cited.text else cited._replace(text=_as_text(cited.work))
    found = compare(cited, candidate.work)
    if candidate.found_by in _IDENTIFYING:
        reason = _contradiction_of_identified(cited, candidate, found)
    else:
        reason = _contradiction(found) or _missing_evidence(cited, candidate.work, found)
    return Verdict(not reason, _agreement(found), reason)


def _as_text(work: Work) -> str:
    """A reference string with the fields that are compared in one."""
    names = ", ".join(map(str, work.author.names))
    return ". ".join(filter(None, (names, work.title, work.container_title, str(work.issued or ""))))


def _agreement(found: dict[str, Outcome]) -> float:
    compared = [outcome for outcome in found.values() if outcome is not Outcome.UNKNOWN]
    return compared.count(Outcome.AGREES) / len(compared) if compared else 0.0


def _contradiction_of_identified(cited: Cited, candidate: Candidate, found: dict[str, Outcome]) -> str:
    """Why a record that a page identifies is that of another paper, if it is."""
    names = [name for name in _IDENTIFIERS if name != candidate.found_by]  # PubMed merges records
    if reason := next((COMPARISONS[name].reason for name in names if found[name] is Outcome.DIFFERS), ""):
        return reason
    return "" if agrees(candidate.work, cited.text) else _contradiction(found) or "another title"


def _contradiction(found: dict[str, Outcome]) -> str:
    return next(
        (COMPARISONS[name].reason for name, outcome in found.items() if outcome is Outcome.DIFFERS), ""
    )


def _missing_evidence(cited: Cited, record: Work, found: dict[str, Outcome]) -> str:
    """What keeps a record that contradicts nothing from being identified, if anything does."""
    agreeing = {name for name, outcome in found.items() if outcome is Outcome.AGREES}
    for name in ("year", "author"):
        if name not in agreeing:
            return f"the {'first author' if name == 'author' else name} cannot be compared"
    if "page" in agreeing and not agreeing.isdisjoint(("volume", "journal")):
        return ""
    if {"title", "journal"} <= agreeing and _is_specific(cited, record):
        return ""
    return "too little to compare: neither its first page nor its title"


def _is_specific(cited: Cited, record: Work) -> bool:
    """Whether no reply, comment or other version is likely to have the same title."""
    kinds = kinds_of(record)
    return identifies(record.title) and (not kinds or names_kind(cited.text, kinds))
