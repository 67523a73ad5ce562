"""The output formats: one line of the table `FORMATS` and one module each.

Every module has `write(entries, options, warn)`, which yields the file's text piece by piece, entry by entry.
Modules are imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.formats.options import OutputOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Writer: TypeAlias = Callable[[Iterable[Entry], OutputOptions, Callable[[Problem], None]], Iterator[str]]

__all__ = ["FORMATS", "Format", "OutputOptions", "format_for"]


class Format(NamedTuple):
    """A format's name on the command line, its usual file name extension, and the module that writes it.

    `repeats_aliases`: documents cite the entries by key and the format has no field for aliases, so an entry
    is repeated under each key that an earlier file had for the same work.  `data`: for programs, not for
    print, so titles are never marked as retracted.
    """

    name: str
    extension: str
    module: str
    repeats_aliases: bool = False
    data: bool = False

    @property
    def write(self) -> Writer:
        """The module's writer, which prepares each entry for presentation first."""
        from cgt_cite.formats.presentation import for_presentation

        writer: Writer = import_module(f"{__name__}.{self.module}").write
        repeats_aliases, printed = self.repeats_aliases, not self.data

        def write(
            entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]
        ) -> Iterator[str]:
            repeated = _with_aliases(entries) if repeats_aliases else entries
            presented = (for_presentation(entry, options, printed=printed) for entry in repeated)
            return writer(presented, options, warn)

        return write


def _with_aliases(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from (entry._replace(key=alias) for alias in entry.aliases)


FORMATS = {
    row.name: row
    for row in (
        Format("bibtex", ".bib", "bibtex", repeats_aliases=True),
        Format("biblatex", ".bib", "biblatex"),
        Format("ris", ".ris", "ris"),
        Format("csv", ".csv", "table", data=True),
        Format("csl-json", ".json", "csl_json", repeats_aliases=True),
        Format("jsonl", ".jsonl", "jsonl", data=True),
        Format("nbib", ".nbib", "nbib"),
    )
}


def format_for(file_name: str) -> Format | None:
    """The first format in the table with the file name's extension; `None` for an unknown extension."""
    name = file_name.lower()
    return next((row for row in FORMATS.values() if name.endswith(row.extension)), None)
