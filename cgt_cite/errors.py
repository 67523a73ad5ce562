"""What stops a run, and the exit status of every way a run can end."""

from __future__ import annotations

from enum import IntEnum

DEBUG = "CGT_CITE_DEBUG"  # the environment variable that asks for tracebacks


class ExitStatus(IntEnum):
    """What the shell is told."""

    OK = 0
    PARTLY = 1  # something was written, but some input could not be read (or --strict and incomplete)
    FAILED = 2  # usage, or nothing could be read or written at all
    INTERRUPTED = 130


class CiteError(Exception):
    """A failure that ends the run; its text is one sentence that says what to do."""

    status = ExitStatus.FAILED


class UsageError(CiteError):
    """The arguments contradict each other or name something that does not exist."""


class OutputError(CiteError):
    """The result could not be written."""


class InstallationError(CiteError):
    """Something that the program itself is made of is not there."""


class DamagedInputError(CiteError):
    """The bytes are not what their kind promises; ends the reading of one file, never the run."""


class TooLargeError(DamagedInputError):
    """There are more bytes than any saved page has."""
