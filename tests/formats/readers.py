"""The foreign programs that our files are read back with, and which format each reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.formats.plain import FIELDS, expected, losses, write
from tests.formats.read_bibtex import bibtexparser, pybtex
from tests.formats.read_csl import citeproc, csl, csl_lines, pandoc
from tests.formats.read_tagged import nbib, rispy, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.formats.plain import Record

    Reader = Callable[[str], list[Record]]

__all__ = ["FIELDS", "READERS", "Record", "expected", "losses", "nbib", "pybtex", "write"]

READERS: dict[str, tuple[str, Reader]] = {  # name: the format it reads, and how
    "json": ("csl-json", csl),
    "json lines": ("jsonl", csl_lines),
    "pandoc csljson": ("csl-json", pandoc("csljson")),
    "citeproc-py": ("csl-json", citeproc),
    "pandoc bibtex": ("bibtex", pandoc("bibtex")),
    "pybtex": ("bibtex", pybtex),
    "bibtexparser": ("bibtex", bibtexparser),
    "pandoc biblatex": ("biblatex", pandoc("biblatex")),
    "pandoc ris": ("ris", pandoc("ris")),
    "rispy": ("ris", rispy),
    "csv": ("csv", table),
}
