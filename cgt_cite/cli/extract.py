"""The command `extract`: write the references of saved pages as a bibliography."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from cgt_cite.formats.options import OutputOptions, Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Color, Order, Scope

from .app import add_command
from .options import (
    ENTRIES,
    SPEED,
    Ascii,
    ColorWhen,
    CorrectionsFile,
    Debug,
    Excel,
    Excluded,
    Howpublished,
    IndexToUse,
    Jobs,
    JournalsForm,
    KeyFormat,
    KeysFile,
    Output,
    Paths,
    ProtectHow,
    Quiet,
    RetractedHow,
    StoreFolder,
    To,
    Verbose,
    one_of,
    report_unused,
)

_EXAMPLES = """
  cgt-cite extract pages/ -o refs.bib
  cgt-cite extract page.html --to ris | ...
  cgt-cite extract pages/ --what all --journals abbreviated -o library.json
  cgt-cite extract archives/ -t parquet -o parts/
"""


@add_command("Write the references of saved pages as a bibliography.", _EXAMPLES)
def extract(
    context: typer.Context,
    paths: Paths,
    *,
    output: Output = "-",
    to: To = "",
    what: Annotated[
        Scope,
        typer.Option(
            "--what", metavar="WHAT", show_default=False, help=f"To write: {one_of(Scope.REFERENCES)}."
        ),
    ] = Scope.REFERENCES,
    merge: Annotated[
        bool,
        typer.Option(
            "--merge/--no-merge",
            show_default=False,
            help="Merge duplicates (default), or write each reference.",
        ),
    ] = True,
    corrections: CorrectionsFile = "",
    exclude: Excluded = None,
    missing: Annotated[
        str,
        typer.Option(
            "--missing",
            metavar="FILE",
            show_default=False,
            help="List the pages with incomplete lists in FILE (CSV).",
        ),
    ] = "",
    stats: Annotated[
        str,
        typer.Option(
            "--stats",
            metavar="FILE",
            show_default=False,
            help="Counts, and totals for PRISMA, to FILE (.json, .csv).",
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 for incomplete lists and retracted works.")
    ] = False,
    journals: JournalsForm = Spelling.AS_PRINTED,
    key_format: KeyFormat = "",
    keys: KeysFile = "",
    order: Annotated[
        Order,
        typer.Option(
            "--sort",
            metavar="ORDER",
            show_default=False,
            help=f"By {one_of(Order.KEY)}: most cited works first.",
            rich_help_panel=ENTRIES,
        ),
    ] = Order.KEY,
    retracted: RetractedHow = Retracted.MARK,
    store: StoreFolder = "",
    index: IndexToUse = "",
    ascii_only: Ascii = False,
    protect: ProtectHow = Protect.WORDS,
    howpublished: Howpublished = False,
    excel: Excel = False,
    parse: Annotated[
        bool,
        typer.Option(
            "--parse/--no-parse",
            show_default=False,
            help="Parse strings (default), or read only identifiers.",
            rich_help_panel=SPEED,
        ),
    ] = True,
    jobs: Jobs = 0,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            show_default=False,
            help="Write DIR/ on the Dask cluster at tcp://HOST:8786.",
            rich_help_panel=SPEED,
        ),
    ] = "",
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write the references of saved pages as a bibliography: BibTeX, unless -t or FILE name another format.

    With -t parquet -o DIR/, each file becomes a part in DIR, written completely or not at all; parts that
    exist are kept.  PATHs and DIR can then be URLs.
    """
    from cgt_cite.arguments import extract_options, pick_format, writes_parts
    from cgt_cite.messages import make_reporter
    from cgt_cite.run import extracting

    reporter = make_reporter(color, quiet=quiet, verbose=verbose, debug=debug)
    if writes_parts(output, to, scheduler):
        from cgt_cite.formats import FORMATS
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
        report_unused(context, FORMATS[command.FORMAT], reporter)
        part_arguments = command.PartArguments(tuple(paths), output, options, scheduler, strict)
        raise typer.Exit(command.extract_parts(part_arguments, reporter))
    output_format = pick_format(to, output, "bibtex")
    report_unused(context, output_format, reporter)
    arguments = extracting.ExtractArguments(
        paths=tuple(paths),
        output=output,
        format=output_format,
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
    raise typer.Exit(extracting.extract(arguments, reporter))
