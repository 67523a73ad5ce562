"""The options that several commands share, and the error message for a path in place of a command."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from cgt_cite.errors import UsageError
from cgt_cite.formats import FORMATS, named_format
from cgt_cite.formats.options import OutputOptions, Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Color
from cgt_cite.paths import quoted

from .command import MESSAGES, write_sections

if TYPE_CHECKING:
    from cgt_cite.formats import Format
    from cgt_cite.messages import Reporter

# the sections of the help
ENTRIES, FORMAT_DETAILS, SPEED = "Entries", "Formats", "Speed"

_PARAMETERS = {"ascii": "ascii_only"}  # of commands, where they are not named as fields of `OutputOptions`
_ORDER = ("extract", "complete", "report", "inspect", "parse", "index")  # in which commands are listed


class Commands(typer.core.TyperGroup):
    """The commands; for a path in place of a command, the error message suggests the command to use."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - a private type of typer
        """The command of this name; fails with a suggestion if the name is a path."""
        name = args[0]
        if self.get_command(ctx, name) is None and (os.path.exists(name) or name.endswith("/")):
            ctx.fail(f"No such command {name!r}. To read saved pages: cgt-cite extract {quoted(name)}")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - a private type of typer
        """The commands, those that most users need first."""
        known = super().list_commands(ctx)
        return [*(name for name in _ORDER if name in known), *(name for name in known if name not in _ORDER)]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - private types of typer
        """Write the commands, then the options, on one screen."""
        for parameter in self.params:  # typer adds the options for completion
            if isinstance(parameter, typer.core.TyperOption):
                parameter.hidden |= parameter.name == "show_completion"
                if parameter.name == "install_completion":
                    parameter.help = "Let the Tab key complete options and values."
        self.format_commands(ctx, formatter)
        write_sections(self, ctx, formatter)


def report_unused(context: typer.Context, output_format: Format, reporter: Reporter) -> None:
    """Say which of the options that the user typed do not concern the format."""
    for name in OutputOptions._fields:
        parameter = _PARAMETERS.get(name, name)
        source = context.get_parameter_source(parameter) if parameter in context.params else None
        if source and source.name == "COMMANDLINE" and not output_format.is_changed_by(name):
            reporter.info(f"--{name} changes nothing in {output_format.name}", "yellow")


def one_of(default: StrEnum) -> str:
    """The values of an enumeration, for the help."""
    *names, last = (f"{item} (default)" if item is default else item for item in type(default))
    return f"{', '.join(names)} or {last}"


def _parse_format(text: str) -> str:
    """A format's name, from its name or extension; empty if none is given."""
    try:
        return named_format(text).name if text else ""
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error


def _parse_jobs(text: str | int) -> int:
    """A number of processes."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise typer.BadParameter(f"{text!r} is not a number of processes: 1, 2, ..., or 0 (automatic)")
    return number


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Folders, files, or - (standard input).")]
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
        autocompletion=lambda: [(row.name, row.description) for row in FORMATS.values()],
        help=f"{', '.join(FORMATS)}, or an extension.",
    ),
]
CorrectionsFile = Annotated[
    str,
    typer.Option(
        "--corrections",
        metavar="FILE",
        show_default=False,
        help="Apply corrections (CSV), as `report` saves them.",
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "-j",
        "--jobs",
        metavar="N",
        parser=_parse_jobs,
        show_default="automatic",
        help="Number of processes.",
        rich_help_panel=SPEED,
    ),
]
ColorWhen = Annotated[
    Color,
    typer.Option(
        "--color",
        metavar="WHEN",
        show_default=False,
        help=f"Coloured: {one_of(Color.AUTO)}.",
        rich_help_panel=MESSAGES,
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Show errors only.", rich_help_panel=MESSAGES)]
Verbose = Annotated[
    bool,
    typer.Option(
        "-v",
        "--verbose",
        help="Show all messages, also possible duplicates.",
        rich_help_panel=MESSAGES,
    ),
]
Ascii = Annotated[
    bool,
    typer.Option(
        "--ascii", help="BibTeX, biblatex: ASCII alone, by LaTeX macros.", rich_help_panel=FORMAT_DETAILS
    ),
]
ProtectHow = Annotated[
    Protect,
    typer.Option(
        "--protect",
        metavar="HOW",
        show_default=False,
        help=f"Capitals in LaTeX: {one_of(Protect.WORDS)}.",
        rich_help_panel=FORMAT_DETAILS,
    ),
]
Howpublished = Annotated[
    bool,
    typer.Option(
        "--howpublished", help="BibTeX for plain, abbrv and similar styles.", rich_help_panel=FORMAT_DETAILS
    ),
]
RetractedHow = Annotated[
    Retracted,
    typer.Option(
        "--retracted",
        metavar="HOW",
        show_default=False,
        help="Retracted works: mark (default) titles, or note.",
        rich_help_panel=ENTRIES,
    ),
]
Excel = Annotated[
    bool,
    typer.Option(
        "--excel",
        help="CSV for spreadsheets: add a BOM, neutralise formulas.",
        rich_help_panel=FORMAT_DETAILS,
    ),
]
Debug = Annotated[
    bool,
    typer.Option("--debug", help="Show the traceback of unexpected errors.", rich_help_panel=MESSAGES),
]
KeysFile = Annotated[
    str,
    typer.Option(
        "--keys",
        metavar="FILE",
        show_default="the output file",
        help="Keep the citation keys of this bibliography.",
        rich_help_panel=ENTRIES,
    ),
]
KeyFormat = Annotated[
    str,
    typer.Option(
        "--key-format",
        metavar="FORMAT",
        show_default=False,
        help="Citation keys; {family}{year}{word} by default.",
        rich_help_panel=ENTRIES,
    ),
]
Excluded = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="Skip files and folders by name or path; repeatable."),
]
JournalsForm = Annotated[
    Spelling,
    typer.Option(
        "--journals",
        metavar="FORM",
        show_default=False,
        help=f"Names: {one_of(Spelling.AS_PRINTED)}.",
        rich_help_panel=ENTRIES,
    ),
]
StoreFolder = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR",
        show_default="cgt-cite-records beside the pages",
        help="Records of cited works, from `complete --cited`.",
        rich_help_panel=ENTRIES,
    ),
]
IndexToUse = Annotated[
    str,
    typer.Option(
        "--index",
        metavar="FILE",
        show_default=False,
        help="Records of cited works, in an index of PubMed.",
        rich_help_panel=ENTRIES,
    ),
]
ReportFile = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="Write the page to FILE.")
]
