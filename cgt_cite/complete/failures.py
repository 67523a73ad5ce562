"""Why a record could not be fetched: reasons for the user, and exceptions for requests that fail."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """Why there is no record of an article, apart from errors of the server."""

    NO_RECORD = "PubMed has no record with this PMID"
    NOT_REQUESTED = "the server failed before this record was requested"
    UNREADABLE = "the file of its record exists, but cannot be read"
    NO_PMID = "its page does not state a PMID"


class TransientError(Exception):
    """A failure after which the request is retried, in `wait` seconds at the earliest."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class PermanentError(Exception):
    """A failure after which no more requests are made in this run."""
