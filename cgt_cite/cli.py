"""The command line: turn arguments into the options of a run, and its result into the exit status."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Annotated

import typer

from cgt_cite import __version__
from cgt_cite.cli_options import (
    Ascii,
    ColorWhen,
    Commands,
    Debug,
    Excel,
    Howpublished,
    Output,
    Paths,
    ProtectHow,
    Quiet,
    RetractedHow,
    To,
    Verbose,
)
from cgt_cite.errors import CiteError, ExitStatus, os_error_message
from cgt_cite.formats.options import OutputOptions, Protect, Retracted
from cgt_cite.journals import Spelling
from cgt_cite.options import Color, Scope

_SIGNAL_STATUS = 128  # plus the signal's number: the exit status of a program that a signal ended


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

_EXAMPLES = """\b
Examples:
  cgt-cite extract pages/ -o refs.bib
  cgt-cite extract page.html --to ris | ...
  cgt-cite extract pages/ --what all --journals abbreviated -o library.json
"""


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
    keys: Annotated[
        str,
        typer.Option(
            "--keys",
            metavar="FILE",
            show_default="the output file",
            help="Keep the citation keys of this bibliography.",
        ),
    ] = "",
    key_format: Annotated[
        str,
        typer.Option(
            "--key-format",
            metavar="FORMAT",
            show_default="{family}{year}{word}",
            help="How to make citation keys.",
        ),
    ] = "",
    corrections: Annotated[
        str,
        typer.Option(
            "--corrections", metavar="FILE", show_default=False, help="Apply a table of corrections (CSV)."
        ),
    ] = "",
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="GLOB", help="Skip files and folders by name or path; can be repeated."
        ),
    ] = None,
    missing: Annotated[
        str,
        typer.Option(
            "--missing",
            metavar="FILE",
            show_default=False,
            help="List the pages with incomplete reference lists in FILE (CSV).",
        ),
    ] = "",
    retracted: RetractedHow = Retracted.MARK,
    ascii_only: Ascii = False,
    protect: ProtectHow = Protect.WORDS,
    howpublished: Howpublished = False,
    excel: Excel = False,
    jobs: Annotated[
        int,
        typer.Option(
            "-j", "--jobs", metavar="N", min=0, show_default="automatic", help="Number of worker processes."
        ),
    ] = 0,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 if a reference list is incomplete.")
    ] = False,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write the references of saved pages as a bibliography."""
    from cgt_cite import run
    from cgt_cite.merge.citekeys import DEFAULT_FORMAT, check_format
    from cgt_cite.merge.corrections import read_corrections
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
            corrections=tuple(read_corrections(corrections)) if corrections else (),
            journals=journals,
        ),
        strict=strict,
        keys_file=keys,
        missing_file=missing,
    )
    raise typer.Exit(
        run.extract(arguments, run.make_reporter(color, quiet=quiet, verbose=verbose, debug=debug))
    )


@app.command()
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

    options = OutputOptions(ascii=ascii_only, protect=protect, excel=excel, howpublished=howpublished)
    output_format, reporter = (
        run.pick_format(to, output, "jsonl"),
        run.make_reporter(quiet=quiet, verbose=False),
    )
    raise typer.Exit(run.parse(path, output, output_format, options, reporter))


@app.command()
def inspect(
    paths: Paths, *, color: ColorWhen = Color.AUTO, verbose: Verbose = False, debug: Debug = False
) -> None:
    """Show what was read from pages."""
    from cgt_cite import run

    raise typer.Exit(run.inspect(paths, run.make_reporter(color, quiet=False, verbose=verbose, debug=debug)))


@app.command()
def complete(
    paths: Paths,
    *,
    cited: Annotated[
        bool,
        typer.Option(
            "--cited",
            help="Fetch the records of cited works, which are looked up by DOI, PMCID, citation and title. "
            "PATH may then be a list of PMIDs or a bibliography as well.",
        ),
    ] = False,
    store: Annotated[
        str,
        typer.Option(
            "--store",
            metavar="DIR",
            show_default="cgt-cite-records beside the pages",
            help="With --cited: keep the records and answers in DIR.",
        ),
    ] = "",
    into: Annotated[
        str,
        typer.Option(
            "--into",
            metavar="DIR",
            show_default=False,
            help="Save the records in DIR, not next to the pages.",
        ),
    ] = "",
    fetch_all: Annotated[
        bool, typer.Option("--all", help="Fetch all articles, not only incomplete ones.")
    ] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Fetch saved records, and look up again.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be fetched, without using the network.")
    ] = False,
    email: Annotated[
        str,
        typer.Option(
            "--email", metavar="ADDRESS", show_default=False, help="Your e-mail address (sent to NCBI)."
        ),
    ] = "",
    base_url: Annotated[
        str,
        typer.Option(
            "--base-url",
            metavar="URL",
            show_default=False,
            help="Use another E-utilities server; the PMC ID converter is then idconv/ below that URL.",
        ),
    ] = "",
    send_credentials: Annotated[
        bool,
        typer.Option("--send-credentials", help="Send API key and e-mail to --base-url too (https only)."),
    ] = False,
    color: ColorWhen = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Fetch the references that saved pages do not show, or PubMed's records of the works that they cite."""
    from cgt_cite import run
    from cgt_cite.complete import command
    from cgt_cite.complete.options import CompleteOptions, key_from_environment

    options = CompleteOptions(
        paths=tuple(paths),
        cited=cited,
        store=store,
        into=into,
        fetch_all=fetch_all,
        refresh=refresh,
        dry_run=dry_run,
        email=email,
        base_url=base_url,
        key=key_from_environment(),
        send_credentials=send_credentials,
    )
    raise typer.Exit(
        command.complete(options, run.make_reporter(color, quiet=quiet, verbose=verbose, debug=debug))
    )


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    """Exit by an exception, so that unfinished files are removed."""
    raise SystemExit(_SIGNAL_STATUS + number)


def main() -> None:
    """Run the command line and exit; no other function ends the process."""
    if sys.stderr is None:  # closed by the caller
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    for name in ("SIGTERM", "SIGHUP"):  # SIGHUP does not exist on Windows
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit_on_signal)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        app()
    except CiteError as error:
        sys.stderr.write(f"cgt-cite: {error}\n")
        sys.exit(error.status)
    except OSError as error:  # from the help or the version, which typer writes
        sys.stderr.write(f"cgt-cite: standard output: cannot be written: {os_error_message(error)}\n")
        sys.stdout = None
        sys.exit(ExitStatus.FAILED)
    except KeyboardInterrupt:
        sys.exit(ExitStatus.INTERRUPTED)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left to clean up
