"""One journal, one name: how the journals of a bibliography are spelled.

A step over entries in two passes: `Renaming` first learns the names of all journals, then spells each.
PubMed's own names, from the folder's pages and records, come first; a shipped list knows other journals.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Spelling"]


class Spelling(StrEnum):
    """The form in which journals are written."""

    AS_PRINTED = "as-printed"
    ABBREVIATED = "abbreviated"  # NLM's form, as PubMed writes it, else ISO's without periods
    FULL = "full"
