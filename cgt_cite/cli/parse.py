"""The command `parse`: split a list of references into fields."""

from __future__ import annotations

from typing import Annotated

import typer

from cgt_cite.formats.options import OutputOptions, Protect
from cgt_cite.journals import Spelling

from .app import add_command
from .options import (
    Ascii,
    Excel,
    Howpublished,
    JournalsForm,
    KeyFormat,
    KeysFile,
    Output,
    ProtectHow,
    Quiet,
    To,
    Verbose,
    report_unused,
)

_EXAMPLES = """
  cgt-cite parse references.txt -o refs.bib
  pdftotext -raw bibliography.pdf - | cgt-cite parse --to ris
"""


@add_command("Write references from elsewhere, as text, as a bibliography.", _EXAMPLES)
def parse(
    context: typer.Context,
    path: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]", show_default="standard input", help="A list of references as plain text."
        ),
    ] = "-",
    *,
    output: Output = "-",
    to: To = "",
    one_per_line: Annotated[
        bool,
        typer.Option("--one-per-line", help="Each line is one reference: never join lines or drop numbers."),
    ] = False,
    journals: JournalsForm = Spelling.AS_PRINTED,
    keys: KeysFile = "",
    key_format: KeyFormat = "",
    ascii_only: Ascii = False,
    protect: ProtectHow = Protect.WORDS,
    howpublished: Howpublished = False,
    excel: Excel = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write a list of references, copied from elsewhere, as a bibliography.

    The references may be one per line, numbered, separated by blank lines or by indentation, or pasted from a
    PDF with broken lines and hyphens; if lines are joined, a message says what they were divided by.

    Formats, journals and citation keys are those of `extract`.  But there is one entry for each reference, in
    the order of the list, so that the result can be compared with it: duplicates are not merged.
    """
    from cgt_cite.arguments import key_options, pick_format
    from cgt_cite.messages import make_reporter
    from cgt_cite.run import parsing

    reporter = make_reporter(quiet=quiet, verbose=verbose)
    output_format = pick_format(to, output, "bibtex")
    report_unused(context, output_format, reporter)
    arguments = parsing.ParseArguments(
        path=path,
        output=output,
        format=output_format,
        output_options=OutputOptions(
            ascii=ascii_only, protect=protect, excel=excel, howpublished=howpublished
        ),
        keys=key_options(keys, key_format, output),
        journals=journals,
        one_per_line=one_per_line,
    )
    raise typer.Exit(parsing.parse(arguments, reporter))
