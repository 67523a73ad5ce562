"""Read bibliographies written by this program or a reference manager: their keys and works.

Each format has one line of the table `IMPORTERS` and a module whose `read(text)` yields a `Row` per record.
"""

from __future__ import annotations

from cgt_cite.importers.rows import Row
from cgt_cite.importers.table import IMPORTERS, read_bibliography

__all__ = ["IMPORTERS", "Row", "read_bibliography"]
