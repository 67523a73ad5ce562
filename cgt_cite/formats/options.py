"""The options of the output formats."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Protect(StrEnum):
    """Which capitals in a title are protected from styles that lower its case."""

    WORDS = "words"
    NONE = "none"
    TITLE = "title"


class Retracted(StrEnum):
    """Where an article is marked as retracted."""

    MARK = "mark"  # after its title, which every style prints, and in a note
    NOTE = "note"  # only in a note, which many styles leave out


class OutputOptions(NamedTuple):
    """The options that writers take; the comments name the formats concerned."""

    ascii: bool = False  # bibtex, biblatex: LaTeX macros instead of non-ASCII characters
    protect: Protect = Protect.WORDS  # bibtex, biblatex
    excel: bool = False  # csv: a byte order mark, and no cell that a spreadsheet would run as a formula
    retracted: Retracted = Retracted.MARK  # all formats but csv and jsonl, which use a note
    howpublished: bool = False  # bibtex: `@misc` and `howpublished` for web pages and patents
