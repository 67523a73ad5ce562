"""The command `report`: write a page to look at, check and correct the references of saved pages."""

from __future__ import annotations

from functools import partial

import typer

from cgt_cite.options import Color

from .app import add_command
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

_EXAMPLES = """
  cgt-cite report pages/ -o report.html
  cgt-cite report pages/ --corrections corrections.csv -o report.html
"""


@add_command("Write a page in which you check and correct the references.", _EXAMPLES)
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
    from cgt_cite.arguments import extract_options
    from cgt_cite.messages import make_reporter
    from cgt_cite.report import command
    from cgt_cite.run.status import exit_status

    reporter = make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    options = extract_options(
        paths,
        keys=keys,
        corrections=corrections,
        exclude=exclude or (),
        store=store,
        index=index,
        jobs=jobs,
        output=output,
        progress=partial(reporter.update_progress, what="looking up"),
    )
    results = command.report(command.ReportArguments(tuple(paths), output, options), reporter)
    raise typer.Exit(exit_status(results.statistics, results.log, strict=False))
