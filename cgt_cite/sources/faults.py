"""What ends the reading of a file, said to the user."""

from __future__ import annotations

from cgt_cite.errors import DamagedInput, InstallationError, TooLarge
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.walk import reason

_OURS = "save the page again; if that does not help, report it with the page"


def fault(error: Exception, source: str) -> Problem:
    """The problem that an exception stands for which came up while `source` was read.

    Raises `InstallationError` where not the input but the program is at fault.
    """
    if isinstance(error, ImportError):
        raise InstallationError(f"is not installed whole: {error}; install it again") from error
    if isinstance(error, TooLarge):
        return Problem(Kind.TOO_LARGE, source, str(error))
    if isinstance(error, DamagedInput):
        return Problem(Kind.DAMAGED, source, str(error))
    if isinstance(error, OSError):
        return Problem(Kind.UNREADABLE, source, reason(error))
    return Problem(Kind.DAMAGED, source, f"reading it failed with {type(error).__name__}: {error}", _OURS)
