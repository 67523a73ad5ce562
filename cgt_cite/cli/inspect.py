"""The command `inspect`: show what was read from pages."""

from __future__ import annotations

from typing import Annotated

import typer

from cgt_cite.options import Color

from .app import add_command
from .options import ColorWhen, CorrectionsFile, Debug, Excluded, Paths, Quiet, Verbose

_EXAMPLES = """
  cgt-cite inspect page.html
  cgt-cite inspect pages/ --doubtful
  cgt-cite inspect pages/ --match haemophilia --field title
"""


def _field_names() -> list[str]:
    from cgt_cite.inspection import FIELDS

    return list(FIELDS)


@add_command("Show what was read from each page, and what is doubtful.", _EXAMPLES)
def inspect(
    paths: Paths,
    *,
    doubtful: Annotated[
        bool,
        typer.Option(
            "--doubtful",
            help="Only references parsed with low confidence, with the reasons and the whole text."
            " A row `text,field,value` in --corrections FILE corrects one.",
        ),
    ] = False,
    match: Annotated[
        str,
        typer.Option(
            "--match",
            metavar="TEXT",
            show_default=False,
            help="Only references whose text contains TEXT; case and accents do not matter.",
        ),
    ] = "",
    field: Annotated[
        str,
        typer.Option(
            "--field",
            metavar="NAME",
            show_default=False,
            autocompletion=_field_names,
            help="Only this field of each reference, named as a column of our CSV.",
        ),
    ] = "",
    corrections: CorrectionsFile = "",
    exclude: Excluded = None,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Show what was read from pages."""
    from cgt_cite.corrections import Corrections, read_corrections
    from cgt_cite.inspection import View
    from cgt_cite.messages import make_reporter
    from cgt_cite.pipeline import ExtractOptions
    from cgt_cite.run.inspecting import inspect as inspect_pages

    view = View.checked(doubtful=doubtful, match=match, field=field)
    options = ExtractOptions(
        corrections=read_corrections(corrections) if corrections else Corrections(),
        exclude=tuple(exclude or ()),
    )
    reporter = make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    raise typer.Exit(inspect_pages(paths, view, options, reporter))
