"""The options that several commands share, and the error message for a path in place of a command."""

from __future__ import annotations

import os
import shlex
from typing import Annotated, Any

import typer
import typer.core

from cgt_cite.formats import FORMATS
from cgt_cite.formats.options import Protect, Retracted
from cgt_cite.options import Color


class Commands(typer.core.TyperGroup):
    """The commands; for a path in place of a command, the error message suggests the command to use."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - a private type of typer
        """The command of this name; fails with a suggestion if the name is a path."""
        name = args[0]
        if self.get_command(ctx, name) is None and (os.path.exists(name) or name.endswith("/")):
            ctx.fail(f"No such command {name!r}. To read saved pages: cgt-cite extract {shlex.quote(name)}")
        return super().resolve_command(ctx, args)


_EXTENSIONS = {row.extension.removeprefix("."): name for name, row in reversed(FORMATS.items())}


def _parse_format(text: str) -> str:
    """A format's name, from its name or extension; empty if none is given."""
    name = text.lower().removeprefix(".")
    if not name:
        return ""
    if name not in FORMATS and name not in _EXTENSIONS:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(FORMATS)}")
    return name if name in FORMATS else _EXTENSIONS[name]


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Folders, files, or - for one page on standard input.")
]
Baseline = Annotated[
    list[str],
    typer.Argument(metavar="BASELINE...", help="Folders or files of PubMed's yearly XML and its updates."),
]
IndexFile = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="Write the index to FILE.")
]
Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        show_default="standard output",
        help="Write to FILE; its extension selects the format.",
    ),
]
To = Annotated[
    str,
    typer.Option(
        "-t",
        "--to",
        metavar="FORMAT",
        parser=_parse_format,
        show_default=False,
        autocompletion=lambda: list(FORMATS),
        help=f"{', '.join(FORMATS)}, or an extension.",
    ),
]
CorrectionsFile = Annotated[
    str,
    typer.Option(
        "--corrections", metavar="FILE", show_default=False, help="Apply a table of corrections (CSV)."
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "-j", "--jobs", metavar="N", min=0, show_default="automatic", help="Number of worker processes."
    ),
]
ColorWhen = Annotated[Color, typer.Option("--color", help="When to colour messages.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Show errors only.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Show all messages, including possible duplicates.")
]
Ascii = Annotated[
    bool, typer.Option("--ascii", help="BibTeX: write LaTeX macros for characters beyond ASCII.")
]
ProtectHow = Annotated[
    Protect,
    typer.Option("--protect", help="BibTeX: protect capitals per word, in the whole title, or not at all."),
]
Howpublished = Annotated[
    bool,
    typer.Option("--howpublished", help="BibTeX: repeat URLs where the styles plain and abbrv print them."),
]
RetractedHow = Annotated[
    Retracted, typer.Option("--retracted", help="Retracted articles: mark the title, or add a note only.")
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSV: add a BOM and neutralise formulas, for spreadsheets.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of unexpected errors.")]
KeysFile = Annotated[
    str,
    typer.Option(
        "--keys",
        metavar="FILE",
        show_default="the output file",
        help="Keep the citation keys of this bibliography.",
    ),
]
Excluded = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="GLOB", help="Skip files and folders by name or path; can be repeated."
    ),
]
StoreFolder = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR",
        show_default="cgt-cite-records beside the pages",
        help="Look up the records of cited works in DIR, which `complete --cited` filled.",
    ),
]
IndexToUse = Annotated[
    str,
    typer.Option(
        "--index",
        metavar="FILE",
        show_default=False,
        help="Look up the records of cited works in an index of PubMed.",
    ),
]
ReportFile = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="Write the page to FILE.")
]
