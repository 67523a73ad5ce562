"""The typer application, without its commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Annotated, TypeVar

import typer

from cgt_cite import __version__

from .command import ConfiguredCommand
from .options import Commands

Function = TypeVar("Function", bound=Callable[..., None])

_EPILOG = """\b
In the usual order:
  cgt-cite extract pages/ -o refs.bib    the bibliography, and what is missing
  cgt-cite complete pages/               fetch that; then extract again
  cgt-cite report pages/ -o report.html  check and correct, in a browser
Defaults of options: cgt-cite.toml beside the pages, lines such as to = "ris"
More: cgt-cite COMMAND --help, README.md, and in Python help(cgt_cite)
"""

app = typer.Typer(
    name="cgt-cite",
    cls=Commands,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def add_command(summary: str, examples: str = "") -> Callable[[Function], Function]:
    """Add a command, with a line for the list of commands and examples for the end of its help."""
    return app.command(
        cls=ConfiguredCommand, short_help=summary, epilog=examples and f"\b\nExamples:{examples}"
    )


def _show_version(context: typer.Context, requested: bool) -> None:  # noqa: FBT001 - typer's callback
    verbose = bool(context.params.get("verbose"))  # which is eager, so it is known
    if requested:
        _print("".join(f"{line}\n" for line in _version_lines(verbose=verbose)))
        raise typer.Exit
    if verbose and not context.resilient_parsing:
        context.fail("-v belongs after the command, or to --version")


def _print(text: str) -> None:
    """Write to standard output, with escapes for what its encoding does not have; raises `OSError`."""
    if sys.stdout is None:
        raise OSError(None, "it is closed")
    sys.stdout.write(text.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding))


def _version_lines(*, verbose: bool) -> Iterator[str]:
    yield f"cgt-cite {__version__}"
    if verbose:
        from cgt_cite.extras import describe_installation

        yield from describe_installation()


@app.callback()
def _about(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            help="Show the version; with -v, what is installed.",
        ),
    ] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", is_eager=True, hidden=True)] = False,
) -> None:
    """Extract citations and reference lists from saved PubMed pages."""
