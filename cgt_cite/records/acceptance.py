"""Decide whether a record is that of the cited work: another paper's data must never be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .lookup import Candidate, Cited


class Verdict(NamedTuple):
    """Whether a candidate is accepted, and how well it agrees with the reference."""

    accepted: bool
    agreement: float  # share of the compared fields that agree, from 0 to 1
    reason: str = ""  # why it was not accepted, for the user: "another year"


def judge(cited: Cited, candidate: Candidate) -> Verdict:
    """Compare a candidate with what its page says of the cited work."""
    raise NotImplementedError
