"""The command `complete`: fetch what saved pages do not show."""

from __future__ import annotations

from typing import Annotated

import typer

from cgt_cite.options import Color

from .app import add_command
from .options import ColorWhen, Debug, Excluded, Paths, Quiet, Verbose

_EXAMPLES = """
  cgt-cite complete pages/ --dry-run
  cgt-cite complete pages/ --email you@example.org
  cgt-cite complete pages/ --cited --email you@example.org
"""


@add_command("Fetch the references that saved pages do not show (online).", _EXAMPLES)
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
    exclude: Excluded = None,
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
    from cgt_cite.complete import command
    from cgt_cite.complete.options import CompleteOptions, key_from_environment
    from cgt_cite.messages import make_reporter

    options = CompleteOptions(
        paths=tuple(paths),
        exclude=tuple(exclude or ()),
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
        command.complete(options, make_reporter(color, quiet=quiet, verbose=verbose, debug=debug))
    )
