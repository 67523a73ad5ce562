"""What a comparison of one field finds."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outcome(IntEnum):
    """Whether a reference and a record agree in one field; of several findings the greatest counts."""

    AGREES = 1
    UNKNOWN = 2  # one of them lacks the field, or it cannot be compared safely
    DIFFERS = 3


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """What several findings about one field amount to; without any, it agrees."""
    return max(outcomes, default=Outcome.AGREES)


def agreement_if(condition: object) -> Outcome:
    """The outcome for a field that both sides have: they agree if the condition holds."""
    return Outcome.AGREES if condition else Outcome.DIFFERS
