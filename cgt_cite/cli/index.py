"""The command `index`: index PubMed for look-ups offline."""

from __future__ import annotations

import typer

from cgt_cite.options import Color

from .app import add_command
from .options import Baseline, ColorWhen, Debug, IndexFile, Jobs, Quiet, Verbose


@add_command("Index PubMed's yearly files, to look up cited works offline.")
def index(
    paths: Baseline,
    *,
    output: IndexFile,
    jobs: Jobs = 0,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Index PubMed's yearly XML files, to look up cited works offline."""
    from cgt_cite.messages import make_reporter
    from cgt_cite.records.index import command

    reporter = make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    raise typer.Exit(command.index(paths, output, jobs, reporter))
