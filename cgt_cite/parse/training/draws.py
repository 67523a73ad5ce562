"""Draws that all that is made up shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def chance(rng: Random, share: float) -> bool:
    """True in that share of the cases."""
    return rng.random() < share
