"""What a user can choose about the formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """The choices that writers know; each concerns the formats named beside it."""

    ascii: bool = False  # bibtex, biblatex: LaTeX macros in place of characters beyond ASCII
    protect: Literal["words", "none", "title"] = (
        "words"  # bibtex, biblatex: what keeps its capitals in a title
    )
    excel: bool = False  # csv: a byte order mark, and no cell that a spreadsheet would run
