"""A command whose options have sections in the help, and defaults in a configuration beside the pages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import typer
import typer.core

from cgt_cite.errors import UsageError
from cgt_cite.formats import format_for, named_format

if TYPE_CHECKING:
    from .configuration import Configuration

Private: TypeAlias = Any  # contexts, formatters and parameters, whose types are private in typer

_COLUMN = 20  # the width of the options in the help, in characters
_CONFIGURATION = "cgt_cite.configuration"  # where a context keeps it
MESSAGES = "Messages and defaults"


def write_sections(command: Private, ctx: Private, formatter: Private) -> None:
    """Write the arguments and options of a command, in the sections that they name."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(ctx):
        if record := parameter.get_help_record(ctx):
            sections.setdefault(_section(parameter), []).append(record)
    for title, rows in sections.items():
        with formatter.section(title):
            # padded, so that the texts of all sections are in one column
            formatter.write_dl([(f"{name:<{_COLUMN}}", text) for name, text in rows], col_max=_COLUMN)


def _section(parameter: Private) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return str(getattr(parameter, "rich_help_panel", None) or "Options")


class ConfiguredCommand(typer.core.TyperCommand):
    """A command that takes the defaults of its options from a configuration, unless --no-config is given."""

    def __init__(self, *arguments: Private, **named: Private) -> None:
        super().__init__(*arguments, **named)
        self.params.append(
            typer.core.TyperOption(
                param_decls=["--no-config"],
                is_flag=True,
                default=False,
                expose_value=False,
                help="Ignore defaults in cgt-cite.toml or pyproject.toml, beside the pages or above.",
                rich_help_panel=MESSAGES,
            )
        )

    def get_help_option(self, ctx: Private) -> Private:
        """The option that shows the help, which comes last in it."""
        option = super().get_help_option(ctx)
        if option:
            option.rich_help_panel = MESSAGES
        return option

    def format_options(self, ctx: Private, formatter: Private) -> None:
        """Write the options in sections."""
        write_sections(self, ctx, formatter)

    def parse_args(self, ctx: Private, args: list[str]) -> list[str]:
        """Parse the arguments, with the defaults of the configuration."""
        if not ctx.resilient_parsing:
            self._read_configuration(ctx, self.make_parser(ctx).parse_args(args=list(args))[0])
        return super().parse_args(ctx, args)

    def _read_configuration(self, ctx: Private, values: Mapping[str, Private]) -> None:
        if values.get("no_config") or values.get("help"):
            return
        from .configuration import defaults_for, find_configuration

        if found := find_configuration(self._first_path(values)):
            ctx.meta[_CONFIGURATION] = found
            defaults = defaults_for(ctx.info_name, ctx.parent.command.commands, found, ctx)
            if _contradicts(str(defaults.get("to", "")), str(values.get("output") or "")):
                del defaults["to"]
            ctx.default_map = defaults

    def _first_path(self, values: Mapping[str, Private]) -> str:
        """The first path that the user names; the current folder if there is none."""
        arguments = (one.name for one in self.params if isinstance(one, typer.core.TyperArgument))
        paths = values.get(next(arguments, None) or "") or "-"
        return paths if isinstance(paths, str) else paths[0]

    def invoke(self, ctx: Private) -> Private:
        """Run the command; report what a configuration sets, also with errors that it may have caused."""
        found: Configuration | None = ctx.meta.get(_CONFIGURATION)
        used = _options_set(self, ctx) if found else {}
        if found:
            _report(ctx, found, used)
        try:
            return super().invoke(ctx)
        except UsageError as error:
            message = str(error)
            causes = [name for name, value in used.items() if _names(message, name) or _names(message, value)]
            if found and causes:
                raise UsageError(f"{message} ({found.name} sets {', '.join(causes)})") from error
            raise


def _contradicts(name: str, output: str) -> bool:
    """Whether the file that the user names has the extension of another format than this one."""
    inferred = format_for(output)
    return bool(name) and inferred is not None and named_format(name).extension != inferred.extension


def _options_set(command: typer.core.TyperCommand, ctx: Private) -> dict[str, Private]:
    """The options whose values are those of the configuration, and the values."""
    options = (option for option in command.params if isinstance(option, typer.core.TyperOption))
    return {
        max(option.opts, key=len): ctx.params[option.name]
        for option in options
        if ctx.get_parameter_source(option.name).name == "DEFAULT_MAP"
    }


def _names(message: str, value: Private) -> bool:
    """Whether a message contains an option, or the path that is its value, as a whole."""
    is_name = isinstance(value, str) and (value.startswith("--") or os.path.isabs(value))
    return is_name and re.search(rf"(?<![\w/-]){re.escape(value)}(?![\w-])", message) is not None


def _report(ctx: Private, found: Configuration, used: Iterable[str]) -> None:
    from cgt_cite.messages import make_reporter
    from cgt_cite.options import Color

    quiet, verbose = (bool(ctx.params.get(name)) for name in ("quiet", "verbose"))
    reporter = make_reporter(Color(ctx.params.get("color", Color.AUTO)), quiet=quiet, verbose=verbose)
    if used:
        reporter.info(f"{found.name} sets {', '.join(used)} (--no-config ignores it)", "dim")
    elif verbose:
        reporter.info(f"{found.name} sets no option of this command", "dim")
