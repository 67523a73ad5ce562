"""The typer application, without its commands."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cgt_cite import __version__

from .options import Commands

app = typer.Typer(
    name="cgt-cite",
    cls=Commands,
    help="Extract citations and reference lists from saved PubMed pages.",
    epilog="cgt-cite extract pages/ -o refs.bib    |    cgt-cite extract page.html --to ris | ...",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(requested: bool) -> None:  # noqa: FBT001 - typer's callback
    if requested:
        sys.stdout.write(f"cgt-cite {__version__}\n")
        raise typer.Exit


@app.callback()
def _about(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Extract citations and reference lists from saved PubMed pages."""
