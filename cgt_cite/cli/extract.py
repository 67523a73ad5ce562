"""The command `extract`: write the references of saved pages as a bibliography."""

from __future__ import annotations

from functools import partial
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
  cgt-cite extract archives/ -t parquet -o parts/
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
    parse: Annotated[
        bool,
        typer.Option(
            "--parse/--no-parse", help="Parse reference strings, or only read links and identifiers."
        ),
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
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            show_default=False,
            help="Write DIR/ on the Dask cluster at ADDRESS (tcp://HOST:8786), and group it by work.",
        ),
    ] = "",
    jobs: Jobs = 0,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 for incomplete lists and retracted works.")
    ] = False,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write the references of saved pages as a bibliography.

    With -t parquet and -o DIR/, each file becomes a part in DIR, written completely or not at all.  Parts
    that exist are kept, so that the command can be interrupted and run again.  PATHs and DIR can be URLs.
    """
    from cgt_cite import run
    from cgt_cite.arguments import extract_options, pick_format, writes_parts

    reporter = run.make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    if writes_parts(output, to, scheduler):
        from cgt_cite.parts import command

        command.refuse(
            {
                "--journals": journals is not Spelling.AS_PRINTED,
                "--keys": bool(keys),
                "--corrections": bool(corrections),
                "--sort": order is not Order.KEY,
                "--missing": bool(missing),
                "--stats": bool(stats),
                "--store": bool(store),
                "--index": bool(index),
            }
        )
        options = extract_options(
            (), what=what, merge=merge, parse=parse, key_format=key_format, exclude=exclude or (), jobs=jobs
        )
        part_arguments = command.PartArguments(tuple(paths), output, options, scheduler, strict)
        raise typer.Exit(command.extract_parts(part_arguments, reporter))
    arguments = run.ExtractArguments(
        paths=tuple(paths),
        output=output,
        format=pick_format(to, output, "bibtex"),
        output_options=OutputOptions(ascii_only, protect, excel, retracted, howpublished),
        options=extract_options(
            paths,
            what=what,
            merge=merge,
            parse=parse,
            journals=journals,
            keys=keys,
            key_format=key_format,
            corrections=corrections,
            sort=order,
            exclude=exclude or (),
            store=store,
            index=index,
            jobs=jobs,
            output=output,
            progress=partial(reporter.update_progress, what="looking up"),
        ),
        strict=strict,
        missing_file=missing,
        stats_file=stats,
        corrections_file=corrections,
    )
    raise typer.Exit(run.extract(arguments, reporter))
