"""The command `parse`: split reference strings into fields."""

from __future__ import annotations

from typing import Annotated

import typer

from cgt_cite.formats.options import OutputOptions, Protect

from .app import add_command
from .options import Ascii, Excel, Howpublished, Output, ProtectHow, Quiet, To


@add_command("Split reference strings from elsewhere into fields.")
def parse(
    path: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]", show_default="standard input", help="Reference strings, one per line."
        ),
    ] = "-",
    *,
    output: Output = "-",
    to: To = "",
    ascii_only: Ascii = False,
    protect: ProtectHow = Protect.WORDS,
    howpublished: Howpublished = False,
    excel: Excel = False,
    quiet: Quiet = False,
) -> None:
    """Split reference strings into fields."""
    from cgt_cite import run
    from cgt_cite.arguments import pick_format

    options = OutputOptions(ascii=ascii_only, protect=protect, excel=excel, howpublished=howpublished)
    reporter = run.make_reporter(quiet=quiet, verbose=False)
    raise typer.Exit(run.parse(path, output, pick_format(to, output, "jsonl"), options, reporter))
