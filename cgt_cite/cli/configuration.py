"""Defaults of options from `cgt-cite.toml`, or `[tool.cgt-cite]` in pyproject.toml, beside the pages.

The nearest file is used: in the folder of the first path, or above it.  Keys are the names of options without
dashes; those at the top are for all commands that have the option, those in the table of a command are for
it alone.  The command line comes first: a format set here gives way to -t, and to the extension of another
format in the name that -o gives, so that `to = "ris"` never writes RIS into `refs.bib`.  As the file may have
come with the pages, it can neither write files, nor use the network, nor silence messages.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import typer
import typer.core

from cgt_cite.errors import UsageError, os_error_message
from cgt_cite.options import CONFIGURATION_FILES

if TYPE_CHECKING:
    from .settings import Setting

Table: TypeAlias = Mapping[str, object]
Settings: TypeAlias = Mapping[str, "Setting"]

# a header or key of our table; or the header `[tool]`, and our name below
_MAY_HAVE_TABLE = re.compile(
    rb"\btool\b[^\n]*cgt-cite|^[ \t]*\[[ \t]*[\"']?tool[\"']?[ \t]*\](?s:.)*?cgt-cite", re.MULTILINE
)
_MAX_BYTES = 1_000_000
_REMEDY = "correct it, or ignore it with --no-config"


class Configuration(NamedTuple):
    """A configuration file and its settings."""

    path: str
    table: Table

    @property
    def name(self) -> str:
        """The path for messages: relative if the file is in the current folder or below."""
        return self.path.removeprefix(os.path.join(_absolute("."), ""))

    def error(self, message: str) -> UsageError:
        """The error for something in this file."""
        return UsageError(f"{self.name}: {message}")


def find_configuration(path: str) -> Configuration | None:
    """The configuration nearest to a page or folder of pages; raises `UsageError` if it cannot be read."""
    for folder in _upwards(path):
        for name, pick in zip(CONFIGURATION_FILES, (_parse, _tool_table), strict=True):
            found = Configuration(os.path.join(folder, name), {})
            if os.path.isfile(found.path) and (table := pick(found)) is not None:
                return found._replace(table=table)
    return None


def _upwards(path: str) -> Iterator[str]:
    """The folder of a path, and those that contain it."""
    folder = _absolute("." if path == "-" else path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        yield (folder := parent)


def _absolute(path: str) -> str:
    """The absolute path; as it is if the current folder has been removed."""
    with suppress(OSError):
        return os.path.abspath(path)
    return path


def _read(file: Configuration) -> bytes:
    try:
        with open(file.path, "rb") as stream:
            return stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise file.error(f"cannot be read: {os_error_message(error)}; {_REMEDY}") from error


def _parse(file: Configuration) -> Table:
    import tomllib

    data = _read(file)
    if len(data) > _MAX_BYTES:
        raise file.error(f"is larger than {_MAX_BYTES // 1_000_000} MB; {_REMEDY}")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise file.error(f"is not UTF-8; {_REMEDY}") from error
    except (ValueError, RecursionError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)  # with the line
        raise file.error(f"is not valid TOML: {what}; {_REMEDY}") from error


def _tool_table(file: Configuration) -> Table | None:
    """Our table of a pyproject.toml; `None` if it has none.

    A file that cannot have one may be invalid: that is somebody else's business.
    """
    if not (os.access(file.path, os.R_OK) and _MAY_HAVE_TABLE.search(_read(file))):
        return None
    tools = _parse(file).get("tool")
    table = tools.get("cgt-cite") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def defaults_for(
    name: str,
    commands: Mapping[str, typer.core.TyperCommand],
    found: Configuration,
    context: typer.Context,
) -> dict[str, object]:
    """The defaults that a configuration has for the command `name`, by parameter.

    All of the file is checked.  Raises `UsageError`, which names the file and the key.
    """
    from .settings import settings_of

    settings = {command: settings_of(commands[command]) for command in commands}
    _check_names(found, settings)
    return {command: _defaults(command, rows, found, context) for command, rows in settings.items()}[name]


def _check_names(found: Configuration, settings: Mapping[str, Settings]) -> None:
    """Raise `UsageError` for a key that is neither an option nor a command."""
    options = {key for rows in settings.values() for key in rows}
    for key, value in found.table.items():
        if not isinstance(value, dict):
            _check_known(found, key, options, "an option")
            continue
        _check_known(found, key, settings, "a command")
        for inner in value:
            _check_known(found, inner, settings[key], f"an option of `{key}`")


def _check_known(found: Configuration, key: str, known: Iterable[str], what: str) -> None:
    if key not in known:
        from .settings import closest

        raise found.error(f"{key!r} is not {what}; {closest(key, known)}")


def _defaults(
    command: str, settings: Settings, found: Configuration, context: typer.Context
) -> dict[str, object]:
    """The defaults of a command, by parameter: those for all commands, then its own."""
    own = found.table.get(command)
    common = {key: value for key, value in found.table.items() if not isinstance(value, dict)}
    defaults = {}
    for prefix, table in ("", common), (f"{command}.", own if isinstance(own, dict) else {}):
        for key, value in table.items():
            if setting := settings.get(key):
                try:
                    defaults[setting.parameter] = setting.default(value, os.path.dirname(found.path), context)
                except typer.BadParameter as error:
                    raise found.error(f"{prefix}{key}: {error.message.rstrip('.')}") from error
    return defaults
