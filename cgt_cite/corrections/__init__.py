"""The user's corrections: a table of decisions that holds for every run, whatever pages are added."""

from __future__ import annotations

from .applying import Applied, apply_corrections, is_corrected
from .foreseeing import Foreseen
from .table import Corrections, read_corrections

__all__ = ["Applied", "Corrections", "Foreseen", "apply_corrections", "is_corrected", "read_corrections"]
