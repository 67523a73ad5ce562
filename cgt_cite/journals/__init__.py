"""Spell each journal in a bibliography in one form.

This takes two passes: a `JournalRenamer` first learns the names of all journals, then renames each.  The
names in the pages and records of the run take precedence over the list that the package ships.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Spelling"]


class Spelling(StrEnum):
    """The form in which journals are written."""

    AS_PRINTED = "as-printed"
    ABBREVIATED = "abbreviated"  # NLM's form, as PubMed writes it, else ISO's without periods
    FULL = "full"
