"""Some ninety entries as a reader sees them in print: one text file for each set-up, read by a person.

Each paragraph is a key and its printed reference; the last holds what the programs complained about.
`pytest tests/printed --accept` rewrites the files; read the diff as an author reads the proofs.

pandoc and the CSL styles (AMA, APA, NLM's Vancouver) come with the development packages.  LaTeX's set-ups
run with `-m real_tools` and are skipped where they are not installed; on Debian they are in
texlive-latex-recommended, texlive-xetex, texlive-bibtex-extra (biblatex), texlive-publishers (vancouver.bst),
biber, lmodern, fonts-unifont and poppler-utils.  The files were made with TeX Live 2022; other releases may
differ in a space or a stop.

Not ours: pandoc 3.9 prints `, eds.Reed Z` for `Reed Z, eds.` where a style leaves the name to be understood.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.printed.entries import entries
from tests.printed.setups import SETUPS, Setup
from tests.printed.with_pandoc import Pandoc

if TYPE_CHECKING:
    from cgt_cite.model import Entry
    from tests.printed.with_pandoc import Printed

HERE = Path(__file__).resolve().parent
NOTHING = "(not printed)"

TEX = [pytest.mark.real_tools]
every_setup = pytest.mark.parametrize(
    "setup",
    [
        pytest.param(setup, id=setup.name, marks=[] if isinstance(setup.printer, Pandoc) else TEX)
        for setup in SETUPS
    ],
)
all_entries = cache(entries)


@every_setup
def test_printed(setup: Setup, recorded: Callable[[Path, str], str]) -> None:
    if lacking := setup.printer.lacks():
        pytest.skip(f"{setup.name} cannot be printed here: {', '.join(lacking)} not installed")
    found = "\n".join(paragraphs(all_entries(), setup.printed(all_entries())))
    assert found == recorded(HERE / f"{setup.name}.txt", found)


def paragraphs(entries: list[Entry], printed: Printed) -> list[str]:
    shown = [f"{entry.key}\n{printed.references.get(entry.key) or NOTHING}\n" for entry in entries]
    return [*shown, "\n".join(["Complaints", *(printed.complaints or ["none"]), ""])]
