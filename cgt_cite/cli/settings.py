"""The options that a configuration can set, and the check of a value in one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

import typer
import typer.core

from cgt_cite.parallel import cores

_WRITES = "a configuration cannot choose which files are written"
_REQUESTS = "a configuration cannot choose what is requested from a server, or sent to it"
_NAMES_FILES = "an index names further files, which a configuration cannot choose"
_SILENCES = "a configuration cannot hide messages"
# Options that decide what happens outside the run: the configuration may have come with downloaded pages.
REFUSED = {
    **dict.fromkeys(("output", "missing", "stats", "into"), _WRITES),
    **dict.fromkeys(
        ("all", "refresh", "cited", "email", "base-url", "send-credentials", "scheduler"), _REQUESTS
    ),
    "index": _NAMES_FILES,
    "quiet": _SILENCES,
}
_PATHS = ("FILE", "DIR")  # the metavars of options that name a file or folder
_INSIDE = ("store",)  # `complete` writes into it, so that it must be beside the configuration
_NOT_SETTINGS = ("help", "no_config")


class Setting(NamedTuple):
    """A key of the configuration: the option that it sets, `negated` as in `no-merge`."""

    key: str
    option: typer.core.TyperOption
    negated: bool = False

    @property
    def parameter(self) -> str:
        """The name of the option's parameter."""
        return self.option.name or ""

    def default(self, value: object, folder: str, context: typer.Context) -> object:
        """The default that a value sets, with paths relative to `folder`; raises `typer.BadParameter`."""
        if self.key in REFUSED:
            raise typer.BadParameter(f"{REFUSED[self.key]}; give --{self.key} on the command line")
        if self.option.is_flag:
            return _boolean(value) is not self.negated
        texts = [self._text(item, folder) for item in _items(value, several=self.option.multiple)]
        default = texts if self.option.multiple else texts[0]
        converted = self.option.type_cast_value(context, default)  # the check of the command line
        return min(converted, cores()) if self.key == "jobs" and isinstance(converted, int) else default

    def _text(self, value: object, folder: str) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise typer.BadParameter("must be text or a number")
        text = str(value)
        if not text.isprintable():
            raise typer.BadParameter(f"{text!r} contains control characters")
        return _resolved(self.key, text, folder) if text and self.option.metavar in _PATHS else text


def settings_of(command: typer.core.TyperCommand) -> dict[str, Setting]:
    """The settings of a command, by key."""
    settings: dict[str, Setting] = {}
    for option in command.params:
        if isinstance(option, typer.core.TyperOption):
            for names, negated in ((option.opts, False), (option.secondary_opts, True)):
                keys = (name.removeprefix("--") for name in names if name.startswith("--"))
                settings |= {key: Setting(key, option, negated) for key in keys}
    return {key: setting for key, setting in settings.items() if setting.parameter not in _NOT_SETTINGS}


def closest(key: str, known: Iterable[str]) -> str:
    """A suggestion for a key that is not known."""
    matches = get_close_matches(key.replace("_", "-"), list(known), n=1)
    return f"did you mean {matches[0]!r}?" if matches else "see `cgt-cite COMMAND --help` for their names"


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise typer.BadParameter("must be true or false")
    return value


def _items(value: object, *, several: bool) -> list[object]:
    """The values of an option, of which only some take several."""
    if several and not isinstance(value, list):
        raise typer.BadParameter('must be a list, such as ["*.tmp"]')
    return list(value) if several and isinstance(value, list) else [value]


def _resolved(key: str, path: str, folder: str) -> str:
    """A path in a configuration, which is relative to the configuration's folder."""
    if len(path) > 1 and path[0] in "/\\" and path[1] in "/\\":  # Windows would log in to that server
        raise typer.BadParameter(f"{path!r} is on a server: give --{key} on the command line")
    resolved = os.path.join(folder, os.path.expanduser(path))
    if os.path.exists(resolved) and not (os.path.isfile(resolved) or os.path.isdir(resolved)):
        raise typer.BadParameter(f"{path!r} is a pipe, socket or device: give --{key} on the command line")
    root = os.path.join(os.path.realpath(folder), "")
    if key in _INSIDE and not os.path.join(os.path.realpath(resolved), "").startswith(root):
        raise typer.BadParameter(f"{path!r} is not beside this file: give --{key} on the command line")
    return resolved
