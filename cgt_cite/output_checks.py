"""Refuse outputs that would destroy something or that nobody can read, before anything is written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cgt_cite.errors import UsageError
from cgt_cite.formats import Format, format_for
from cgt_cite.output import STANDARD_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_output(output: str, paths: Sequence[str]) -> None:
    """Raise `UsageError` if the output would replace a page to be read.

    In a folder, a file with the extension of an output format is the output of an earlier run, not a page.
    """
    if not os.path.isfile(output):
        return
    folders = tuple(os.path.join(os.path.realpath(path), "") for path in paths)
    location = os.path.realpath(output)
    named = any(os.path.exists(path) and os.path.samefile(path, output) for path in paths)
    if named or (not format_for(output) and location.startswith(folders)):
        raise UsageError(f"{output}: is also an input; choose another file with -o")


def check_distinct(paths: Sequence[str]) -> None:
    """Raise `UsageError` if one file is to be written twice; a device may be."""
    seen: set[str] = set()
    for path in paths:
        place = os.path.normcase(os.path.normpath(path))  # names on Windows may differ in case
        if place in seen and (os.path.isfile(path) or not os.path.exists(path)):
            raise UsageError(f"{path}: is named for two outputs; choose another file for one of them")
        seen.add(place)


def check_terminal(output_format: Format, output: str) -> None:
    """Raise `UsageError` if the output would go to a terminal, which cannot show it."""
    if output_format.binary and output == STANDARD_OUTPUT and sys.stdout and sys.stdout.isatty():
        raise UsageError(f"{output_format.name} is not text: write it to a file with -o, or to a pipe")


def unwritten(output: str) -> str:
    """What becomes of an output for which nothing was found, if it is a file; empty for pipes and devices."""
    if os.path.isfile(output):
        return f"nothing to write: {output} is left unchanged"
    is_new = output != STANDARD_OUTPUT and not os.path.exists(output)
    return f"nothing to write: {output} is not made" if is_new else ""
