"""Decide whether a record is that of the cited work: another paper's data must never be accepted.

A record that the page itself identifies, by a PMID or DOI, is accepted unless the reference is clearly about
another paper.  Any other candidate must agree in year, first author, and first page or title, and may
contradict nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.merge.agreement import agrees

from .comparisons import COMPARISONS, compare
from .dates import is_same_year
from .kinds import is_secondary
from .lookup import Cited, Method
from .outcome import Outcome
from .titles import identifies

if TYPE_CHECKING:
    from cgt_cite.model import Work

    from .lookup import Candidate

_Outcomes = dict[str, Outcome]

_IDENTIFYING = frozenset((Method.PMID, Method.DOI))
_MIN_DIFFERING = 2  # fields; a single one may be an error of the citing author or of the parser
_MIN_AGREEMENT = 0.5
_TOO_LITTLE = "too few of first page, title and journal can be compared"


class Verdict(NamedTuple):
    """Whether a candidate is accepted, and how well it agrees with the reference.

    The agreement is the share, from 0 to 1, of the comparisons with a result in which they agree: those of
    identifiers, year, first author, title, journal, volume, first page, supplement, version and kind.
    """

    accepted: bool
    agreement: float
    reason: str = ""  # why it was not accepted, for the user: "another year"


def judge(cited: Cited, candidate: Candidate) -> Verdict:
    """Compare a candidate with what its page says of the cited work."""
    cited = cited if cited.text else cited._replace(text=_as_text(cited.work))
    found = compare(cited, candidate.work)
    if candidate.found_by in _IDENTIFYING:
        reason = _objection_to_identified(cited, candidate, found)
    else:
        reason = _contradiction(found) or _missing_evidence(cited, candidate.work, found)
    return Verdict(not reason, _agreement(found), reason)


def _as_text(work: Work) -> str:
    """A reference string of the fields that are looked for in one."""
    names = ", ".join(map(str, work.author.names))
    return ". ".join(filter(None, (names, work.title, work.container_title, str(work.issued or ""))))


def _agreement(found: _Outcomes) -> float:
    compared = [outcome for outcome in found.values() if outcome is not Outcome.UNKNOWN]
    return compared.count(Outcome.AGREES) / len(compared) if compared else 0.0


def _contradiction(found: _Outcomes) -> str:
    """The first field that differs, for the user."""
    return next(
        (COMPARISONS[name].reason for name, outcome in found.items() if outcome is Outcome.DIFFERS), ""
    )


def _objection_to_identified(cited: Cited, candidate: Candidate, found: _Outcomes) -> str:
    """Why a record that a page identifies is that of another paper, if it is: some links are wrong."""
    others = {Method.DOI, Method.PMID} - {candidate.found_by}  # PubMed merges records, so the PMID may be new
    if reason := _contradiction({name: found[name] for name in others}):
        return reason
    if agrees(candidate.work, cited.text) and not _is_clearly_another(found):
        return ""
    return _contradiction(found) or "another work"


def _is_clearly_another(found: _Outcomes) -> bool:
    """Whether several fields differ: most of them, or title and first page, as in papers of one author."""
    decisive = found["title"], found["page"]
    return list(found.values()).count(Outcome.DIFFERS) >= _MIN_DIFFERING and (
        Outcome.AGREES not in decisive or _agreement(found) <= _MIN_AGREEMENT
    )


def _missing_evidence(cited: Cited, record: Work, found: _Outcomes) -> str:
    """What keeps a record that contradicts nothing from being identified, if anything does."""
    agreeing = {name for name, outcome in found.items() if outcome is Outcome.AGREES}
    if "year" not in agreeing:
        return "the year cannot be compared"
    if "author" not in agreeing:
        return "the first author cannot be compared"
    if "volume" not in agreeing and not ("journal" in agreeing and is_same_year(cited, record)):
        return "neither volume nor journal and year are certainly the same"
    # a journal that is printed without its section neither agrees nor differs
    may_be_section = bool(cited.work.container_title) and "volume" in agreeing
    if "page" in agreeing and (may_be_section or not agreeing.isdisjoint(("title", "journal"))):
        return ""
    has_title = {"title", "journal"} <= agreeing and identifies(record.title)
    return "" if has_title and not is_secondary(cited, record) else _TOO_LITTLE
