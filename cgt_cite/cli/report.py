"""The command `report`: write a page to look at, check and correct the references of saved pages."""

from __future__ import annotations

import typer

from cgt_cite.options import Color

from .app import app
from .options import (
    ColorWhen,
    CorrectionsFile,
    Debug,
    Excluded,
    IndexToUse,
    Jobs,
    KeysFile,
    Paths,
    Quiet,
    ReportFile,
    StoreFolder,
    Verbose,
)

_EXAMPLES = """\b
Examples:
  cgt-cite report pages/ -o report.html
  cgt-cite report pages/ --corrections corrections.csv -o report.html
"""


@app.command(epilog=_EXAMPLES)
def report(
    paths: Paths,
    *,
    output: ReportFile,
    keys: KeysFile = "",
    corrections: CorrectionsFile = "",
    exclude: Excluded = None,
    store: StoreFolder = "",
    index: IndexToUse = "",
    jobs: Jobs = 0,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write a page to look at, check and correct the references of saved pages."""
    from cgt_cite import run
    from cgt_cite.corrections import Corrections, read_corrections
    from cgt_cite.pipeline import ExtractOptions
    from cgt_cite.report import command

    reporter = run.make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    options = ExtractOptions(
        jobs=jobs,
        output=output,
        exclude=tuple(exclude or ()),
        earlier=run.earlier_entries(keys) if keys else (),
        corrections=read_corrections(corrections) if corrections else Corrections(),
        record_sources=run.record_sources(paths, store, index, reporter),
    )
    results = command.report(command.ReportArguments(tuple(paths), output, options), reporter)
    raise typer.Exit(run.exit_status(results.statistics, results.log, strict=False))
