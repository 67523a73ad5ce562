"""Read bibliographies written by this program or a reference manager: their keys and works.

Each format has one line in the table `IMPORTERS` and a module whose `read(text)` yields a `Row` per record.
"""

from __future__ import annotations

from cgt_cite.importers.bibliography import IMPORTERS, read_bibliography
from cgt_cite.importers.rows import Row

__all__ = ["IMPORTERS", "Row", "read_bibliography"]
