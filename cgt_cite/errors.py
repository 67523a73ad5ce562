"""The exceptions that end a run or the reading of a file, and the exit statuses."""

from __future__ import annotations

from enum import IntEnum

DEBUG = "CGT_CITE_DEBUG"  # the environment variable that turns on tracebacks


class ExitStatus(IntEnum):
    """The exit status of the program."""

    OK = 0
    PARTIAL = 1  # something was written, but not all: some input or entry had to be left out (or --strict)
    FAILED = 2  # wrong usage, or nothing could be read or written
    INTERRUPTED = 130


def os_error_message(error: OSError) -> str:
    """The system's error message in lower case, to be used within a sentence."""
    return (error.strerror or str(error) or type(error).__name__).lower()


class CiteError(Exception):
    """An error that ends the run; its message is one sentence."""

    status = ExitStatus.FAILED


class UsageError(CiteError):
    """The arguments contradict each other, or name something that does not exist or cannot be used."""


class OutputError(CiteError):
    """The output could not be written."""


class InstallationError(CiteError):
    """A file or package that the program needs is missing."""


class UnreadableError(CiteError):
    """An input could not be read; raised in Python, where the command reports it and reads on."""


class DamagedInputError(UnreadableError):
    """The bytes do not conform to their format; ends the reading of one file, never the run."""


class TooLargeError(DamagedInputError):
    """The input is larger than any saved page."""
