"""Bibliographies read back, as this program or a reference manager has written them: their keys and works.

One line of the table and one module for each format.  A module's `read(text)` yields a `Row` for each record.
"""

from __future__ import annotations

from cgt_cite.importers.rows import Row
from cgt_cite.importers.table import IMPORTERS, read_bibliography

__all__ = ["IMPORTERS", "Row", "read_bibliography"]
