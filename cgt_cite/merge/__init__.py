"""Many records of the same work as one entry, under a key that stays."""

from __future__ import annotations

from cgt_cite.merge.key_assignment import assign_keys, assign_keys_in_order, assign_unmerged_keys
from cgt_cite.merge.merging import build_entry, merge
from cgt_cite.merge.possible_duplicates import report_possible_duplicates

__all__ = [
    "assign_keys",
    "assign_keys_in_order",
    "assign_unmerged_keys",
    "build_entry",
    "merge",
    "report_possible_duplicates",
]
