"""The formats a bibliography can be written in: one line of the table, one module each.

Every module has `write(entries, options, warn)`, which yields the file as pieces of text, entry by entry.
Its module is imported when a format is used, not before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cgt_cite.formats.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from cgt_cite.model import Entry
    from cgt_cite.problems import Problem

    Writer: TypeAlias = Callable[[Iterable[Entry], Options, Callable[[Problem], None]], Iterator[str]]

__all__ = ["FORMATS", "Format", "Options", "format_for"]


class Format(NamedTuple):
    """A format's name on the command line, its usual file name extension, and the module that writes it."""

    name: str
    extension: str
    module: str
    printed: bool = True  # by citation styles; else its titles are data, to be compared, and bear no mark

    @property
    def write(self) -> Writer:
        """The module's writer, for entries as a printed list shows them."""
        from cgt_cite.formats.presentation import presented

        writer: Writer = import_module(f"{__name__}.{self.module}").write
        return lambda entries, options, warn: writer(
            (presented(entry, options, printed=self.printed) for entry in entries), options, warn
        )


FORMATS = {
    row.name: row
    for row in (
        Format("bibtex", ".bib", "bibtex"),
        Format("biblatex", ".bib", "biblatex"),
        Format("ris", ".ris", "ris"),
        Format("csv", ".csv", "table", printed=False),
        Format("csl-json", ".json", "csl_json"),
        Format("jsonl", ".jsonl", "jsonl"),
        Format("nbib", ".nbib", "nbib"),
    )
}


def format_for(file_name: str) -> Format | None:
    """The format that a file's extension stands for, the first of the table; `None` for an unknown one."""
    name = file_name.lower()
    return next((row for row in FORMATS.values() if name.endswith(row.extension)), None)
