"""Turn files into entries: the only package that knows the whole chain, from finding files to keys."""

from __future__ import annotations

from .extraction import Extraction
from .options import ExtractOptions
from .showing import corrected_pages, read_all_pages

__all__ = ["ExtractOptions", "Extraction", "corrected_pages", "read_all_pages"]
