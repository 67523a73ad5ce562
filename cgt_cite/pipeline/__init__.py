"""Turn files into entries: the only package that knows the whole chain, from finding files to keys."""

from __future__ import annotations

from .digest import parsed
from .extraction import Extraction, find_files
from .options import ExtractOptions
from .reading import read_bytes, read_file
from .showing import corrected_pages, read_all_pages

__all__ = [
    "ExtractOptions",
    "Extraction",
    "corrected_pages",
    "find_files",
    "parsed",
    "read_all_pages",
    "read_bytes",
    "read_file",
]
