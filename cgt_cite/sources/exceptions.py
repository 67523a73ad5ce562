"""What ends the reading of a file, said to the user."""

from __future__ import annotations

import os

from cgt_cite.errors import DEBUG, DamagedInputError, InstallationError, TooLargeError
from cgt_cite.problems import Kind, Problem
from cgt_cite.sources.walk import os_error_message

_OURS = "save the page again; if that does not help, report it with the page"


def problem_from_exception(error: Exception, source: str) -> Problem:
    """The problem that an exception stands for which came up while `source` was read.

    Raises `InstallationError` where not the input but the program is at fault.
    """
    if isinstance(error, ImportError):
        raise InstallationError(f"is not installed whole: {error}; install it again") from error
    if isinstance(error, TooLargeError):
        return Problem(Kind.TOO_LARGE, source, str(error))
    if isinstance(error, DamagedInputError):
        return Problem(Kind.DAMAGED, source, str(error), traceback=_traceback(error))
    if isinstance(error, OSError):
        return Problem(Kind.UNREADABLE, source, os_error_message(error))
    detail = f"reading it failed with {type(error).__name__}: {error}"
    return Problem(Kind.DAMAGED, source, detail, _OURS, _traceback(error))


def _traceback(error: Exception) -> str:
    if not os.environ.get(DEBUG):
        return ""
    from traceback import format_exception

    return "".join(format_exception(error))
