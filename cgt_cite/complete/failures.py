"""Why a record could not be fetched: reasons for the user, and exceptions for requests that fail."""

from __future__ import annotations

ABSENT = "PubMed has no record with this PMID"
NOT_ASKED = "the server failed before this record was requested"
DAMAGED = "the file of its record exists, but cannot be read"
NAMELESS = "its page does not state a PMID"


class TransientError(Exception):
    """A failure after which the request is retried, in `wait` seconds at the earliest."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class PermanentError(Exception):
    """A failure after which no more requests are made in this run."""
