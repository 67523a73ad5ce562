"""What a user can choose about the formats."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Protect(StrEnum):
    """What keeps its capitals in a title, whatever the style does to it."""

    WORDS = "words"
    NONE = "none"
    TITLE = "title"


class Retracted(StrEnum):
    """Where a retracted article says so."""

    MARK = "mark"  # behind its title, where every style prints it, and in a note
    NOTE = "note"  # in a note only, which many styles leave out


class OutputOptions(NamedTuple):
    """The choices that writers know; each concerns the formats named beside it."""

    ascii: bool = False  # bibtex, biblatex: LaTeX macros in place of characters beyond ASCII
    protect: Protect = Protect.WORDS  # bibtex, biblatex
    excel: bool = False  # csv: a byte order mark, and no cell that a spreadsheet would run
    retracted: Retracted = Retracted.MARK  # all formats but csv and jsonl, which have it in a note
    howpublished: bool = False  # bibtex: addresses once more where styles without a `url` field print them
