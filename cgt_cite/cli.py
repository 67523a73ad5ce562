"""The command line: arguments to a run, and its exit status.  typer lives only here."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Annotated

import typer

from cgt_cite import __version__
from cgt_cite.errors import CiteError, ExitStatus

_SIGNALLED = 128  # what shells add to the number of the signal that ended a program

app = typer.Typer(
    name="cgt-cite",
    help="Citations and reference lists out of saved PubMed pages, for reference managers.",
    epilog="cgt-cite extract pages/ -o refs.bib    |    cgt-cite extract page.html --to ris | ...",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Folders, files, or - for one page on standard input.")
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; its name picks the format.")
]
To = Annotated[
    str,
    typer.Option("-t", "--to", metavar="FORMAT", help="bibtex, biblatex, ris, csv, csl-json, jsonl or nbib."),
]
Color = Annotated[
    str, typer.Option("--color", metavar="WHEN", help="Colour messages: auto, always or never.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Tell of errors only.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Show all messages, including possible duplicates.")
]
Ascii = Annotated[
    bool, typer.Option("--ascii", help="BibTeX: LaTeX macros in place of letters beyond ASCII.")
]
Protect = Annotated[
    str, typer.Option("--protect", metavar="HOW", help="BibTeX: braces round words, title or none.")
]
Howpublished = Annotated[
    bool, typer.Option("--howpublished", help="BibTeX: addresses also where plain and abbrv print them.")
]
Retracted = Annotated[
    str, typer.Option("--retracted", metavar="HOW", help="Retracted articles: mark their titles, or note it.")
]
Excel = Annotated[bool, typer.Option("--excel", help="CSV: for spreadsheets, which run cells as formulas.")]


Debug = Annotated[
    bool,
    typer.Option("--debug", help="Show the traceback of unexpected errors."),
]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
    if wanted:
        sys.stdout.write(f"cgt-cite {__version__}\n")
        raise typer.Exit


@app.callback()
def _about(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Citations and reference lists out of saved PubMed pages, for reference managers."""


@app.command()
def extract(
    paths: Paths,
    *,
    output: Output = "-",
    to: To = "",
    what: Annotated[
        str, typer.Option("--what", metavar="WHAT", help="references, articles (the pages' own) or all.")
    ] = "references",
    merge: Annotated[
        bool, typer.Option("--merge/--no-merge", help="One entry a work, or one a reference of each page.")
    ] = True,
    jobs: Annotated[
        int, typer.Option("-j", "--jobs", metavar="N", help="Processes; default: what pays off.")
    ] = 0,
    strict: Annotated[bool, typer.Option("--strict", help="Status 1 also for incomplete lists.")] = False,
    key_format: Annotated[
        str,
        typer.Option("--key-format", metavar="FORMAT", help="Citation keys, such as {family}{year}{word}."),
    ] = "",
    keys: Annotated[
        str,
        typer.Option(
            "--keys", metavar="FILE", help="Keep the citation keys of FILE (default: of the --output file)."
        ),
    ] = "",
    corrections: Annotated[
        str,
        typer.Option("--corrections", metavar="FILE", help="Apply the corrections in FILE (CSV)."),
    ] = "",
    missing: Annotated[
        str,
        typer.Option("--missing", metavar="FILE", help="List the pages with incomplete lists in FILE (CSV)."),
    ] = "",
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="Skip files and folders of this name; repeatable."),
    ] = None,
    journals: Annotated[
        str, typer.Option("--journals", metavar="FORM", help="Names: as-printed, abbreviated or full.")
    ] = "as-printed",
    ascii_only: Ascii = False,
    protect: Protect = "words",
    howpublished: Howpublished = False,
    excel: Excel = False,
    retracted: Retracted = "mark",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Write the references of saved pages as a bibliography."""
    from cgt_cite import run

    wanted = run.Extraction(
        paths=tuple(paths),
        output=output,
        format=run.pick_format(to, output, "bibtex"),
        writing=run.writing_options(
            ascii_only=ascii_only,
            protect=protect,
            howpublished=howpublished,
            excel=excel,
            retracted=retracted,
        ),
        choices=run.reading_choices(
            what=what,
            merge=merge,
            jobs=jobs,
            key_format=key_format,
            corrections=corrections,
            journals=journals,
        )._replace(exclude=tuple(exclude or ())),
        strict=strict,
        keys=keys,
        missing=missing,
    )
    raise typer.Exit(run.extract(wanted, run.reporter(color, quiet=quiet, verbose=verbose, debug=debug)))


@app.command()
def parse(
    path: Annotated[str, typer.Argument(metavar="[FILE]", help="Reference strings, one a line.")] = "-",
    *,
    output: Output = "-",
    to: To = "",
    ascii_only: Ascii = False,
    protect: Protect = "words",
    howpublished: Howpublished = False,
    excel: Excel = False,
    quiet: Quiet = False,
) -> None:
    """Split reference strings into fields: one string a line in, one record a line out."""
    from cgt_cite import run

    writing = run.writing_options(
        ascii_only=ascii_only, protect=protect, howpublished=howpublished, excel=excel
    )
    chosen, heard = run.pick_format(to, output, "jsonl"), run.reporter("auto", quiet=quiet, verbose=False)
    raise typer.Exit(run.parse(path, output, chosen, writing, heard))


@app.command()
def inspect(paths: Paths, *, color: Color = "auto", verbose: Verbose = False, debug: Debug = False) -> None:
    """Show what is understood of pages: article, references, identifiers, confidence."""
    from cgt_cite import run

    raise typer.Exit(run.inspect(paths, run.reporter(color, quiet=False, verbose=verbose, debug=debug)))


@app.command()
def complete(
    paths: Paths,
    *,
    into: Annotated[
        str, typer.Option("--into", metavar="DIR", help="Save the records in DIR, not beside the pages.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Fetch every article, not only cut lists.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Fetch again what is there.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be fetched; no network.")
    ] = False,
    email: Annotated[
        str, typer.Option("--email", metavar="ADDRESS", help="Yours, for NCBI to write to.")
    ] = "",
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Another E-utilities server.")
    ] = "",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Fetch the references that saved pages do not show, from PubMed's own records."""
    from cgt_cite import run
    from cgt_cite.complete import command
    from cgt_cite.complete.options import CompleteOptions, key_of_environment

    wish = CompleteOptions(
        paths=tuple(paths),
        into=into,
        every=every,
        refresh=refresh,
        dry_run=dry_run,
        email=email,
        base_url=base_url,
        key=key_of_environment(),
    )
    raise typer.Exit(command.complete(wish, run.reporter(color, quiet=quiet, verbose=verbose, debug=debug)))


def _end(number: int, _frame: FrameType | None) -> None:
    """End as the signal asks for, but tidily: half a file beside the output is taken away."""
    raise SystemExit(_SIGNALLED + number)


def main() -> None:
    """Run the command line; the one place where the process ends."""
    if sys.stderr is None:  # closed by the caller, who wants to hear nothing
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    for name in ("SIGTERM", "SIGHUP"):  # the latter is not known everywhere
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        app()
    except CiteError as error:
        sys.stderr.write(f"cgt-cite: {error}\n")
        sys.exit(error.status)
    except OSError as error:  # help or version, which typer writes by itself
        sys.stderr.write(
            f"cgt-cite: standard output: cannot be written: {(error.strerror or str(error)).lower()}\n"
        )
        sys.stdout = None
        sys.exit(ExitStatus.FAILED)
    except KeyboardInterrupt:
        sys.exit(ExitStatus.INTERRUPTED)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left to tidy up
