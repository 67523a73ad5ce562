"""The command `inspect`: show what was read from pages."""

from __future__ import annotations

import typer

from cgt_cite.options import Color

from .app import app
from .options import ColorWhen, Debug, Paths, Verbose


@app.command()
def inspect(
    paths: Paths, *, color: ColorWhen = Color.AUTO, verbose: Verbose = False, debug: Debug = False
) -> None:
    """Show what was read from pages."""
    from cgt_cite import run

    raise typer.Exit(run.inspect(paths, run.make_reporter(color, quiet=False, verbose=verbose, debug=debug)))
