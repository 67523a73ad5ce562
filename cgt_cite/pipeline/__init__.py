"""Turn files into entries: the only package that knows the whole chain, from finding files to keys."""

from __future__ import annotations

from .extraction import Extraction, read_all_pages
from .options import ExtractOptions

__all__ = ["ExtractOptions", "Extraction", "read_all_pages"]
