"""The table of output formats, `FORMATS`: each has one line here and one module.

A format's module is imported on first use.  It has `render`, and perhaps `frame`, for one entry at a time
(see `rendering`), or `write(entries, options, warn)`, which yields the file in pieces, as text or bytes.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.errors import InstallationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from cgt_cite.formats.options import OutputOptions
    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Pieces: TypeAlias = Iterator[str] | Iterator[bytes]
    Warn: TypeAlias = Callable[[Problem], None]


class Format(NamedTuple):
    """A format's name on the command line, its usual file name extension, and the module that writes it.

    `description`: what the file is, and what reads it; for completion and the documentation.
    `repeats_aliases`: documents cite the entries by key, and the programs that read the format find no alias,
    so an entry is repeated under each key that an earlier file had for the same work.  `for_scripts`: read by
    scripts rather than printed, so values are not changed for print.  `binary`: written as bytes.
    `per_reference`: its rows are the references of each page, in page order, so nothing is merged.
    `package`: what the extra `data` installs for it.  `options`: the fields of `OutputOptions`, besides
    `retracted`, that change it.
    """

    name: str
    extension: str
    module: str
    description: str
    repeats_aliases: bool = False
    for_scripts: bool = False
    binary: bool = False
    per_reference: bool = False
    package: str = ""
    options: tuple[str, ...] = ()

    def is_changed_by(self, option: str) -> bool:
        """Whether the field of `OutputOptions` with this name changes the format."""
        return option in self.options or (option == "retracted" and not self.for_scripts)

    def check_installed(self) -> None:
        """Raise `InstallationError` if the format's package is missing."""
        if self.package and not find_spec(self.package):
            from cgt_cite.extras import needs_package

            raise InstallationError(needs_package(self.name, self.package, "data"))

    def write(self, entries: Iterable[Entry], options: OutputOptions, warn: Warn, jobs: int = 1) -> Pieces:
        """The file, piece by piece, with entries as `formats.presentation` adapts them.

        `warn` is called for each entry that the format cannot hold.  If there are many entries, `jobs`
        processes render them, which share the memory of this one.  Raises `InstallationError`.
        """
        self.check_installed()
        from cgt_cite.formats.presentation import adapt_entry
        from cgt_cite.formats.rendering import Rendering, write_each

        module = import_module(f"cgt_cite.formats.{self.module}")
        found = _repeat_under_aliases(entries) if self.repeats_aliases else entries
        if hasattr(module, "render"):
            return write_each(Rendering(module, options, self.for_scripts), found, warn, jobs)
        adapted = (adapt_entry(entry, options, for_scripts=self.for_scripts) for entry in found)
        pieces: Pieces = module.write(adapted, options, warn)
        return pieces


def _repeat_under_aliases(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from (entry._replace(key=alias) for alias in entry.aliases)


FORMATS = {
    row.name: row
    for row in (
        Format(
            "bibtex",
            ".bib",
            "bibtex",
            "BibTeX: LaTeX, Zotero, JabRef, Mendeley",
            repeats_aliases=True,
            options=("ascii", "protect", "howpublished"),
        ),
        Format(
            "biblatex",
            ".bib",
            "biblatex",
            "BibLaTeX: LaTeX with biber, JabRef",
            options=("ascii", "protect"),
        ),
        Format("ris", ".ris", "ris", "RIS: EndNote, Zotero, Rayyan, Covidence, ASReview"),
        Format(
            "csv",
            ".csv",
            "csv_table",
            "a table: spreadsheets, pandas, R",
            for_scripts=True,
            options=("excel",),
        ),
        Format("csl-json", ".json", "csl_json", "CSL-JSON: pandoc, citeproc, Zotero", repeats_aliases=True),
        Format("jsonl", ".jsonl", "jsonl", "an object of JSON per line: jq, scripts", for_scripts=True),
        Format("nbib", ".nbib", "nbib", "MEDLINE records of articles with a PMID: PubMed's own format"),
        Format(
            "parquet",
            ".parquet",
            "parquet",
            "a table with types: pandas, polars, DuckDB, R, Spark",
            for_scripts=True,
            binary=True,
            package="pyarrow",
        ),
        Format(
            "edges",
            ".edges.csv",
            "edges",
            "CSV of who cites what, by identifiers",
            for_scripts=True,
            per_reference=True,
            options=("excel",),
        ),
        Format("graphml", ".graphml", "graphml", "citations as a graph: Gephi, Cytoscape", for_scripts=True),
    )
}


_BY_EXTENSION = {row.extension.removeprefix("."): row for row in reversed(FORMATS.values())}


def named_format(name: str) -> Format:
    """The format with this name or extension, in capitals or not; raises `UsageError`.

    Of several formats with the extension, it is the first in the table.
    """
    plain = name.lower().removeprefix(".")
    found = FORMATS.get(plain) or _BY_EXTENSION.get(plain)
    if not found:
        raise UsageError(f"{name!r} is not one of {', '.join(FORMATS)}")
    return found


def format_for(file_name: str) -> Format | None:
    """The first format in the table with the file name's extension, the longest of several; or `None`."""
    name = file_name.lower()
    matching = (row for row in FORMATS.values() if name.endswith(row.extension))
    return max(matching, key=lambda row: len(row.extension), default=None)
