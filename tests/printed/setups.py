"""The set-ups with which a bibliography is printed: one line of the table each."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.formats import FORMATS, OutputOptions
from tests.printed.with_pandoc import Pandoc, Printed
from tests.printed.with_tex import Biblatex, Bibtex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cgt_cite.model import Entry

AMA, APA, VANCOUVER = "american-medical-association", "apa", "nlm-citation-sequence"


class Setup(NamedTuple):
    """A name, the format that is written for it, and the programs that print it."""

    name: str
    format: str
    printer: Pandoc | Bibtex | Biblatex
    options: OutputOptions = OutputOptions()

    def printed(self, entries: Iterable[Entry]) -> Printed:
        """The entries, written in one file and printed."""
        bibliography = "".join(FORMATS[self.format].write(entries, self.options, lambda _: None))
        with tempfile.TemporaryDirectory() as folder:
            return self.printer(bibliography, Path(folder))


SETUPS = (
    Setup("ama-json", "csl-json", Pandoc("csljson", AMA)),
    Setup("ama-bibtex", "bibtex", Pandoc("bibtex", AMA)),
    Setup("apa-json", "csl-json", Pandoc("csljson", APA)),
    Setup("apa-bibtex", "bibtex", Pandoc("bibtex", APA)),
    Setup("vancouver-json", "csl-json", Pandoc("csljson", VANCOUVER)),
    Setup("vancouver-bibtex", "bibtex", Pandoc("bibtex", VANCOUVER)),
    Setup("plain", "bibtex", Bibtex("plain"), OutputOptions(ascii=True, howpublished=True)),
    Setup("abbrv", "bibtex", Bibtex("abbrv"), OutputOptions(ascii=True, howpublished=True)),
    Setup("vancouver-bst", "bibtex", Bibtex("vancouver"), OutputOptions(ascii=True)),
    Setup("biblatex-vancouver", "biblatex", Biblatex("vancouver")),
    Setup("biblatex-authoryear", "biblatex", Biblatex("authoryear", ",dashed=false")),
)
