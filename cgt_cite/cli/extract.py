"""The command `extract`: write the references of saved pages as a bibliography."""

from __future__ import annotations

from typing import Annotated

import typer

from cgt_cite.formats.options import OutputOptions, Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Color, Order, Scope

from .app import app
from .options import (
    Ascii,
    ColorWhen,
    CorrectionsFile,
    Debug,
    Excel,
    Excluded,
    Howpublished,
    IndexToUse,
    Jobs,
    KeysFile,
    Output,
    Paths,
    ProtectHow,
    Quiet,
    RetractedHow,
    StoreFolder,
    To,
    Verbose,
)

_EXAMPLES = """\b
Examples:
  cgt-cite extract pages/ -o refs.bib
  cgt-cite extract page.html --to ris | ...
  cgt-cite extract pages/ --what all --journals abbreviated -o library.json
"""


@app.command(epilog=_EXAMPLES)
def extract(
    paths: Paths,
    *,
    output: Output = "-",
    to: To = "",
    what: Annotated[
        Scope, typer.Option("--what", help="The references on the pages, the articles themselves, or both.")
    ] = Scope.REFERENCES,
    merge: Annotated[
        bool, typer.Option("--merge/--no-merge", help="Merge duplicates, or keep one entry per reference.")
    ] = True,
    journals: Annotated[
        Spelling, typer.Option("--journals", help="The form of journals' names.")
    ] = Spelling.AS_PRINTED,
    keys: KeysFile = "",
    key_format: Annotated[
        str,
        typer.Option(
            "--key-format",
            metavar="FORMAT",
            show_default="{family}{year}{word}",
            help="How to make citation keys.",
        ),
    ] = "",
    corrections: CorrectionsFile = "",
    order: Annotated[
        Order, typer.Option("--sort", help="By citation key, or the works that most articles cite first.")
    ] = Order.KEY,
    exclude: Excluded = None,
    missing: Annotated[
        str,
        typer.Option(
            "--missing",
            metavar="FILE",
            show_default=False,
            help="List the pages with incomplete reference lists in FILE (CSV).",
        ),
    ] = "",
    stats: Annotated[
        str,
        typer.Option(
            "--stats",
            metavar="FILE",
            show_default=False,
            help="Write the counts of each page, and the totals for PRISMA, to FILE (.json, or .csv with the "
            "totals in FILE-totals.csv).",
        ),
    ] = "",
    store: StoreFolder = "",
    index: IndexToUse = "",
    retracted: RetractedHow = Retracted.MARK,
    ascii_only: Ascii = False,
    protect: ProtectHow = Protect.WORDS,
    howpublished: Howpublished = False,
    excel: Excel = False,
    jobs: Jobs = 0,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 for incomplete lists and retracted works.")
    ] = False,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write the references of saved pages as a bibliography."""
    from cgt_cite import run
    from cgt_cite.corrections import Corrections, read_corrections
    from cgt_cite.merge.citekeys import DEFAULT_FORMAT, check_format
    from cgt_cite.pipeline import ExtractOptions

    arguments = run.ExtractArguments(
        paths=tuple(paths),
        output=output,
        format=run.pick_format(to, output, "bibtex"),
        output_options=OutputOptions(ascii_only, protect, excel, retracted, howpublished),
        options=ExtractOptions(
            scope=what,
            merge=merge,
            jobs=jobs,
            exclude=tuple(exclude or ()),
            key_format=check_format(key_format or DEFAULT_FORMAT),
            corrections=read_corrections(corrections) if corrections else Corrections(),
            order=order,
            journals=journals,
        ),
        strict=strict,
        keys_file=keys,
        missing_file=missing,
        stats_file=stats,
        corrections_file=corrections,
        store_folder=store,
        index_file=index,
    )
    raise typer.Exit(
        run.extract(arguments, run.make_reporter(color, quiet=quiet, verbose=verbose, debug=debug))
    )
