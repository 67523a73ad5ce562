"""Turn exceptions raised while reading a file into problems for the user."""

from __future__ import annotations

import os

from cgt_cite.errors import DEBUG, DamagedInputError, InstallationError, TooLargeError, os_error_message
from cgt_cite.problems import Problem, ProblemKind

_REPORT_BUG = "save the page again; if that does not help, report a bug and attach the page"


def problem_from_exception(error: Exception, source: str) -> Problem:
    """The problem for an exception raised while reading `source`.

    Raises `InstallationError` if the program, not the input, is at fault.
    """
    if isinstance(error, ImportError):
        raise InstallationError(f"installation is incomplete: {error}; reinstall it") from error
    if isinstance(error, TooLargeError):
        return Problem(ProblemKind.TOO_LARGE, source, str(error))
    if isinstance(error, DamagedInputError):
        return Problem(ProblemKind.DAMAGED, source, str(error), traceback=_traceback(error))
    if isinstance(error, OSError):
        return Problem(ProblemKind.UNREADABLE, source, os_error_message(error))
    detail = f"reading it failed with {type(error).__name__}: {error}"
    return Problem(ProblemKind.DAMAGED, source, detail, _REPORT_BUG, _traceback(error))


def _traceback(error: Exception) -> str:
    if not os.environ.get(DEBUG):
        return ""
    from traceback import format_exception

    return "".join(format_exception(error))
