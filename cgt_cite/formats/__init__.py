"""The formats a bibliography can be written in: one line of the table, one module each.

Every module has `write(entries, options, warn)`, which yields the file as pieces of text, entry by entry.
Its module is imported when a format is used, not before.
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

    Where documents cite a file's entries by their keys and it cannot hold aliases, it `repeats_aliases`: an
    entry is written once more under each key that an earlier file had for the same work.  What is `data` for
    programs is not printed: titles in it are never marked as retracted.
    """

    name: str
    extension: str
    module: str
    repeats_aliases: bool = False
    data: bool = False

    @property
    def write(self) -> Writer:
        """The module's writer, for entries as a printed list shows them."""
        from cgt_cite.formats.presentation import for_presentation

        writer: Writer = import_module(f"{__name__}.{self.module}").write
        repeated, printed = self.repeats_aliases, not self.data

        def write(
            entries: Iterable[Entry], options: OutputOptions, warn: Callable[[Problem], None]
        ) -> Iterator[str]:
            each = _with_aliases(entries) if repeated else entries
            shown = (for_presentation(entry, options, printed=printed) for entry in each)
            return writer(shown, options, warn)

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
    """The format that a file's extension stands for, the first of the table; `None` for an unknown one."""
    name = file_name.lower()
    return next((row for row in FORMATS.values() if name.endswith(row.extension)), None)
